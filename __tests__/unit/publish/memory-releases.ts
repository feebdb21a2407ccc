import { readFile, writeFile } from 'node:fs/promises';
import { digestOfBytes } from '../../../src/model/digest.ts';
import { ReleaseError } from '../../../src/model/errors.ts';
import type {
  HostedAsset,
  HostedRelease,
  HostedRepository,
  ReleaseContent,
  Releases,
  RepositoryFacts,
  RepositoryReleases,
} from '../../../src/ports.ts';

interface Asset {
  readonly id: number;
  readonly name: string;
  readonly bytes: Buffer;
  readonly complete: boolean;
}

export interface MemoryRelease {
  readonly id: number;
  content: ReleaseContent;
  draft: boolean;
  assets: Asset[];
}

/** What goes wrong with one call, counted from 1: before it has an effect, or after, so that only its answer is lost. */
export interface Fault {
  readonly call: number;
  readonly when: 'before' | 'after';
  /** `network`: the caller is told. `killed`: the process ends. */
  readonly what: 'network' | 'killed';
}

export class Killed extends Error {}

/** A repository with its releases, in memory; it keeps the rules that GitHub keeps. */
export class MemoryReleases implements Releases {
  readonly releases: MemoryRelease[] = [];
  /** Every call in order: `upload small-linux-amd64`. */
  readonly calls: string[] = [];
  readonly tokens: (string | undefined)[] = [];
  readonly repositories: HostedRepository[] = [];
  /** Whether the token may write. */
  writable = true;
  statesDigests = true;
  /** Commits by tag. */
  readonly tags = new Map<string, string>();
  immutable = false;
  fault: Fault | undefined;
  #ids = 0;

  of(repository: HostedRepository, token: string | undefined): RepositoryReleases {
    this.repositories.push(repository);
    this.tokens.push(token);
    const write = <Result>(call: string, effect: () => Result | Promise<Result>): Promise<Result> =>
      this.#call(call, () => {
        if (!this.writable) throw new ReleaseError('TOKEN_REFUSED', 'the token may not write', '');
        return effect();
      });
    return {
      byTag: (tag) => this.#call(`by-tag ${tag}`, () => shown(this.#published(tag))),
      latest: () =>
        this.#call('latest', () =>
          shown(this.releases.filter(({ draft, content }) => !draft && !content.prerelease).at(-1)),
        ),
      drafts: (tag) =>
        this.#call(`drafts ${tag}`, () =>
          this.writable
            ? this.releases
                .filter(({ draft, content }) => draft && content.tag === tag)
                .map((one) => shown(one))
            : [],
        ),
      createDraft: (content) => write('create', () => shown(this.add(content))),
      publish: ({ id }, content) =>
        write(`publish ${content.tag}`, () => {
          const draft = this.#release(id);
          const other = this.#published(content.tag);
          if (other && other !== draft) throw new ReleaseError('STORE_CONFLICT', 'the tag is taken', '');
          draft.content = { ...content, notes: content.notes ?? draft.content.notes };
          draft.draft = false;
        }),
      assets: ({ id }) =>
        this.#call('assets', () => this.#release(id).assets.map((asset) => this.#asset(asset))),
      upload: ({ id }, name, path, size) =>
        write(`upload ${name}`, async () => {
          const release = this.#release(id);
          const bytes = await readFile(path);
          if (bytes.length !== size) throw new Error(`${name} has ${bytes.length} bytes, not ${size}`);
          if (!release.draft)
            throw new ReleaseError('STORE_CONFLICT', 'a published release is immutable', '');
          if (release.assets.some((asset) => asset.name === name))
            throw new ReleaseError('NETWORK_FAILED', `${name} is taken`, '');
          release.assets.push({ id: ++this.#ids, name, bytes, complete: true });
        }),
      remove: ({ id }) =>
        write('remove', () => {
          const owner = this.releases.find(({ assets }) => assets.some((asset) => asset.id === id));
          if (owner && !owner.draft)
            throw new ReleaseError('STORE_CONFLICT', 'a published release is immutable', '');
          if (owner) owner.assets = owner.assets.filter((asset) => asset.id !== id);
        }),
      download: ({ id, name }, path) =>
        this.#call(`download ${name}`, async () => {
          const asset = this.releases.flatMap(({ assets }) => assets).find((one) => one.id === id);
          if (!asset?.complete) throw new ReleaseError('TOKEN_REFUSED', `${name} is not there`, '');
          await writeFile(path, asset.bytes);
        }),
    };
  }

  about = (): RepositoryFacts => {
    const has = (commit: string) => [...this.tags.values()].includes(commit);
    return {
      access: () =>
        this.#call('access', () => ({
          public: false,
          archived: false,
          push: this.writable,
          scopes: undefined,
        })),
      tagCommit: (tag) => this.#call(`tag ${tag}`, () => this.tags.get(tag)),
      hasCommit: (commit) => this.#call(`commit ${commit}`, () => has(commit)),
      immutableReleases: () => this.#call('immutable', () => this.immutable),
      tagRulesets: () => this.#call('rulesets', () => []),
    };
  };

  add(content: Partial<ReleaseContent> & { readonly tag: string }, draft = true): MemoryRelease {
    const release: MemoryRelease = {
      id: ++this.#ids,
      content: { commit: 'main', title: '', notes: undefined, prerelease: false, ...content },
      draft,
      assets: [],
    };
    this.releases.push(release);
    return release;
  }

  addAsset({ assets }: MemoryRelease, name: string, content: string | Buffer, complete = true): void {
    assets.push({ id: ++this.#ids, name, bytes: Buffer.from(content), complete });
  }

  /** The one published release. */
  get published(): MemoryRelease {
    const [release, ...others] = this.releases.filter(({ draft }) => !draft);
    if (!release || others.length > 0) throw new Error(`${others.length + (release ? 1 : 0)} are published`);
    return release;
  }

  /** An upload that is hit leaves its name behind, as one that broke off half-way does. */
  async #call<Result>(call: string, effect: () => Result | Promise<Result>): Promise<Result> {
    this.calls.push(call);
    const fault = this.fault?.call === this.calls.length ? this.fault : undefined;
    if (fault?.when === 'before') {
      const [, name] = /^upload (.+)/.exec(call) ?? [];
      const draft = this.releases.find((release) => release.draft);
      if (name && draft && !draft.assets.some((asset) => asset.name === name))
        this.addAsset(draft, name, '', false);
      throw thrown(fault);
    }
    const result = await effect();
    if (fault) throw thrown(fault);
    return result;
  }

  #published(tag: string): MemoryRelease | undefined {
    return this.releases.find(({ draft, content }) => !draft && content.tag === tag);
  }

  #release(id: number): MemoryRelease {
    const release = this.releases.find((one) => one.id === id);
    if (!release) throw new Error(`there is no release ${id}`);
    return release;
  }

  #asset({ id, name, bytes, complete }: Asset): HostedAsset {
    const sha256 = complete && this.statesDigests ? digestOfBytes(bytes).sha256 : undefined;
    return { id, name, size: bytes.length, complete, sha256 };
  }
}

function shown(release: MemoryRelease): HostedRelease;
function shown(release: MemoryRelease | undefined): HostedRelease | undefined;
function shown(release: MemoryRelease | undefined): HostedRelease | undefined {
  if (!release) return undefined;
  const { id, content, draft } = release;
  const url = `https://github.example.org/o/r/releases/${draft ? `draft-${id}` : content.tag}`;
  return { id, tag: content.tag, url, uploadUrl: `${url}/assets` };
}

function thrown({ what }: Fault): Error {
  return what === 'killed' ? new Killed() : new ReleaseError('NETWORK_FAILED', 'the server answered 502', '');
}
