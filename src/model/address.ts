/** A clone address as a URL: `git@host:path` is how git abbreviates `ssh://git@host/path`. */
export function withScheme(address: string): string {
  return address.replace(/^([^/:]+@[^/:]+):(?!\/\/)/, 'ssh://$1/');
}
