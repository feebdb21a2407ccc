import * as z from 'zod/mini';
import type { LicenceFound } from '../result.ts';
import { purlNames } from '../sbom/purl.ts';
import { STDLIB } from '../vulnerabilities/modules.ts';
import { isSpdxExpression } from './expression.ts';
import { type LicenceOverride, type Licences, type ModuleLicence, taken } from './licences.ts';

const Licence = z.looseObject({
  expression: z.optional(z.string()),
  license: z.optional(z.looseObject({ id: z.optional(z.string()), name: z.optional(z.string()) })),
});

/** CycloneDX JSON, as far as licences are concerned. */
const Sbom = z.looseObject({
  components: z.optional(
    z.array(
      z.looseObject({
        name: z.string(),
        version: z.optional(z.string()),
        purl: z.optional(z.string()),
        licenses: z.optional(z.array(Licence)),
      }),
    ),
  ),
});
type Component = NonNullable<z.infer<typeof Sbom>['components']>[number];

/**
 * The licences of the packages in an SBOM, each package once, sorted by purl. What somebody said in an override comes
 * first; for Go modules then the files of the module, which the scanner of an SBOM does not look at; then what the
 * SBOM says.
 */
export async function licencesOfPackages(
  cyclonedx: string,
  licences: Licences,
  overrides: readonly LicenceOverride[],
): Promise<LicenceFound[]> {
  const said = new Map(overrides.map((override) => [purlNames(override.purl)[1], override]));
  const distinct = new Map<string, Component>();
  for (const component of Sbom.parse(JSON.parse(cyclonedx)).components ?? []) {
    if (component.purl !== undefined) distinct.set(purlNames(component.purl)[1], component);
  }
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1));
  const found: LicenceFound[] = [];
  for (const [purl, component] of sorted) {
    const version = component.version === 'UNKNOWN' ? '' : (component.version ?? '');
    const licence = await licenceOf(purl, { ...component, version }, said, licences);
    found.push({ module: component.name, version, purl, ...licence });
  }
  return found;
}

async function licenceOf(
  purl: string,
  component: Component & { readonly version: string },
  said: ReadonlyMap<string, LicenceOverride>,
  licences: Licences,
): Promise<ModuleLicence> {
  const [every, own] = purlNames(purl);
  const override = said.get(own) ?? said.get(every);
  if (override) return taken(override);
  const listed = listedIn(component);
  if (!purl.startsWith('pkg:golang/')) return listed;
  const { name, version } = component;
  const read = await licences.of({ path: name, version }, name === STDLIB ? 'stdlib' : 'dependency');
  return read.expression === undefined && listed.expression !== undefined ? listed : read;
}

const MOST_CHARACTERS = 300;

/** All that are listed bind at once; one that is not known leaves the whole unknown. */
function listedIn({ licenses = [] }: Component): ModuleLicence {
  if (licenses.length === 0) return { evidence: 'the SBOM lists no license' };
  const names = licenses.map(({ expression, license }) => expression ?? license?.id ?? license?.name ?? '');
  const words = [...new Set(names)].sort();
  const evidence = `the SBOM lists ${words.join(', ').slice(0, MOST_CHARACTERS)}`;
  if (!words.every(isSpdxExpression)) return { evidence };
  const terms = words.map((it) => (words.length > 1 && / (AND|OR) /.test(it) ? `(${it})` : it));
  return { expression: terms.join(' AND '), evidence };
}
