import { type Blobs, measure, type StoredBlob } from './blobs.ts';
import type { Route } from './http.ts';
import type { Job } from './tokens.ts';
import { field, type Message, type Results } from './twirp.ts';

interface Entry {
  readonly id: number;
  readonly repository: string;
  readonly key: string;
  /** A hash of the paths and the compression: entries of other versions are not seen. */
  readonly version: string;
  readonly blob: StoredBlob;
  complete: boolean;
}

/** The cache, version 2: a key is written once and found again by itself or by a beginning of it. */
export class Cache {
  readonly #entries: Entry[] = [];
  readonly #blobs: Blobs;

  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }

  keys(repository: string): string[] {
    return this.#entries
      .filter((entry) => entry.complete && entry.repository === repository)
      .map(({ key }) => key);
  }

  routes(results: Results): readonly Route[] {
    return results.routes('CacheService', {
      CreateCacheEntry: (message, job) => this.#create(message, job),
      FinalizeCacheEntryUpload: (message, job) => this.#finalize(message, job),
      GetCacheEntryDownloadURL: (message, job) => this.#find(message, job),
    });
  }

  #create(message: Message, { repository }: Job): object {
    const [key, version] = [field(message, 'key'), field(message, 'version')];
    if (this.#of(repository, version).some((entry) => entry.key === key)) {
      return { ok: false, message: 'cache entry with the same key, version, and scope already exists' };
    }
    const blob = this.#blobs.reserve();
    this.#entries.push({ id: this.#entries.length + 1, repository, key, version, blob, complete: false });
    return { ok: true, signed_upload_url: this.#blobs.uploadUrl(blob) };
  }

  async #finalize(message: Message, { repository }: Job): Promise<object> {
    const entry = this.#of(repository, field(message, 'version')).find(
      ({ key }) => key === field(message, 'key'),
    );
    if (!entry || entry.complete) return { ok: false, message: 'no such upload' };
    if (String((await measure(entry.blob.path)).size) !== field(message, 'size_bytes')) {
      return { ok: false, message: 'the upload has another size' };
    }
    entry.complete = true;
    return { ok: true, entry_id: String(entry.id) };
  }

  /** Each key in turn: itself, or else the newest that begins with it. */
  #find(message: Message, { repository }: Job): object {
    const newestFirst = this.#of(repository, field(message, 'version'))
      .filter(({ complete }) => complete)
      .reverse();
    for (const wanted of [field(message, 'key'), ...((message.restore_keys as string[] | undefined) ?? [])]) {
      const entry =
        newestFirst.find(({ key }) => key === wanted) ??
        newestFirst.find(({ key }) => key.startsWith(wanted));
      if (!entry) continue;
      const signed_download_url = this.#blobs.downloadUrl(entry.blob, 'cache.tzst');
      return { ok: true, signed_download_url, matched_key: entry.key };
    }
    return { ok: false };
  }

  #of(repository: string, version: string): Entry[] {
    return this.#entries.filter((entry) => entry.repository === repository && entry.version === version);
  }
}
