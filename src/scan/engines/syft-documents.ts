import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import * as z from 'zod/mini';
import type { Digest } from '../../model/artifact.ts';
import { canonicalJson } from '../../model/canonical.ts';
import { byBytes } from '../../model/names.ts';
import { VERSION } from '../../model/version.ts';
import type { EngineSubject } from './subject.ts';

/** CycloneDX 1.6 as Syft writes it, as far as it is touched here. */
export const SyftCycloneDx = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  metadata: z.looseObject({
    timestamp: z.string(),
    tools: z.looseObject({ components: z.array(z.looseObject({ name: z.string() })) }),
    component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }),
  }),
  components: z.optional(
    z.array(
      z.looseObject({
        'bom-ref': z.string(),
        type: z.string(),
        name: z.string(),
        purl: z.optional(z.string()),
        properties: z.optional(z.array(z.looseObject({ name: z.string(), value: z.string() }))),
      }),
    ),
  ),
  dependencies: z.optional(
    z.array(z.looseObject({ ref: z.string(), dependsOn: z.optional(z.array(z.string())) })),
  ),
});
export type SyftCycloneDx = z.infer<typeof SyftCycloneDx>;

type Component = NonNullable<SyftCycloneDx['components']>[number];

/** SPDX 2.3 as Syft writes it, as far as it is touched here. */
export const SyftSpdx = z.looseObject({
  spdxVersion: z.literal('SPDX-2.3'),
  documentNamespace: z.string(),
  creationInfo: z.looseObject({ created: z.string(), creators: z.array(z.string()) }),
  packages: z.array(z.looseObject({ SPDXID: z.string() })),
  files: z.optional(z.array(z.looseObject({ SPDXID: z.string() }))),
  relationships: z.array(
    z.looseObject({
      spdxElementId: z.string(),
      relationshipType: z.string(),
      relatedSpdxElement: z.string(),
    }),
  ),
});
export type SyftSpdx = z.infer<typeof SyftSpdx>;

/** What a document of Syft's does not know, or knows differently at every run. */
export interface Settled {
  readonly subject: EngineSubject;
  /** Of the file; undefined for a folder and an image. */
  readonly digest: Digest | undefined;
  /** That of the commit, RFC 3339 in UTC to the second. */
  readonly time: string;
  readonly syftVersion: string;
}

/** Packages in a document, without the files and the operating system. */
export function packagesIn({ components = [] }: SyftCycloneDx): number {
  return components.filter(({ purl }) => purl !== undefined).length;
}

/** Syft's CycloneDX with the same bytes at every run and in every place. */
export function settledCycloneDx(document: SyftCycloneDx, settled: Settled): string {
  const { metadata, dependencies = [] } = document;
  const own = metadata.component['bom-ref'];
  const named = (ref: string) => (ref === own ? SUBJECT : ref);
  const { serialNumber: _, ...rest } = withoutPlace(document, settled.subject) as SyftCycloneDx;
  const fixed = {
    ...rest,
    version: 1,
    metadata: {
      ...rest.metadata,
      timestamp: settled.time,
      lifecycles: [{ phase: 'post-build' }],
      tools: { components: tools(rest.metadata.tools.components, settled.syftVersion) },
      component: {
        ...rest.metadata.component,
        'bom-ref': SUBJECT,
        name: settled.subject.name,
        ...(settled.digest && { hashes: hashes(settled.digest) }),
      },
    },
    components: sortedBy(withoutMachine(rest.components ?? [], settled.subject), (it) => it['bom-ref']),
    dependencies: sortedBy(
      dependencies.map(({ ref, dependsOn }) => ({
        ref: named(ref),
        ...(dependsOn && { dependsOn: dependsOn.map(named).sort(byBytes) }),
      })),
      ({ ref }) => ref,
    ),
  };
  return text({ ...fixed, serialNumber: `urn:uuid:${uuidOf(fixed)}` });
}

/** Syft's SPDX with the same bytes at every run and in every place. */
export function settledSpdx(document: SyftSpdx, settled: Settled): string {
  const { documentNamespace: _, ...rest } = withoutPlace(document, settled.subject) as SyftSpdx;
  const fixed = {
    ...rest,
    creationInfo: {
      ...rest.creationInfo,
      created: settled.time,
      creators: [
        ...rest.creationInfo.creators.map((it) =>
          it.startsWith('Tool: syft-') ? `Tool: syft-${settled.syftVersion}` : it,
        ),
        `Tool: oracle-release-${VERSION}`,
      ].sort(byBytes),
    },
    packages: sortedBy(rest.packages, ({ SPDXID }) => SPDXID),
    ...(rest.files && { files: sortedBy(rest.files, ({ SPDXID }) => SPDXID) }),
    relationships: sortedBy(rest.relationships, canonicalJson),
  };
  const name = encodeURIComponent(settled.subject.name);
  return text({ ...fixed, documentNamespace: `https://spdx.org/spdxdocs/${name}-${uuidOf(fixed)}` });
}

/** Syft makes the reference of the subject from its path. */
const SUBJECT = 'oracle-release:subject';

function tools(components: SyftCycloneDx['metadata']['tools']['components'], syftVersion: string) {
  return [
    ...components.map((it) => (it.name === 'syft' ? { ...it, version: syftVersion } : it)),
    // What follows Syft's own words: times, order and digests are ours.
    { type: 'application', name: 'oracle-release', version: VERSION },
  ];
}

function hashes({ sha256, sha512 }: Digest) {
  return [
    { alg: 'SHA-256', content: sha256 },
    { alg: 'SHA-512', content: sha512 },
  ];
}

/**
 * Syft names files by their true place on this machine, links resolved, and packages by their place in the subject: a
 * file is where one of its packages says.
 */
function withoutMachine(components: readonly Component[], { kind }: EngineSubject): readonly Component[] {
  if (kind !== 'go-binary' && kind !== 'file' && kind !== 'directory') return components;
  const places = components
    .flatMap(({ properties = [] }) => properties)
    .filter(({ name }) => /^syft:location:\d+:path$/.test(name))
    .map(({ value }) => value)
    .sort((a, b) => b.length - a.length);
  return components.map((it) => {
    if (it.type !== 'file') return it;
    const name = it.name.replaceAll('\\', '/');
    return { ...it, name: places.find((place) => name.endsWith(place)) ?? `/${basename(name)}` };
  });
}

/** The document with paths below the subject, and the subject by its own name, instead of where it lies on this machine. */
function withoutPlace(value: unknown, subject: EngineSubject): unknown {
  if (subject.kind === 'image') return value;
  if (typeof value === 'string') return relative(value, subject);
  if (Array.isArray(value)) return value.map((it) => withoutPlace(it, subject));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutPlace(it, subject)]));
}

function relative(value: string, { kind, path }: EngineSubject): string {
  // Some write the paths of Windows with slashes.
  for (const place of new Set([path, path.replaceAll('\\', '/')].map((it) => it.replace(/[\\/]+$/, '')))) {
    const at = value.indexOf(place);
    const rest = value.slice(at + place.length);
    if (at < 0 || !/^(?:$|[\\/])/.test(rest)) continue;
    const own = kind === 'directory' && rest !== '' ? '' : basename(place.replaceAll('\\', '/'));
    return value.slice(0, at) + own + rest;
  }
  return value;
}

function sortedBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => byBytes(key(a), key(b)));
}

/** A UUID that is the same for the same content (RFC 9562, version 8: of a SHA-256). */
function uuidOf(content: unknown): string {
  const bytes = createHash('sha256').update(canonicalJson(content)).digest().subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** With sorted keys: Syft's own order is that of its version. */
function text(document: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(document)), null, 2)}\n`;
}
