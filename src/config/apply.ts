import { type ActionName, DECLARED } from '../model/declared.generated.ts';
import type { RawInputs } from '../model/inputs.ts';
import type { Config } from './schema.ts';

/**
 * The inputs of an action with the configuration laid beneath: what was given wins, then the configuration,
 * then the declared default. The runner fills in defaults before we see them, so an input that equals its
 * default counts as not given.
 */
export function applyConfig(action: ActionName, raw: RawInputs, config: Config): RawInputs {
  const configured = sectionOf(action, config);
  return Object.fromEntries(
    Object.entries(DECLARED[action].inputs).map(([name, declared]) => {
      const given = raw[name] ?? '';
      const isGiven = given !== '' && given !== declared.default;
      const value = isGiven ? given : (asText(configured[name]) ?? declared.default);
      return [name, value];
    }),
  );
}

function sectionOf(action: ActionName, config: Config): Readonly<Record<string, unknown>> {
  switch (action) {
    case 'build-matrix':
      return {
        ...gateInputs(config.gates),
        targets: config.targets,
        runners: config.runners,
        'tag-prefix': config['tag-prefix'],
      };
    case 'sbom-scan':
      return config.scan ?? {};
    case 'upx-verify':
      return config.pack === false ? { method: 'none' } : (config.pack ?? {});
    case 'checksum-sign':
      return config.seal ?? {};
    case 'publish':
      return config.publish ?? {};
    case 'gray-dispatch':
      return {};
  }
}

function gateInputs(gates: Config['gates']): Readonly<Record<string, unknown>> {
  if (typeof gates !== 'object' || Array.isArray(gates)) return { gates };
  const { run, ...bounds } = gates;
  return { gates: run, ...bounds };
}

function asText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
