import { dependenciesOf } from './dependencies.ts';
import { documentTime, documentUuid } from './identity.ts';
import { type LinkedModule, linkedModules, mainModule } from './modules.ts';
import { repositoryUrl } from './repository.ts';
import type { SbomSubject } from './subject.ts';

/** CycloneDX 1.6 JSON (ECMA-424) of one program. The same subject gives the same bytes. */
export function cycloneDx(subject: SbomSubject): string {
  return `${JSON.stringify(cycloneDxDocument(subject), null, 2)}\n`;
}

/** The same as data. */
export function cycloneDxDocument(subject: SbomSubject) {
  const main = mainModule(subject);
  const modules = linkedModules(subject);
  const { edges, known } = dependenciesOf(subject);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${documentUuid(subject, 'cyclonedx-1.6')}`,
    version: 1,
    metadata: metadata(subject, main),
    components: modules.map(component),
    dependencies: edges.map(({ ref, dependsOn }) => (dependsOn.length > 0 ? { ref, dependsOn } : { ref })),
    compositions: [{ aggregate: known, dependencies: edges.map(({ ref }) => ref) }],
  };
}

function metadata(subject: SbomSubject, main: LinkedModule) {
  const { tool, digest, name, target, file } = subject;
  return {
    timestamp: documentTime(subject),
    lifecycles: [{ phase: 'post-build' }],
    tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
    ...(main.supplier && { authors: [{ name: main.supplier }] }),
    component: {
      type: 'application',
      'bom-ref': main.purl,
      ...supplied(main),
      name,
      ...(main.version && { version: main.version }),
      hashes: [
        { alg: 'SHA-256', content: digest.sha256 },
        { alg: 'SHA-512', content: digest.sha512 },
      ],
      ...licensed(main),
      purl: main.purl,
      ...externalReferences(subject),
      ...properties({
        'oracle-release:file': file,
        'oracle-release:target': target,
        'oracle-release:go:version': subject.goVersion,
        'oracle-release:go:module': subject.mainModule.path,
        'oracle-release:go:module-version': subject.mainModule.version,
        'oracle-release:go:cgo': subject.cgo ? 'C code is not listed' : undefined,
        ...inferred(main),
      }),
    },
    ...supplied(main),
    ...(main.supplierInferred &&
      main.supplier &&
      properties({ 'oracle-release:authors:inferred-from': 'repository or module path' })),
  };
}

function component(module: LinkedModule) {
  return {
    type: 'library',
    'bom-ref': module.purl,
    ...supplied(module),
    name: module.path,
    ...(module.version && { version: module.version }),
    scope: 'required',
    ...licensed(module),
    ...(module.cpe && { cpe: module.cpe }),
    purl: module.purl,
    evidence: {
      identity: [
        {
          field: 'purl',
          confidence: 1,
          methods: [{ technique: 'binary-analysis', confidence: 1, value: 'Go build information' }],
        },
      ],
    },
    ...properties({
      // A sum over a module's files, not the digest of one file: no place among `hashes`.
      'oracle-release:go:h1': module.sum,
      'oracle-release:go:replaces': module.replaces,
      'oracle-release:go:local-folder': module.localFolder,
      ...inferred(module),
    }),
  };
}

function supplied({ supplier }: LinkedModule) {
  return supplier ? { supplier: { name: supplier } } : {};
}

function inferred({ supplier, supplierInferred }: LinkedModule): Record<string, string> {
  return supplier && supplierInferred
    ? { 'oracle-release:supplier:inferred-from': 'repository or module path' }
    : {};
}

function licensed({ expression }: LinkedModule) {
  if (!expression) return {};
  const acknowledgement = 'concluded';
  const single = /^[A-Za-z0-9.-]+$/.test(expression) && !expression.startsWith('LicenseRef-');
  return single
    ? { licenses: [{ license: { id: expression, acknowledgement } }] }
    : { licenses: [{ expression, acknowledgement }] };
}

function externalReferences({ repository, commit }: SbomSubject) {
  const url = repositoryUrl(repository);
  if (!url) return {};
  const known = /^[0-9a-f]{40,64}$/.test(commit);
  return {
    externalReferences: [{ type: 'vcs', url, ...(known && { comment: `commit ${commit}` }) }],
  };
}

function properties(values: Readonly<Record<string, string | undefined>>) {
  const list = Object.entries(values)
    .filter(([, value]) => value)
    .map(([name, value]) => ({ name, value }));
  return list.length > 0 ? { properties: list } : {};
}
