import { styleText } from 'node:util';
import type { Command } from 'commander';
import { type Diagnosis, diagnose } from '../preflight/tools.ts';
import { localPorts } from '../runner/ports.ts';
import { printJson } from './output.ts';

export function addDoctor(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('doctor')
    .description('say which tools are found, which version, and how to install what is missing')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const tools = await diagnose(localPorts());
      if (json) printJson({ tools });
      else process.stdout.write(`${tools.map(line).join('\n')}\n`);
      finish(tools.some(({ required, found }) => required && !found) ? 1 : 0);
    });
}

function line({ name, required, neededFor, found, path, version, sha256, install }: Diagnosis): string {
  const label = `${name.padEnd(13)} ${(version ?? '').padEnd(12)}`;
  if (found) return `${styleText('green', '✓')} ${label} ${path}  sha256:${sha256?.slice(0, 12)}`;
  const mark = required ? styleText('red', '✗ missing') : styleText('yellow', '? missing');
  return `${mark.padEnd(11)} ${name}: needed for ${neededFor}\n    install it with: ${install}`;
}
