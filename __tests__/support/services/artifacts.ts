import { type Blobs, measure, type StoredBlob } from './blobs.ts';
import type { Route } from './http.ts';
import type { Job } from './tokens.ts';
import { field, type Message, type Results, twirpError } from './twirp.ts';
import { readZip, writeZip } from './zip.ts';

/** An artifact that is complete. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly runId: string;
  /** The job that uploaded it. */
  readonly job: string;
  readonly size: number;
  /** `sha256:` of the archive. */
  readonly digest: string;
}

/** Gets the files of an archive by path and gives back those that are to lie there instead. */
export type Edit = (files: Map<string, Buffer>) => ReadonlyMap<string, Buffer>;

interface Stored {
  readonly id: number;
  readonly name: string;
  readonly job: Job;
  readonly blob: StoredBlob;
  readonly createdAt: string;
  content?: { readonly size: number; readonly digest: string };
}

/** The artifacts of runs, version 4: a name once in a run, seen by its jobs when it is complete. */
export class Artifacts {
  #stored: Stored[] = [];
  #count = 0;
  readonly #blobs: Blobs;

  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }

  list(runId: string): Artifact[] {
    return this.#of(runId).flatMap(({ id, name, job, content }) =>
      content ? [{ id, name, runId, job: job.job, ...content }] : [],
    );
  }

  files(runId: string, name: string): Promise<Map<string, Buffer>> {
    return readZip(this.#existing(runId, name).blob.path);
  }

  /** Changes what is stored, and what the service says of it, as someone would who can write to the store. */
  async replace(runId: string, name: string, edit: Edit): Promise<void> {
    const stored = this.#existing(runId, name);
    await writeZip(stored.blob.path, edit(await readZip(stored.blob.path)));
    stored.content = await measure(stored.blob.path);
  }

  routes(results: Results): readonly Route[] {
    return results.routes('ArtifactService', {
      CreateArtifact: (message, job) => this.#create(message, ofOwnRun(message, job)),
      FinalizeArtifact: (message, job) => this.#finalize(message, ofOwnRun(message, job)),
      ListArtifacts: (message, job) => this.#answerList(message, ofOwnRun(message, job)),
      GetSignedArtifactURL: (message, job) => {
        const { blob, name } = this.#named(ofOwnRun(message, job).runId, field(message, 'name'));
        const fileName = blob.contentType === 'application/zip' ? `${name}.zip` : name;
        return { signed_url: this.#blobs.downloadUrl(blob, fileName) };
      },
      DeleteArtifact: async (message, job) => {
        const stored = this.#named(ofOwnRun(message, job).runId, field(message, 'name'));
        this.#stored = this.#stored.filter((other) => other !== stored);
        await this.#blobs.remove(stored.blob);
        return { ok: true, artifact_id: String(stored.id) };
      },
    });
  }

  #create(message: Message, job: Job): object {
    const name = field(message, 'name');
    if (name === '') throw twirpError('invalid_argument', 'an artifact needs a name');
    if (this.#of(job.runId).some((other) => other.name === name)) {
      throw twirpError('already_exists', 'an artifact with this name already exists on the workflow run');
    }
    const blob = this.#blobs.reserve();
    this.#count++;
    this.#stored.push({ id: this.#count, name, job, blob, createdAt: new Date().toISOString() });
    return { ok: true, signed_upload_url: this.#blobs.uploadUrl(blob) };
  }

  async #finalize(message: Message, { runId }: Job): Promise<object> {
    const stored = this.#of(runId).find(({ name }) => name === field(message, 'name'));
    if (!stored) throw twirpError('not_found', 'no such artifact');
    const content = await measure(stored.blob.path);
    const [size, hash] = [field(message, 'size'), field(message, 'hash')];
    if (size !== String(content.size) || (hash !== '' && hash !== content.digest)) {
      throw twirpError('invalid_argument', `stored are ${content.size} bytes, ${content.digest}`);
    }
    stored.content = content;
    return { ok: true, artifact_id: String(stored.id) };
  }

  #answerList(message: Message, { runId }: Job): object {
    const [name, id] = [field(message, 'name_filter'), field(message, 'id_filter')];
    const artifacts = this.#of(runId)
      .filter((stored) => (name === '' || stored.name === name) && (id === '' || String(stored.id) === id))
      .flatMap(({ content, ...stored }) =>
        content
          ? [
              {
                workflow_run_backend_id: encodeURIComponent(runId),
                workflow_job_run_backend_id: encodeURIComponent(stored.job.job),
                database_id: String(stored.id),
                name: stored.name,
                size: String(content.size),
                created_at: stored.createdAt,
                digest: content.digest,
              },
            ]
          : [],
      );
    return { artifacts };
  }

  #of(runId: string): Stored[] {
    return this.#stored.filter(({ job }) => job.runId === runId);
  }

  #named(runId: string, name: string): Stored {
    const stored = this.#complete(runId, name);
    if (!stored) throw twirpError('not_found', 'no such artifact');
    return stored;
  }

  #existing(runId: string, name: string): Stored {
    const stored = this.#complete(runId, name);
    if (!stored) throw new Error(`run ${runId} has no artifact ${name}`);
    return stored;
  }

  #complete(runId: string, name: string): Stored | undefined {
    return this.#of(runId).find((stored) => stored.name === name && stored.content);
  }
}

/** A token opens the artifacts of its own run. */
function ofOwnRun(message: Message, job: Job): Job {
  if (field(message, 'workflow_run_backend_id') !== encodeURIComponent(job.runId)) {
    throw twirpError('permission_denied', 'the token belongs to another run');
  }
  return job;
}
