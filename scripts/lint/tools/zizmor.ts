import type { Finding } from '../finding.ts';
import { run } from './run.ts';

/** Exit codes from 11 on tell the severity of what was found. */
const FOUND = 11;

/** Audits workflows, actions and the rest of `.github`, as strictly as it can without a network. */
export function zizmor(root: string, paths: readonly string[]): Finding[] {
  const args = [
    '--offline',
    '--persona=auditor',
    '--strict-collection',
    '--quiet',
    '--format=json',
    ...paths,
  ];
  const printed = run('zizmor', args, root, (status) => status === 0 || status >= FOUND);
  const said = JSON.parse(printed) as readonly {
    ident: string;
    desc: string;
    locations: readonly {
      symbolic: { key: { Local: { verbatim_path: string } }; annotation: string; kind: string };
      concrete: { location: { start_point: { row: number } } };
    }[];
  }[];
  return said.flatMap(({ ident, desc, locations }) => {
    const place = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
    if (!place) return [];
    return {
      rule: `zizmor: ${ident}`,
      file: place.symbolic.key.Local.verbatim_path,
      line: place.concrete.location.start_point.row + 1,
      message: `${desc}: ${place.symbolic.annotation}`,
    };
  });
}
