/** Finds what is known of each program named, as `scan` does, with one database for all: `DATABASE PROGRAM...`. */
import { localPorts } from '../src/runner/ports.ts';
import { readDatabase } from '../src/scan/database/read.ts';
import { findVulnerabilities } from '../src/scan/findings.ts';
import { readProgram } from '../src/scan/program.ts';

const [path = '', ...programs] = process.argv.slice(2);
const { files } = localPorts();
const database = await readDatabase(path, undefined, files);
for (const file of programs) {
  const program = await readProgram(file, files);
  if ('refusal' in program) throw new Error(`${file}: ${program.refusal}`);
  findVulnerabilities(program, database, Date.now());
}
