/**
 * What a program sees so that it opens no connection but to loopback. Go takes modules only from where no network is
 * needed, and no other Go than the one that runs. Go's checksum database is not turned off: what `go.sum` does not
 * list would be trusted unseen.
 */
export function withoutNetwork(goproxy: string | undefined, proxy: string): Record<string, string> {
  const loopback = 'localhost,127.0.0.1,::1,127.0.0.0/8';
  return {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    ALL_PROXY: proxy,
    NO_PROXY: loopback,
    http_proxy: proxy,
    https_proxy: proxy,
    all_proxy: proxy,
    no_proxy: loopback,
    GOPROXY: localProxies(goproxy),
    // Without this Go asks the repository itself for what GOPRIVATE names, even where GOPROXY is off.
    GONOPROXY: 'none',
    GOTOOLCHAIN: 'local',
  };
}

/** Of a `GOPROXY` list, the folders and loopback servers; `off` where nothing is left. */
export function localProxies(goproxy = ''): string {
  const kept = goproxy
    .split(/[,|]/)
    .map((entry) => entry.trim())
    .filter(isLocal);
  return kept.length > 0 ? kept.join(',') : 'off';
}

function isLocal(entry: string): boolean {
  if (!URL.canParse(entry)) return false;
  const { protocol, host } = new URL(entry);
  return protocol === 'file:' || (/^https?:$/.test(protocol) && isLoopback(host));
}

/** `host` or `host:port`. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);
}
