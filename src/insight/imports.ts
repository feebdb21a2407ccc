import type { ModuleVersion } from '../model/insight-report.ts';

/** A package outside the standard library, as `go list` tells it. */
export interface ListedPackage {
  readonly path: string;
  /** Undefined for what Go makes itself. */
  readonly module: ModuleVersion | undefined;
  readonly imports: readonly string[];
}

/** The template of `go list -f` whose lines `parsePackages` reads; no name of Go's has a tab or a space in it. */
export const PACKAGE_LINE =
  '{{if not .Standard}}{{.ImportPath}}\t{{with .Module}}{{.Path}}\t{{.Version}}{{else}}\t{{end}}\t{{join .Imports " "}}{{end}}';

/**
 * The packages that `go list -deps -f PACKAGE_LINE` told. What is built anew for a test, `app [app.test]`, is joined
 * with the package that it stands for.
 */
export function parsePackages(output: string): ListedPackage[] {
  return output.split('\n').flatMap((line) => {
    const [path = '', module = '', version = '', imports = ''] = line.trimEnd().split('\t');
    if (path === '' || module === '') return [];
    return [
      {
        path: withoutVariant(path),
        module: { path: module, version },
        imports: imports.split(' ').filter((one) => one !== '' && !one.startsWith('[')),
      },
    ];
  });
}

function withoutVariant(path: string): string {
  return path.split(' ', 1)[0] ?? path;
}
