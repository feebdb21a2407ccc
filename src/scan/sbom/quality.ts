import * as z from 'zod/mini';
import { isSpdxExpression } from '../licences/expression.ts';
import { cycloneDxDocument } from './cyclonedx.ts';
import type { SbomSubject } from './subject.ts';

/** How much of what others want to read an SBOM says. */
export interface Quality {
  /** 0 to 10, to one decimal, rounded down: 9 is said of nothing that lacks more than a tenth. */
  readonly score: number;
  /** What is missing somewhere, the gravest first. */
  readonly missing: readonly MissingElement[];
}

export interface MissingElement {
  /** `supplier`, `license`, … */
  readonly element: string;
  /** One of the seven minimum elements of the NTIA (2021). */
  readonly minimum: boolean;
  /** Which components lack it, by purl or name, sorted; empty where it is the document as a whole that does. */
  readonly components: readonly string[];
}

/** Rates what the SBOMs of a program say. The two formats say the same. */
export function qualityOf(subject: SbomSubject): Quality {
  return documentQuality(cycloneDxDocument(subject));
}

/** Rates a CycloneDX document, whoever made it. Throws where the JSON is none. */
export function documentQuality(json: unknown): Quality {
  const document = Document.parse(json);
  const all = [document.metadata?.component ?? {}, ...(document.components ?? [])];
  const rated = ELEMENTS.map((element) => ({ ...element, ...rate(element, document, all) }));
  const total = rated.reduce((sum, { weight }) => sum + weight, 0);
  const reached = rated.reduce((sum, { weight, share }) => sum + weight * share, 0);
  const missing = rated
    .filter(({ share }) => share < 1)
    .sort((one, other) => other.weight * (1 - other.share) - one.weight * (1 - one.share))
    .map(({ name, minimum, lacking }) => ({ element: name, minimum, components: lacking }));
  return { score: Math.floor((100 * reached) / total + 1e-9) / 10, missing };
}

/** `license (2 components: pkg:golang/a, pkg:golang/b)`. */
export function tellMissing({ element, components }: MissingElement): string {
  if (components.length === 0) return element;
  const more = components.length - MOST_NAMED;
  const named = components.slice(0, MOST_NAMED).join(', ') + (more > 0 ? `, and ${more} more` : '');
  return `${element} (${components.length} ${components.length === 1 ? 'component' : 'components'}: ${named})`;
}

const MOST_NAMED = 5;

const Named = z.optional(z.looseObject({ name: z.optional(z.string()) }));
const Component = z.looseObject({
  'bom-ref': z.optional(z.string()),
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  purl: z.optional(z.string()),
  cpe: z.optional(z.string()),
  supplier: Named,
  hashes: z.optional(z.array(z.looseObject({ alg: z.string() }))),
  licenses: z.optional(z.array(z.looseObject({}))),
  properties: z.optional(z.array(z.looseObject({ name: z.string() }))),
});
type Component = z.infer<typeof Component>;

const Document = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.optional(
    z.looseObject({
      timestamp: z.optional(z.string()),
      authors: z.optional(z.array(z.looseObject({ name: z.optional(z.string()) }))),
      manufacturer: Named,
      lifecycles: z.optional(z.array(z.unknown())),
      // CycloneDX 1.4 has a list of tools in place of the components.
      tools: z.optional(z.unknown()),
      component: z.optional(Component),
    }),
  ),
  components: z.optional(z.array(Component)),
  dependencies: z.optional(
    z.array(z.looseObject({ ref: z.string(), dependsOn: z.optional(z.array(z.string())) })),
  ),
  compositions: z.optional(z.array(z.looseObject({ aggregate: z.string() }))),
});
type Document = z.infer<typeof Document>;

/**
 * Something that an SBOM should say. The weights of each kind are those of sbomqs: identification 10, provenance 12,
 * integrity 15, completeness 12, licensing 15, vulnerability 10, structure 8.
 */
interface Element {
  readonly name: string;
  readonly weight: number;
  readonly minimum: boolean;
  /** Whether a component says it; undefined where it cannot be asked of it. */
  readonly ofComponent?: (component: Component, isMain: boolean) => boolean | undefined;
  readonly ofDocument?: (document: Document, all: readonly Component[]) => boolean | number;
}

const ELEMENTS: readonly Element[] = [
  { name: 'component name', weight: 4, minimum: true, ofComponent: ({ name }) => Boolean(name) },
  { name: 'version', weight: 3, minimum: true, ofComponent: ({ version }) => Boolean(version) },
  { name: 'unique identifier', weight: 3, minimum: true, ofComponent: (it) => Boolean(it.purl || it.cpe) },
  { name: 'author of the SBOM', weight: 3, minimum: true, ofDocument: hasAuthor },
  { name: 'timestamp', weight: 3, minimum: true, ofDocument: hasTime },
  { name: 'tool', weight: 3, minimum: false, ofDocument: ({ metadata }) => namesTool(metadata?.tools) },
  {
    name: 'generation context',
    weight: 3,
    minimum: false,
    ofDocument: ({ metadata }) => (metadata?.lifecycles ?? []).length > 0,
  },
  {
    name: 'SHA-256 of the program',
    weight: 5,
    minimum: false,
    ofComponent: (it, isMain) => (isMain ? hasHash(it, 'SHA-256') : undefined),
  },
  {
    name: 'SHA-512 of the program',
    weight: 5,
    minimum: false,
    ofComponent: (it, isMain) => (isMain ? hasHash(it, 'SHA-512') : undefined),
  },
  { name: 'component hash or go.sum', weight: 5, minimum: false, ofComponent: hasSum },
  { name: 'supplier', weight: 4, minimum: true, ofComponent: ({ supplier }) => Boolean(supplier?.name) },
  { name: 'dependency relationship', weight: 4, minimum: true, ofDocument: related },
  { name: 'known completeness of the relationships', weight: 4, minimum: false, ofDocument: completeness },
  { name: 'license', weight: 15, minimum: false, ofComponent: hasLicence },
  {
    name: 'identifier with a version, to look vulnerabilities up by',
    weight: 10,
    minimum: false,
    ofComponent: ({ purl, cpe }) => Boolean(cpe) || /^pkg:[^@]+@./.test(purl ?? ''),
  },
  { name: 'CycloneDX 1.6 or later', weight: 4, minimum: false, ofDocument: isRecent },
  { name: 'references that lead somewhere', weight: 4, minimum: false, ofDocument: resolved },
];

interface Rating {
  /** How much of the element is there, 0 to 1. */
  readonly share: number;
  readonly lacking: readonly string[];
}

function rate({ ofComponent, ofDocument }: Element, document: Document, all: readonly Component[]): Rating {
  if (!ofComponent) return { share: Number(ofDocument?.(document, all) ?? 0), lacking: [] };
  const asked = all.map((it, index) => ({ it, has: ofComponent(it, index === 0) }));
  const relevant = asked.filter(({ has }) => has !== undefined);
  const lacking = relevant.filter(({ has }) => !has).map(({ it }) => it.purl ?? it.name ?? 'unnamed');
  const share = relevant.length === 0 ? 1 : 1 - lacking.length / relevant.length;
  return { share, lacking: lacking.sort() };
}

function hasAuthor({ metadata }: Document): boolean {
  return Boolean(metadata?.manufacturer?.name || metadata?.authors?.some(({ name }) => name));
}

/** Where nothing tells the time of the commit, it is written as 1970. */
function hasTime({ metadata }: Document): boolean {
  return Date.parse(metadata?.timestamp ?? '') > 0;
}

function namesTool(tools: unknown): boolean {
  const list = Array.isArray(tools) ? tools : (tools as { components?: unknown } | undefined)?.components;
  const named = (it: unknown) => Boolean((it as { name?: unknown } | null)?.name);
  return Array.isArray(list) && list.some(named);
}

function hasHash({ hashes = [] }: Component, alg: string): boolean {
  return hashes.some((hash) => hash.alg === alg);
}

/** Go sums what it fetches; the program itself and the standard library are not fetched. */
function hasSum(
  { purl = '', hashes = [], properties = [] }: Component,
  isMain: boolean,
): boolean | undefined {
  if (isMain || /^pkg:golang\/stdlib(@|$)/.test(purl)) return undefined;
  return hashes.length > 0 || properties.some(({ name }) => name === 'oracle-release:go:h1');
}

const Licence = z.looseObject({
  expression: z.optional(z.string()),
  license: z.optional(z.looseObject({ id: z.optional(z.string()) })),
});

/** A name alone is none that a program can judge. */
function hasLicence({ licenses = [] }: Component): boolean {
  return licenses.some((one) => {
    const { expression, license } = Licence.parse(one);
    return isSpdxExpression(expression ?? license?.id ?? '');
  });
}

/** The program depends on something, or there is nothing to depend on. */
function related(document: Document, all: readonly Component[]): boolean {
  const main = document.metadata?.component?.['bom-ref'];
  const edges = document.dependencies?.find(({ ref }) => ref === main)?.dependsOn ?? [];
  return main !== undefined && (edges.length > 0 || all.length === 1);
}

/** Half is for who says that something is missing: it is known that it is not known. */
function completeness({ compositions = [] }: Document): number {
  const said = compositions.map(({ aggregate }) => aggregate);
  if (said.includes('complete') && said.every((aggregate) => aggregate === 'complete')) return 1;
  return said.length > 0 ? 0.5 : 0;
}

function isRecent({ specVersion }: Document): boolean {
  const [major = 0, minor = 0] = specVersion.split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 6);
}

function resolved({ dependencies = [] }: Document, all: readonly Component[]): boolean {
  const refs = all.map((it) => it['bom-ref']);
  const known = new Set(refs);
  const distinct = known.size === refs.length && !known.has(undefined);
  return (
    distinct &&
    dependencies.every(({ ref, dependsOn = [] }) => [ref, ...dependsOn].every((it) => known.has(it)))
  );
}
