import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zip } from './archives.ts';
import { temporaryFolder } from './temporary.ts';

/** A module proxy in a folder. */
export interface ModuleProxy {
  /** What GOPROXY takes. */
  readonly url: string;
  /** Publishes a version of a module with one package; `text` is its Go file, `more` are files beside it, by name. */
  publish(module: string, version: string, text: string, more?: Readonly<Record<string, string>>): void;
}

/** The form of the folder is the protocol of a proxy (https://go.dev/ref/mod#goproxy-protocol). */
export function moduleProxy(): ModuleProxy {
  const folder = temporaryFolder('proxy');
  return {
    url: pathToFileURL(folder).href,
    publish(module, version, text, more = {}) {
      const escaped = module.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
      const place = join(folder, escaped, '@v');
      const mod = `module ${module}\n\ngo 1.24\n`;
      const prefix = `${module}@${version}`;
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${version}.info`), JSON.stringify({ Version: version }));
      writeFileSync(join(place, `${version}.mod`), mod);
      writeFileSync(
        join(place, `${version}.zip`),
        zip([
          { name: `${prefix}/go.mod`, text: mod },
          { name: `${prefix}/lib.go`, text },
          ...Object.entries(more).map(([name, content]) => ({ name: `${prefix}/${name}`, text: content })),
        ]),
      );
    },
  };
}
