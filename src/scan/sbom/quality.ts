import { linkedModules, mainModule } from './modules.ts';
import type { SbomSubject } from './subject.ts';

/**
 * Which of the NTIA minimum elements (2021) the SBOM of this subject would lack, in words such as `3 components
 * without version`; empty where it lacks none. An inferred supplier counts, and the SBOM marks it as inferred.
 * The unique identifier (purl) and the relationship are always written.
 */
export function missingMinimumElements(subject: SbomSubject): string[] {
  const main = mainModule(subject);
  const all = [main, ...linkedModules(subject)];
  const count = (element: string, lacks: (module: (typeof all)[number]) => boolean) => {
    const number = all.filter(lacks).length;
    return number === 0 ? [] : [`${number} ${number === 1 ? 'component' : 'components'} without ${element}`];
  };
  return [
    ...count('supplier', ({ supplier }) => !supplier),
    ...count('name', (it) => (it === main ? subject.name : it.path) === ''),
    ...count('version', ({ version }) => version === ''),
    ...(main.supplier ? [] : ['no author of the SBOM']),
    // Where nothing tells the time of the commit, it is written as 1970.
    ...(Date.parse(subject.commitTime) > 0 ? [] : ['no timestamp']),
  ];
}
