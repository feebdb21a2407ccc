import { join } from 'node:path';
import { generateKeyPair } from '../../../src/trust/cosign-key.ts';
import { type GoProject, servingProgram } from '../go-project.ts';
import { ROOT } from '../repository.ts';
import { type Services, startServices } from '../services/services.ts';
import { temporaryFolder } from '../temporary.ts';

export const REPOSITORY = 'acme/app';
const PASSWORD = 'a-password-of-the-test';

/** One for all tests of a process: making one takes a while on purpose. */
const pair = generateKeyPair(PASSWORD);

/** A repository on emulated services, whose workflows can be run. */
export interface Hosted {
  readonly project: { readonly folder: string };
  readonly services: Services;
  readonly secrets: Readonly<Record<string, string>>;
}

/** One of somebody who releases with the suite, with a machine for its lane. */
export interface Caller extends Hosted {
  readonly project: GoProject;
  /** `COSIGN_PRIVATE_KEY` and `COSIGN_PASSWORD`. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly publicKey: string;
  /** What the machine of the lane keeps between jobs. */
  readonly lane: { readonly fleet: string; readonly ledger: string };
  close(): Promise<void>;
}

/** `files` are added to the repository, such as its workflows; the commit is tagged. */
export async function caller(files: Readonly<Record<string, string>>, tag = 'v1.2.3'): Promise<Caller> {
  const machine = temporaryFolder('machine');
  const lane = { fleet: join(machine, 'fleet'), ledger: join(machine, 'ledger.jsonl') };
  const { privatePem, publicPem } = await pair;
  const project = servingProgram({
    'cosign.pub': publicPem,
    '.oracle-release.yml': laneOf(lane.fleet),
    ...files,
  });
  project.tag(tag);
  project.origin(`https://github.com/${REPOSITORY}.git`);
  const services = await startServices();
  services.addRepository(REPOSITORY, { from: project.folder });
  return {
    project,
    services,
    secrets: { COSIGN_PRIVATE_KEY: privatePem, COSIGN_PASSWORD: PASSWORD },
    publicKey: publicPem,
    lane,
    close: () => services.close(),
  };
}

/** What every job sees of the machine beside what the runner sets. */
export const MACHINE = {
  ORACLE_RELEASE_VULNDB: join(ROOT, '__tests__/fixtures/scan/osv-go'),
  ORACLE_RELEASE_POLICY: join(ROOT, 'examples/policies/laptop.yml'),
};

const laneOf = (fleet: string): string => `version: 1
dispatch:
  fleet:
    nodes: 4
    directory: ${fleet}
    run: [serve, '127.0.0.1:{{ .Port }}']
    health: http://127.0.0.1:{{ .Port }}/
  waves: ['1', '100%']
  soak-seconds: 1
`;
