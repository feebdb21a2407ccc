import { readFile } from 'node:fs/promises';

/** An archive of Debian as this machine is configured to reach it. */
export type Mirror = { uri: string; signedBy: string };

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** The machine's own Debian mirror, so that no host need be named here. Throws if it has none. */
export async function machineMirror(): Promise<Mirror> {
  if (!/^ID="?debian"?$/m.test(await text('/etc/os-release'))) throw new Error('this machine is not Debian');
  const mirror =
    mirrorOfStanzas(await text('/etc/apt/sources.list.d/debian.sources')) ??
    mirrorOfLines(await text('/etc/apt/sources.list'));
  if (!mirror) throw new Error('no Debian mirror in debian.sources or sources.list');
  return mirror;
}

/** Reads the deb822 style of sources.list(5): stanzas of `Field: value`, apart by empty lines. */
function mirrorOfStanzas(sources: string): Mirror | undefined {
  for (const stanza of sources.replace(/^#.*\n?/gm, '').split(/\n\s*\n/)) {
    const field = (name: string) =>
      (new RegExp(`^${name}:(.*(?:\\n[ \\t].*)*)`, 'im').exec(stanza)?.[1] ?? '').trim().split(/\s+/);
    const usable = field('Types').includes('deb') && !/^no$/i.test(field('Enabled')[0] ?? '');
    const mirror =
      usable && mirrorOf(field('URIs')[0], field('Suites'), field('Components'), field('Signed-By')[0]);
    if (mirror) return mirror;
  }
  return undefined;
}

/** Reads the one-line style: `deb [option=value ...] uri suite component ...`. */
function mirrorOfLines(sources: string): Mirror | undefined {
  for (const line of sources.split('\n')) {
    const [, options = '', uri, suite = '', components = ''] =
      /^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#]*)/.exec(line) ?? [];
    const signedBy = /(?:^|\s)signed-by=(\S+)/i.exec(options)?.[1];
    const mirror = mirrorOf(uri, [suite], components.split(/\s+/), signedBy);
    if (mirror) return mirror;
  }
  return undefined;
}

/** Only a whole suite's mirror carries the other suites; those of security and updates may not. */
function mirrorOf(
  uri: string | undefined,
  suites: string[],
  components: string[],
  signedBy = '',
): Mirror | undefined {
  if (!uri || !suites.some((suite) => /^[a-z]+$/.test(suite)) || !components.includes('main'))
    return undefined;
  return { uri, signedBy: signedBy.startsWith('/') ? signedBy : KEYRING };
}

async function text(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
