import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { actionNames } from '../../scripts/declared.ts';
import { ROOT, textOf } from './repository.ts';

export const ACTION_PAGES = actionNames().map((name) => `actions/${name}/README.md`);
const DOCS = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
/** What is written for users, and tests hold to be true word by word. */
export const PAGES = ['README.md', ...DOCS, ...ACTION_PAGES];

/** A fenced block of a page. */
export interface Block {
  /** Path of the page in the repository. */
  readonly page: string;
  /** What follows the opening fence, such as `sh` or `yaml fragment`. */
  readonly info: string;
  readonly text: string;
}

/** The blocks of a page, in its order. */
export function blocksOf(page: string): Block[] {
  return [...textOf(page).matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', text = '']) => ({
    page,
    info,
    text,
  }));
}
