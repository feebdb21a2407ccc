/**
 * Bundles every action and the command line into `dist/<name>/index.js` with @vercel/ncc. The bundles are
 * committed: the runner executes the tagged tree.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { actionNames, ROOT } from './declared.ts';

const checking = process.argv.includes('--check');
const into = checking ? mkdtempSync(join(tmpdir(), 'oracle-release-dist-')) : join(ROOT, 'dist');

declareSideEffectFree();
const entries = new Map([
  ...actionNames().map((name): [string, string] => [name, `actions/${name}/main.ts`]),
  ['cli', 'src/cli.ts'],
]);
for (const [name, entry] of entries) bundle(name, entry);
if (checking) compare();

/**
 * The toolkit packages do not say that they have no side effects, so webpack keeps all they import: with this
 * the bundle of an action is a quarter of the size and starts in half the time.
 */
function declareSideEffectFree(): void {
  const packages = [
    ...readdirSync(join(ROOT, 'node_modules/@actions')).map((name) => `@actions/${name}`),
    'undici',
  ];
  for (const name of packages) {
    const path = join(ROOT, 'node_modules', name, 'package.json');
    if (!existsSync(path)) continue;
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    if (manifest.sideEffects === false) continue;
    writeFileSync(path, `${JSON.stringify({ ...manifest, sideEffects: false }, null, 2)}\n`);
  }
}

function bundle(name: string, entry: string): void {
  const folder = join(into, name);
  rmSync(folder, { recursive: true, force: true });
  const ncc = join(ROOT, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const args = [
    ncc,
    'build',
    join(ROOT, entry),
    '-o',
    folder,
    '--transpile-only',
    // Its cache goes by time stamps, and a bundle must depend on the sources alone.
    '--no-cache',
    '--license',
    'licenses.txt',
  ];
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const text = readFileSync(join(folder, 'index.js'), 'utf8');
  // ncc exits 0 when it could not resolve a package or a file, and leaves a bundle that throws.
  if (/webpackMissingModule|@@notfound/.test(text)) throw new Error(`dist/${name} misses a module`);
  console.log(`bundled ${name} (${Math.round(text.length / 1024)} KiB)`);
}

function compare(): void {
  const stale = [...entries.keys()].flatMap((name) => differences(name));
  rmSync(into, { recursive: true, force: true });
  if (stale.length === 0) return;
  console.error(
    `dist is not current:\n${stale.map((file) => `  ${file}`).join('\n')}\nrun \`make package\` and commit the result`,
  );
  process.exit(1);
}

function differences(name: string): string[] {
  const fresh = filesIn(join(into, name));
  const committed = filesIn(join(ROOT, 'dist', name));
  return [...new Set([...fresh.keys(), ...committed.keys()])]
    .filter((file) => fresh.get(file) !== committed.get(file))
    .map((file) => `dist/${name}/${file}`);
}

function filesIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), readFileSync(path, 'utf8')];
    }),
  );
}
