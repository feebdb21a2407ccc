import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GRYPE = 'v0.110.0';
const SOURCE = join(import.meta.dirname, 'grype-db/main.go');

/**
 * A folder for GRYPE_DB_CACHE_DIR with a database of the OSV entries in a folder, imported by Grype. Its maker is built
 * from Grype's own modules, which go.sum of Grype vouches for; once for a version, and kept.
 */
export function grypeDatabase(grype: string, entries: string, cache: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'grype-db-'));
  try {
    execFileSync(maker(), [entries, folder], { stdio: 'pipe' });
    const archive = join(folder, 'database.tar.gz');
    execFileSync('tar', ['czf', archive, '-C', folder, 'vulnerability.db']);
    const env = { ...process.env, GRYPE_DB_CACHE_DIR: cache, GRYPE_CHECK_FOR_APP_UPDATE: 'false' };
    execFileSync(grype, ['db', 'import', archive], { env, stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function maker(): string {
  const cache = join(tmpdir(), 'oracle-release-programs-grype');
  const program = join(cache, `grype-db-${GRYPE}-${readFileSync(SOURCE).length}`);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'build-'));
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOWORK: 'off', CGO_ENABLED: '0' };
  const go = (...args: string[]) => execFileSync('go', args, { cwd: folder, env, encoding: 'utf8' });
  try {
    const { Dir } = JSON.parse(go('mod', 'download', '-json', `github.com/anchore/grype@${GRYPE}`)) as {
      Dir: string;
    };
    // The requirements of Grype, and Grype itself.
    const requirements = readFileSync(join(Dir, 'go.mod'), 'utf8').replace(
      /^module .*/m,
      'module example.test/grype-db',
    );
    writeFileSync(join(folder, 'go.mod'), `${requirements}\nrequire github.com/anchore/grype ${GRYPE}\n`);
    copyFileSync(join(Dir, 'go.sum'), join(folder, 'go.sum'));
    execFileSync('chmod', ['u+w', join(folder, 'go.sum')]);
    copyFileSync(SOURCE, join(folder, 'main.go'));
    go('build', '-trimpath', '-o', 'program', '.');
    renameSync(join(folder, 'program'), program);
    return program;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
