import type { Finding } from './finding.ts';
import type { Page } from './page.ts';
import { handOver } from './rules/hand-over.ts';
import { inputs } from './rules/inputs.ts';
import { names } from './rules/names.ts';
import { permissions, projectCode } from './rules/permissions.ts';
import { limits, pins, scripts } from './rules/steps.ts';
import { triggers } from './rules/triggers.ts';

/** What we demand beyond what the tools know. Each takes one page by itself. */
const RULES: readonly ((page: Page) => Finding[])[] = [
  inputs,
  triggers,
  scripts,
  pins,
  limits,
  handOver,
  permissions,
  projectCode,
  names,
];

export function faultsOf(page: Page): Finding[] {
  return RULES.flatMap((rule) => rule(page));
}
