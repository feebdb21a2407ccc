import { withScheme } from '../../model/address.ts';
import { supplierOf } from './supplier.ts';

const SCHEMES = ['https:', 'http:', 'ssh:', 'git:'];

/**
 * A clone address as a URL without what it may hold of secrets, `ssh://git@github.com/owner/name` for git's short
 * form; undefined where it is none that others could use, such as a local path.
 */
export function repositoryUrl(repository: string | undefined): string | undefined {
  const long = withScheme(repository ?? '');
  if (!URL.canParse(long)) return undefined;
  const url = new URL(long);
  if (!SCHEMES.includes(url.protocol)) return undefined;
  url.password = '';
  if (url.protocol !== 'ssh:') url.username = '';
  return url.href;
}

/** Who owns a repository, by its clone address; undefined where that does not tell. */
export function ownerOf(repository: string | undefined): string | undefined {
  const url = repositoryUrl(repository);
  if (url === undefined) return undefined;
  const { hostname, pathname } = new URL(url);
  return supplierOf(hostname + pathname);
}
