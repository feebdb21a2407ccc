import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { localPorts } from '../src/runner/ports.ts';
import { readFolder } from '../src/scan/database/folder.ts';
import { readTgz } from '../src/scan/database/tgz.ts';
import { readZip } from '../src/scan/database/zip.ts';

/** What the index takes from an entry in the OSV format. */
interface Osv {
  readonly id: string;
  readonly modified: string;
  readonly affected: readonly {
    readonly package: { readonly name: string };
    readonly ranges?: readonly { readonly events: readonly { readonly fixed?: string }[] }[];
  }[];
}

/**
 * Lays a database out as it is published (go.dev/doc/security/vuln/database), with the index that lets
 * govulncheck read only what it needs: a flat folder would cost it more. Gives its address.
 */
export async function layOutDatabase(from: string, folder: string): Promise<string> {
  const { files } = localPorts();
  const read = from.endsWith('.tgz') ? readTgz : from.endsWith('.zip') ? readZip : undefined;
  const entries = read ? await read(await files.read(from)) : await readFolder(from, files);
  await mkdir(join(folder, 'ID'), { recursive: true });
  await mkdir(join(folder, 'index'), { recursive: true });
  const modules = new Map<string, { id: string; modified: string; fixed?: string }[]>();
  for (const { name, text } of entries) {
    if (!/^GO-.*\.json$/.test(basename(name))) continue;
    await writeFile(join(folder, 'ID', basename(name)), text);
    const { id, modified, affected } = JSON.parse(text) as Osv;
    for (const one of affected) {
      const known = modules.get(one.package.name) ?? [];
      const fixed = one.ranges?.flatMap(({ events }) => events.flatMap((event) => event.fixed ?? [])).at(-1);
      modules.set(one.package.name, [...known, { id, modified, ...(fixed && { fixed }) }]);
    }
  }
  const index = [...modules].map(([path, vulns]) => ({ path, vulns }));
  await writeFile(join(folder, 'index/modules.json'), JSON.stringify(index));
  await writeFile(join(folder, 'index/db.json'), JSON.stringify({ modified: new Date(0).toISOString() }));
  return pathToFileURL(folder).href;
}
