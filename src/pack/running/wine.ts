/**
 * The environment for Wine: silent, without a display, and with a prefix of its own, which Wine fills when it is
 * first used. The user's prefix is not ours to change, and what is in it would decide what we find.
 */
export function wineEnvironment(prefix: string): Readonly<Record<string, string | undefined>> {
  return {
    WINEPREFIX: prefix,
    // It would put folders and menus there.
    HOME: prefix,
    WINEARCH: undefined,
    WINEDEBUG: '-all',
    // Left out: .NET and HTML, which ask to be downloaded; the debugger of crashes; the writer of menus.
    WINEDLLOVERRIDES: 'mscoree=;mshtml=;winedbg.exe=;winemenubuilder.exe=',
    DISPLAY: undefined,
    WAYLAND_DISPLAY: undefined,
  };
}

/** A path of ours as a program under Wine sees it. */
export function winePath(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`;
}
