import type { StoredBlob } from '../blobs.ts';

export interface Release {
  readonly id: number;
  readonly createdAt: string;
  readonly assets: Asset[];
  tag: string;
  target: string;
  name: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  publishedAt: string | undefined;
}

export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  readonly contentType: string;
  readonly createdAt: string;
  readonly blob: StoredBlob;
  /** `starter` until every byte has arrived. */
  state: 'starter' | 'uploaded';
  size: number;
  digest: string | undefined;
}
