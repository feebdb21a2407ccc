/** Places where the first part of the path is the owner. */
const CODE_HOSTS = ['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitee.com'];

/**
 * Who supplies a Go module, as far as its path tells: the owner on a code host, else the owner of the domain that
 * the path begins with. An inference, to be marked so; undefined where the path begins with no domain.
 */
export function supplierOf(path: string): string | undefined {
  if (path === 'stdlib' || path.startsWith('golang.org/x/')) return 'The Go Authors';
  const [host = '', owner = ''] = path.split('/');
  if (CODE_HOSTS.includes(host.toLowerCase())) return owner || undefined;
  // gopkg.in stands for GitHub: gopkg.in/pkg.v3 is go-pkg/pkg, gopkg.in/user/pkg.v3 is user/pkg.
  if (host === 'gopkg.in') return path.split('/').length > 2 ? owner : `go-${owner.replace(/\.v\d+.*$/, '')}`;
  return host.includes('.') ? host : undefined;
}
