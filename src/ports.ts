import type { ByteSource } from './binary/source.ts';
import type { Digest } from './model/artifact.ts';
import type { Step } from './model/step.ts';

/**
 * What a stage may ask of the world. Stages see nothing else of it: not the clock, not the disk, not a
 * process. `src/runner/` implements these for real; tests implement them in memory or point them at a
 * temporary folder.
 */
export interface Ports {
  readonly exec: Exec;
  readonly network: Network;
  readonly files: Files;
  readonly http: Http;
  readonly releases: Releases;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: Log;
  readonly progress: Progress;
  readonly tools: Tools;
  readonly host: Host;
  readonly processes: Processes;
  /** What is kept from run to run by a service; absent where Go's own folders stay anyway. */
  readonly cache?: Cache;
}

export interface Exec {
  /**
   * Runs a program to its end, without a shell. A non-zero exit is a result, not an error. Throws
   * TOOL_MISSING when the program cannot be started and INTERRUPTED when we were told to stop.
   */
  run(command: Command): Promise<Finished>;
}

export interface Command {
  /** A path, or a name looked up on PATH. */
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Laid over a scrubbed copy of our environment; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Killed after this many milliseconds; 10 minutes when not given. */
  readonly timeoutMs?: number;
  /** Output beyond this is dropped, per stream; 16 MiB when not given. */
  readonly maxOutputBytes?: number;
  /** By it `processes` finds the program while it runs. */
  readonly tag?: string;
}

export interface Finished {
  /** The exit code; 128 + signal number when a signal ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
  /** Some output was dropped. */
  readonly truncated: boolean;
  readonly ms: number;
}

/** What programs started through `exec` ask of the network. */
export interface Network {
  /** Nothing may be asked, loopback excepted. */
  readonly offline: boolean;
  /**
   * What was asked for all the same when offline, and refused: every host once a command. What a program does that
   * takes no notice of proxy variables is not seen.
   */
  attempts(): readonly Attempt[];
}

export interface Attempt {
  /** `host`, or `host:port` where the port is not that of the protocol. */
  readonly host: string;
  /** The program that asked, or that started what asked, with its arguments in short; undefined where it did not say. */
  readonly command: string | undefined;
}

/**
 * Paths are absolute, or relative to the process; folders are made as needed. What a killed process leaves behind
 * is told by its name: `.<name>.….tmp` for a file, `.tmp-…` for a folder.
 */
export interface Files {
  /** Throws FILE_MISSING, or FILE_INVALID beyond `maxBytes` (64 MiB when not given). */
  read(path: string, maxBytes?: number): Promise<Buffer>;
  readText(path: string, maxBytes?: number): Promise<string>;
  /** Writes to a temporary name beside the path and renames; leaves an equal file untouched. */
  write(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
  /** Copies by way of a temporary name and a rename; leaves an equal file untouched. */
  copy(from: string, to: string, mode?: number): Promise<void>;
  /**
   * Copies a folder with all in it, hidden files too. Symbolic links stay links, times are those of the copy, and
   * what is neither file, folder nor link is left out, as are the `except` paths. Nothing is flushed to the disk.
   */
  copyFolder(from: string, to: string, except: readonly string[]): Promise<void>;
  /** Appends and flushes to the disk before it returns. */
  append(path: string, content: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a folder with all in it; nothing happens when there is none. */
  remove(path: string): Promise<void>;
  /** Creates the file only if there is none; false when there is. */
  create(path: string, content: string | Uint8Array, mode?: number): Promise<boolean>;
  stat(path: string): Promise<FileStat | undefined>;
  /** Names in a folder, sorted; empty when there is no such folder. */
  list(path: string): Promise<string[]>;
  /** A new empty folder inside `parent`, removed by the caller. */
  temporaryFolder(parent: string): Promise<string>;
  /** sha256, sha512 and size in one pass with constant memory; throws when the file changes meanwhile. */
  digest(path: string): Promise<Digest>;
  /** Opens for reading by range; the source lives as long as `use` runs. */
  withSource<Result>(path: string, use: (source: ByteSource) => Result | Promise<Result>): Promise<Result>;
}

export interface FileStat {
  /** Of what a symbolic link leads to, where the path is one. */
  readonly kind: 'file' | 'folder' | 'other';
  /** The path itself is a symbolic link. */
  readonly link: boolean;
  readonly size: number;
  readonly mode: number;
  /** The same for two paths that lead to one file, by links or otherwise. */
  readonly identity: string;
}

export interface Http {
  /** https (or loopback http) only. Throws OFFLINE when offline, NETWORK_FAILED when nothing answers. */
  get(
    url: string,
    options?: { readonly maxBytes?: number; readonly timeoutMs?: number },
  ): Promise<HttpResponse>;
}

export interface HttpResponse {
  readonly status: number;
  readonly body: Buffer;
}

/** Releases on GitHub, or on a server that answers as GitHub does. */
export interface Releases {
  /** Asks nothing yet. Throws OFFLINE when offline, INPUT_INVALID for an address that is not https. */
  of(repository: HostedRepository, token: string | undefined): RepositoryReleases;
  /** As `of`, for what decides whether a release can be made there. */
  about(repository: HostedRepository, token: string | undefined): RepositoryFacts;
}

export interface HostedRepository {
  /** Base address of the REST API: `https://api.github.com`. */
  readonly api: string;
  readonly owner: string;
  readonly name: string;
}

/**
 * Each call is one attempt. NETWORK_FAILED leaves open whether it was done: look, then try again. Throws
 * TOKEN_REFUSED where the token may not, STORE_CONFLICT where a published release would change.
 */
export interface RepositoryReleases {
  /** The published release of a tag; undefined where there is none. A draft has no tag of its own yet. */
  byTag(tag: string): Promise<HostedRelease | undefined>;
  /** The newest published release that is no pre-release. */
  latest(): Promise<HostedRelease | undefined>;
  /** The drafts of a tag, oldest first; seen only by those who may write. */
  drafts(tag: string): Promise<HostedRelease[]>;
  createDraft(content: ReleaseContent): Promise<HostedRelease>;
  /** Gives a draft this content and publishes it. */
  publish(draft: HostedRelease, content: ReleaseContent): Promise<void>;
  assets(release: HostedRelease): Promise<HostedAsset[]>;
  /** Sends a file under a name; NETWORK_FAILED too where there is an asset of that name, whole or not. */
  upload(release: HostedRelease, name: string, path: string, size: number): Promise<void>;
  /** Nothing happens where there is none any more. */
  remove(asset: HostedAsset): Promise<void>;
  /** Writes the bytes to a path; FILE_INVALID when there are more than the asset's size. */
  download(asset: HostedAsset, path: string): Promise<void>;
}

/** Each call only reads, and is one attempt. Throws TOKEN_REFUSED, NETWORK_FAILED. */
export interface RepositoryFacts {
  /** Throws TOKEN_REFUSED where the token does not reach the repository. */
  access(): Promise<RepositoryAccess>;
  /** The commit that a tag leads to, also through annotated tags; undefined where there is no such tag. */
  tagCommit(tag: string): Promise<string | undefined>;
  hasCommit(commit: string): Promise<boolean>;
  /** Whether releases never change once published; `hidden` where the token may not know. */
  immutableReleases(): Promise<boolean | 'hidden'>;
  /** The rules for tags that are in force; `hidden` where the token may not know. */
  tagRulesets(): Promise<TagRuleset[] | 'hidden'>;
}

export interface RepositoryAccess {
  readonly public: boolean;
  /** Nothing can be written to it any more. */
  readonly archived: boolean;
  /** Whether the token's user may push; undefined where the server does not say. */
  readonly push: boolean | undefined;
  /** OAuth scopes of the token; undefined for a token that has none, which most kinds do not. */
  readonly scopes: readonly string[] | undefined;
}

export interface TagRuleset {
  readonly name: string;
  /** Patterns of full names, such as `refs/tags/v*`, or `~ALL`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What nobody may do but those excepted: `update`, `deletion`. */
  readonly rules: readonly string[];
}

export interface HostedRelease {
  readonly id: number;
  readonly tag: string;
  /** Its page, for a person. */
  readonly url: string;
  /** Where its assets are sent to. */
  readonly uploadUrl: string;
}

export interface ReleaseContent {
  readonly tag: string;
  /** What the tag is made from, where the repository has no such tag yet. */
  readonly commit: string;
  readonly title: string;
  /** Markdown; that of the draft stays when undefined. */
  readonly notes: string | undefined;
  readonly prerelease: boolean;
}

export interface HostedAsset {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  /** False for what an interrupted upload left behind. */
  readonly complete: boolean;
  /** As the server computed it; undefined where it does not say. */
  readonly sha256: string | undefined;
}

/** Who this job is, as the service that runs it attests with a token of OpenID Connect. */
export interface Identity {
  /**
   * Has a token made out to an audience and tells what it claims; undefined where there is no such service. The
   * token itself is never told. Throws OFFLINE, NETWORK_FAILED, TOKEN_REFUSED.
   */
  claims(audience: string): Promise<IdentityClaims | undefined>;
}

export interface IdentityClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Rejects with INTERRUPTED when we are told to stop. */
  sleep(ms: number): Promise<void>;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  debug(message: string): void;
}

/** What is going on, for whoever watches. */
export interface Progress {
  report(step: Step): void;
}

export interface Tools {
  /** The tool on PATH or in the tool cache, with its digest; undefined where there is none. */
  find(name: string): Promise<Tool | undefined>;
}

export interface Tool {
  readonly name: string;
  readonly path: string;
  /** Of the executable file. */
  readonly sha256: string;
}

export interface Host {
  /** In Go's words: `linux`, `darwin`, `windows`. */
  readonly goos: string;
  /** In Go's words: `amd64`, `arm64`, `ppc64le`. */
  readonly goarch: string;
  /** Processors we may use; at least 1. */
  readonly cores: number;
  /** An environment variable, undefined when unset or empty. */
  env(name: string): string | undefined;
}

/** Programs that outlive us. Linux only: they are found again by a tag in their environment. */
export interface Processes {
  /** This process. */
  self(): Promise<ProcessId>;
  /** False once it has ended, also when another process has got its number since. */
  alive(process: ProcessId): Promise<boolean>;
  /** Starts a program in a session of its own. Throws TOOL_MISSING when it cannot be started. */
  start(program: LongRunning): Promise<void>;
  /** The running programs that were started with this tag. */
  find(tag: string): Promise<RunningProgram[]>;
  /** What the process has in memory now; undefined once it has ended, and where the system does not say. */
  memory(process: ProcessId): Promise<MemoryUse | undefined>;
  /** Asks the program to end and kills it after `graceMs`; returns when it is gone. */
  stop(process: ProcessId, graceMs: number): Promise<void>;
  /**
   * A loopback TCP port that nothing listens on, outside the range the kernel hands out itself. No two calls get the
   * same.
   */
  freePort(except: readonly number[]): Promise<number>;
}

export interface ProcessId {
  readonly pid: number;
  /** When it started, in words of the system: with the pid it names one process for good. */
  readonly token: string;
}

/** In bytes. */
export interface MemoryUse {
  /** What no file backs: it is shared with no other process of the program, and can be written to swap only. */
  readonly anonymous: number;
  /** All that is in memory for it, also what it shares. */
  readonly resident: number;
}

export interface LongRunning {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** What it wrote to stdout and stderr is appended to this file. */
  readonly log: string;
  readonly tag: string;
}

export interface RunningProgram extends ProcessId {
  /** Where the bytes it runs can be read, even when its file has been replaced since. */
  readonly executable: string;
}

/** Folders that the cache of GitHub Actions keeps. It may lose or refuse anything at any time, so nothing here throws. */
export interface Cache {
  /** Why nothing can be taken from it, or be kept in it; undefined where it can. */
  obstacle(to: 'restore' | 'keep'): Promise<string | undefined>;
  /** Brings back what was kept under the key, or else the newest under a key with one of the beginnings, in their order. */
  restore(entry: CacheEntry, beginnings: readonly string[]): Promise<Restored>;
  /** The key that `restore` would find; nothing is brought back. */
  find(entry: CacheEntry, beginnings: readonly string[]): Promise<Restored>;
  /** Keeps the folder under the key at the end of the job, if that succeeds. */
  keep(entry: CacheEntry): void;
}

export interface CacheEntry {
  /** At most 512 characters, no comma. */
  readonly key: string;
  /** Absolute. It is part of what an entry is found by. */
  readonly folder: string;
}

export interface Restored {
  /** The key of what was found; undefined when there is nothing, or when it could not be had. */
  readonly key?: string;
  /** What went wrong. */
  readonly problem?: string;
}
