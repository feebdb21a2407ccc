import { expect, test } from 'vitest';
import { withoutCredentials } from '../../../src/plan/repository.ts';

test.each([
  ['https://github.com/org/app.git', 'https://github.com/org/app.git'],
  ['https://user:secret@github.com/org/app', 'https://github.com/org/app'],
  ['git@github.com:org/app.git', 'https://github.com/org/app.git'],
  ['ssh://git@github.com/org/app', 'https://github.com/org/app'],
  ['/home/me/app', undefined],
  ['', undefined],
])('%s carries no credentials', (address, expected) => {
  expect(withoutCredentials(address)).toBe(expected);
});
