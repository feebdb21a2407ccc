import * as z from 'zod/mini';
import { type ActionName, COMMON_INPUTS, DECLARED, SECRET_INPUTS } from '../model/declared.generated.ts';
import { Dispatch } from '../model/lanes.ts';
import { isSafeName } from '../model/names.ts';
import { TargetMatrix } from '../model/target.ts';

const name = z.string().check(z.refine(isSafeName, 'is not a safe file name'));
const words = z.array(z.string());

/** A list of targets, or a map of systems and architectures. */
const Targets = z.union([words, TargetMatrix]);

/** What `go build` gets beside the fixed flags. */
const flags = {
  /** Extra environment of `go build`, `NAME=value`. */
  env: z.optional(words),
  flags: z.optional(words),
  ldflags: z.optional(words),
  tags: z.optional(words),
};

/** A command as a shell would read it, though there is none; or with where it runs. */
const HookCommand = z.union([
  z.string(),
  z.strictObject({ cmd: z.union([z.string(), words]), dir: z.optional(z.string()), env: z.optional(words) }),
]);

const Build = z.strictObject({
  /** Short name of this build; the binary's name where it is left out. */
  id: z.optional(name),
  /** The main package, relative to the working directory: `./cmd/app`. */
  main: z.optional(z.string()),
  binary: z.optional(name),
  /** Targets of this build only. */
  targets: z.optional(Targets),
  ...flags,
  /** Build with cgo; the binary may then need shared libraries. */
  cgo: z.optional(z.boolean()),
  /** Commands before and after each `go build` of this program. */
  hooks: z.optional(
    z.strictObject({ pre: z.optional(z.array(HookCommand)), post: z.optional(z.array(HookCommand)) }),
  ),
  /** Takes the place of the above for the targets that match one of the patterns. */
  overrides: z.optional(z.array(z.strictObject({ targets: words, ...flags }))),
});

/** The checks of the source to run, or none of them. */
const GateList = z.union([words, z.literal('none')]);

/** The checks beside the builds, with their bounds. */
const Gates = z.strictObject({
  run: z.optional(GateList),
  'race-timeout-seconds': z.optional(z.number()),
  'max-growth-percent': z.optional(z.number()),
  reproduce: z.optional(z.enum(['off', 'native', 'all'])),
  'go-sum-signature': z.optional(z.string()),
  'public-key': z.optional(z.string()),
});

/** A section takes the inputs of its action, secrets and common ones excepted. */
function section(action: ActionName) {
  const value = z.optional(z.union([z.string(), z.number(), z.boolean(), words]));
  const names = Object.keys(DECLARED[action].inputs).filter(
    (input) => !COMMON_INPUTS.includes(input) && !SECRET_INPUTS.includes(input),
  );
  return z.optional(z.strictObject(Object.fromEntries(names.map((input) => [input, value]))));
}

/** `.oracle-release.yml`. */
export const Config = z.strictObject({
  version: z.literal(1),
  project: z.optional(name),
  builds: z.optional(z.array(Build)),
  targets: z.optional(Targets),
  /** What the tags of this program begin with: `agent/`. */
  'tag-prefix': z.optional(z.string()),
  /** Target or pattern to runner label, or to a list of labels; or `native`. */
  runners: z.optional(z.union([z.literal('native'), z.record(z.string(), z.union([z.string(), words]))])),
  gates: z.optional(z.union([...GateList.def.options, Gates])),
  scan: section('sbom-scan'),
  pack: z.optional(z.union([z.literal(false), z.nonoptional(section('upx-verify'))])),
  seal: section('checksum-sign'),
  publish: section('publish'),
  dispatch: z.optional(Dispatch),
});
export type Config = z.infer<typeof Config>;

export const NO_CONFIG: Config = { version: 1 };
