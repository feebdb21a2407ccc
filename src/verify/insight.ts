import type { Manifest } from '../model/artifact.ts';
import type { Checklist } from '../model/check.ts';
import { messageOf } from '../model/errors.ts';
import { type BuildInsight, parseInsight } from '../model/insight.ts';
import { INSIGHT } from '../model/layout.ts';
import { REMEDY } from './documents.ts';
import { type Folder, textOf } from './folder.ts';

/** The build insight is of this release: version, commit, and the binaries with their sizes before packing. */
export function checkInsight(folder: Folder, manifest: Manifest, checks: Checklist): void {
  const text = textOf(folder, INSIGHT);
  if (text === undefined) return;
  const pending = checks.begin('build-insight', INSIGHT);
  try {
    const faults = faultsOf(parseInsight(text, INSIGHT), manifest);
    if (faults.length === 0) pending.pass({ measured: `${manifest.artifacts.length} binaries` });
    else pending.fail({ measured: faults.join('; '), bound: 'what the manifest says', remedy: REMEDY });
  } catch (error) {
    pending.fail({ measured: messageOf(error), remedy: REMEDY });
  }
}

function faultsOf(insight: BuildInsight, { artifacts }: Manifest): string[] {
  const [first] = artifacts;
  const sizes = new Map(insight.artifacts.map(({ file, size }) => [file, size]));
  const names = artifacts.map(({ name }) => name);
  return [
    insight.version === first?.version ? '' : `version ${insight.version}, not ${first?.version}`,
    insight.commit === first?.commit ? '' : `commit ${insight.commit}, not ${first?.commit}`,
    ...artifacts.map((entry) => {
      const size = sizes.get(entry.name);
      const plain = entry['plain-size'];
      if (size === undefined) return `no ${entry.name}`;
      // Where the manifest does not say what a file was before packing, packing made it smaller at most.
      if (plain === undefined ? size >= entry.size : size === plain) return '';
      return `${entry.name} of ${size} bytes, not ${plain ?? entry.size}`;
    }),
    ...[...sizes.keys()].filter((name) => !names.includes(name)).map((name) => `a binary ${name}`),
  ].filter(Boolean);
}
