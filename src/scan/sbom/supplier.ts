/** Places where the first part of the path is the owner. */
const CODE_HOSTS = ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitee.com'];

/** Who supplies a Go module, as far as its path tells; undefined where it does not. An inference, to be marked so. */
export function supplierOf(path: string): string | undefined {
  if (path === 'stdlib' || path.startsWith('golang.org/x/')) return 'The Go Authors';
  const [host = '', owner = ''] = path.split('/');
  return CODE_HOSTS.includes(host.toLowerCase()) && owner !== '' ? owner : undefined;
}
