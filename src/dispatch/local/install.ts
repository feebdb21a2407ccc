import { join } from 'node:path';
import { SHA256 } from '../../model/digest.ts';
import { messageOf, ReleaseError } from '../../model/errors.ts';
import { fillIn, type NodeFields } from '../../model/lanes.ts';
import type { Files } from '../../ports.ts';
import type { Payload } from '../fleet.ts';
import type { LocalFleet } from './fleet.ts';
import { type NodeRecord, nodePaths, readRecord, writeRecord } from './record.ts';
import { GRACE_MS } from './stop.ts';

/** The program and the two before it. */
const KEPT_VERSIONS = 3;
const EXECUTABLE = 0o755;
/** How temporary folders begin. */
const DRAFT = '.tmp-';

/** sha256 of the bytes installed, null for none. */
export async function installedOn(fleet: LocalFleet, node: string): Promise<string | null> {
  const { files } = fleet.ports;
  const paths = nodePaths(fleet.folder, node);
  const record = await readRecord(paths.record, files);
  return record ? checksumOf(paths.binary(record.program), files) : null;
}

/** Keeps the program and the one before it by their checksums, then puts it in place. */
export async function install(fleet: LocalFleet, node: string, payload: Payload): Promise<void> {
  const { files } = fleet.ports;
  const paths = nodePaths(fleet.folder, node);
  const known = await readRecord(paths.record, files);
  // What runs here without a record is left of a fleet whose folder was removed; it has another port.
  if (!known) await stopOthers(fleet, node, undefined);
  const record = known ?? (await newRecord(fleet, node));
  const present = await checksumOf(paths.binary(record.program), files);
  if (present && !(await files.stat(paths.version(present)))) {
    await files.copy(paths.binary(record.program), paths.version(present), EXECUTABLE);
  }
  await files.copy(payload.path, paths.version(payload.checksum), EXECUTABLE);
  await place(
    fleet,
    { ...record, kept: present ? [present, ...record.kept] : record.kept },
    payload.checksum,
  );
}

/** Puts back a version that the node has kept; with null the node has nothing and runs nothing, as at first. */
export async function restore(fleet: LocalFleet, node: string, checksum: string | null): Promise<void> {
  const { files } = fleet.ports;
  const paths = nodePaths(fleet.folder, node);
  const record = await readRecord(paths.record, files);
  if (!record) return;
  if (checksum) return place(fleet, record, checksum);
  await writeRecord(paths.record, { ...record, checksum }, files);
  await stopOthers(fleet, node, undefined);
  await files.remove(paths.binary(record.program));
  // The next program prepares a configuration of its own.
  await files.remove(paths.home);
}

/** Has a node that has stopped run what is recorded for it; false where there was nothing to do. */
export async function revive(fleet: LocalFleet, node: string): Promise<boolean> {
  const { files, processes } = fleet.ports;
  const paths = nodePaths(fleet.folder, node);
  const record = await readRecord(paths.record, files);
  if (!record?.checksum || (await processes.find(paths.tag)).length > 0) return false;
  await place(fleet, record, record.checksum);
  return true;
}

/** The bytes are verified before they get their name, and again under it; then the node runs them. */
async function place(fleet: LocalFleet, record: NodeRecord, checksum: string): Promise<void> {
  const { files } = fleet.ports;
  const paths = nodePaths(fleet.folder, record.id);
  const binary = paths.binary(record.program);
  await mustBe(paths.version(checksum), checksum, files);
  const kept = [...new Set([checksum, ...record.kept])].slice(0, KEPT_VERSIONS);
  await writeRecord(paths.record, { ...record, checksum, kept }, files);
  await files.copy(paths.version(checksum), binary, EXECUTABLE);
  await mustBe(binary, checksum, files);
  if (!(await stopOthers(fleet, record.id, checksum))) await start(fleet, record);
  const old = (await files.list(paths.versions)).filter((name) => SHA256.test(name) && !kept.includes(name));
  for (const name of old) await files.remove(paths.version(name));
}

/** Stops what the node runs, except one process of the wanted bytes; true when there is such a one. */
async function stopOthers(fleet: LocalFleet, node: string, wanted: string | undefined): Promise<boolean> {
  const { files, processes } = fleet.ports;
  let isRunning = false;
  for (const process of await processes.find(nodePaths(fleet.folder, node).tag)) {
    if (!isRunning && wanted && (await checksumOf(process.executable, files)) === wanted) isRunning = true;
    else await processes.stop(process, GRACE_MS);
  }
  return isRunning;
}

/** What keeps the program from starting goes to the log of the node: its health will tell. */
async function start(fleet: LocalFleet, record: NodeRecord): Promise<void> {
  const { files, processes } = fleet.ports;
  const paths = nodePaths(fleet.folder, record.id);
  const file = paths.binary(record.program);
  const args = fleet.config.run.map((argument) => fillIn(argument, fieldsOf(record)));
  try {
    await prepare(fleet, record);
    await processes.start({ file, args, cwd: paths.home, log: paths.log, tag: paths.tag });
  } catch (error) {
    const ours = !(error instanceof ReleaseError) || !['TOOL_FAILED', 'TOOL_MISSING'].includes(error.code);
    if (ours) throw error;
    await files.append(paths.log, `${messageOf(error)}\n`);
  }
}

/** Makes the working folder under another name first, so that a killed `prepare` leaves no half of it. */
async function prepare(fleet: LocalFleet, record: NodeRecord): Promise<void> {
  const { files } = fleet.ports;
  const { folder, home } = nodePaths(fleet.folder, record.id);
  if (await files.stat(home)) return;
  const abandoned = (await files.list(folder)).filter((name) => name.startsWith(DRAFT));
  for (const name of abandoned) await files.remove(join(folder, name));
  const draft = await files.temporaryFolder(folder);
  const args = (fleet.config.prepare ?? []).map((argument) => fillIn(argument, fieldsOf(record)));
  if (args.length > 0) await runPrepare(fleet, record, args, draft);
  await files.rename(draft, home);
}

async function runPrepare(fleet: LocalFleet, record: NodeRecord, args: string[], cwd: string): Promise<void> {
  const file = nodePaths(fleet.folder, record.id).binary(record.program);
  const { exitCode, stdout, stderr } = await fleet.ports.exec.run({ file, args, cwd });
  if (exitCode === 0) return;
  throw new ReleaseError(
    'TOOL_FAILED',
    `${record.program} ${args.join(' ')} ended with ${exitCode}: ${(stderr || stdout).trim()}`,
    'correct dispatch.fleet.prepare',
  );
}

async function newRecord(fleet: LocalFleet, id: string): Promise<NodeRecord> {
  const { files, processes } = fleet.ports;
  const taken = (
    await Promise.all(
      (await files.list(fleet.folder)).map((node) => readRecord(nodePaths(fleet.folder, node).record, files)),
    )
  ).flatMap((record) => record?.port ?? []);
  const port = await processes.freePort(taken);
  return { id, port, program: fleet.program, checksum: null, kept: [] };
}

async function checksumOf(path: string, files: Files): Promise<string | null> {
  try {
    return (await files.digest(path)).sha256;
  } catch (error) {
    if (error instanceof ReleaseError && error.code === 'FILE_MISSING') return null;
    throw error;
  }
}

async function mustBe(path: string, checksum: string, files: Files): Promise<void> {
  const found = await checksumOf(path, files);
  if (found === checksum) return;
  throw new ReleaseError(
    'DIGEST_MISMATCH',
    `${path} has the sha256 ${found ?? 'of nothing: there is no such file'}, not ${checksum}`,
    'something else writes into the fleet; remove the folder of the node and dispatch again',
  );
}

export function fieldsOf({ id, port }: NodeRecord): NodeFields {
  return { Port: String(port), Node: id };
}
