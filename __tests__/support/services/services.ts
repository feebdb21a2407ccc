import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Artifact, Artifacts, type Edit } from './artifacts.ts';
import { Blobs } from './blobs.ts';
import { Cache } from './cache.ts';
import type { User } from './github/access.ts';
import { GitHub, type RepositorySettings } from './github/github.ts';
import type { Release } from './github/release.ts';
import type { Dispatch } from './github/repository.ts';
import { type SeenRequest, serve } from './http.ts';
import { Oidc } from './oidc.ts';
import { newSigningKey } from './signing-key.ts';
import type { Job, Permissions } from './tokens.ts';
import { Results } from './twirp.ts';

/** What GitHub gives a runner and its jobs, on loopback. */
export interface Services {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Every request that was answered, in that order. */
  readonly requests: readonly SeenRequest[];

  /** What the runner sets for actions of the job. */
  jobEnvironment(job: Job): Record<string, string>;
  /** What `github.token` is in a job with these permissions. */
  token(grant: { readonly repository: string; readonly permissions: Permissions }): string;

  /** A token of a person, of the kind that the scopes make it. */
  userToken(repository: string, user: User): string;

  /** Returns the bare git folder that is the repository from now on; releases make their tags in it. */
  addRepository(name: string, settings: RepositorySettings): string;
  /** Takes the refs of the repository's source over again. */
  push(repository: string): void;

  releases(repository: string): readonly Release[];
  dispatches(repository: string): readonly Dispatch[];
  cacheKeys(repository: string): readonly string[];
  artifacts(runId: string): readonly Artifact[];
  artifactFiles(runId: string, name: string): Promise<ReadonlyMap<string, Buffer>>;

  /** Changes an artifact together with its digest, as someone would who can write to the store. */
  replaceArtifact(runId: string, name: string, edit: Edit): Promise<void>;
  /** Lets the next upload of a release asset die half-way; its name stays taken, in state `starter`. */
  breakNextUpload(repository: string): void;

  close(): Promise<void>;
}

export async function startServices(): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), 'services-'));
  const requests: SeenRequest[] = [];
  const server = await serve(requests);
  const key = newSigningKey();
  const results = new Results(key);
  mkdirSync(join(folder, 'blobs'));
  const blobs = new Blobs(server.url, join(folder, 'blobs'));
  const cache = new Cache(blobs);
  const artifacts = new Artifacts(blobs);
  const oidc = new Oidc(server.url, key);
  const github = new GitHub(server.url, folder, blobs);
  for (const service of [blobs, oidc, github]) server.add(service.routes());
  for (const service of [cache, artifacts]) server.add(service.routes(results));
  return {
    url: server.url,
    requests,
    jobEnvironment: (job) => ({
      ACTIONS_RUNTIME_URL: `${server.url}/`,
      ACTIONS_RESULTS_URL: `${server.url}/`,
      ACTIONS_RUNTIME_TOKEN: results.issueToken(job),
      ACTIONS_CACHE_SERVICE_V2: 'True',
      GITHUB_API_URL: `${server.url}/api`,
      // The clients refuse to store artifacts for any server that is not github.com.
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: job.repository,
      GITHUB_RUN_ID: job.runId,
      ...oidc.environment(job),
    }),
    token: ({ repository, permissions }) => github.token(repository, permissions),
    userToken: (repository, user) => github.userToken(repository, user),
    addRepository: (name, settings) => github.add(name, settings).git.folder,
    push: (name) => github.repository(name).git.push(),
    releases: (name) => github.repository(name).releases,
    dispatches: (name) => github.repository(name).dispatches,
    cacheKeys: (name) => cache.keys(name),
    artifacts: (runId) => artifacts.list(runId),
    artifactFiles: (runId, name) => artifacts.files(runId, name),
    replaceArtifact: (runId, name, edit) => artifacts.replace(runId, name, edit),
    breakNextUpload: (name) => {
      github.repository(name).uploadBreaks = true;
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
