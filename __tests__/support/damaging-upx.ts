/**
 * A UPX whose packed files come to harm:
 *   node damaging-upx.ts HOW UPX [argument of UPX ...]
 * HOW is a name in damage.ts, or a folder with the files to put in the place of packed ones, by name of the plain file.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { DAMAGES, type DamageName } from './damage.ts';

const [how = '', upx = '', ...args] = process.argv.slice(2);
const { status } = spawnSync(upx, args, { stdio: 'inherit' });
if (status === 0 && args.includes('-o') && !args.includes('-d')) {
  const packed = args[args.indexOf('-o') + 1] ?? '';
  const plain = basename(args.at(-1) ?? '');
  writeFileSync(
    packed,
    isAbsolute(how) ? readFileSync(join(how, plain)) : DAMAGES[how as DamageName](readFileSync(packed)),
  );
}
process.exitCode = status ?? 1;
