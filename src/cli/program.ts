import { Command, CommanderError } from 'commander';
import { buildMatrix } from '../commands/build-matrix.ts';
import { checksumSign } from '../commands/checksum-sign.ts';
import { grayDispatch } from '../commands/gray-dispatch.ts';
import { publish } from '../commands/publish.ts';
import { sbomScan } from '../commands/sbom-scan.ts';
import { upxVerify } from '../commands/upx-verify.ts';
import { VERSION } from '../model/version.ts';
import { addDatabase } from './db-command.ts';
import { addDoctor } from './doctor-command.ts';
import { addFleetDown } from './fleet-command.ts';
import { addInit } from './init-command.ts';
import { printError } from './output.ts';
import { addReport } from './report-command.ts';
import { addRun } from './run-command.ts';
import { addStage, type StageCommand } from './stage-command.ts';
import { addVerify } from './verify-command.ts';

/** Inputs of build-matrix that only planning, only the preflight, only building or only gathering looks at. */
const OF_PLAN = [
  'targets',
  'version',
  'tag-prefix',
  'projects',
  'runners',
  'fan-out',
  'main',
  'binary',
  'ldflags',
  'flags',
  'tags',
] as const;
const OF_PREFLIGHT = ['to', 'token', 'sign'] as const;
const OF_BUILD = [
  'target',
  'race-timeout-seconds',
  'reproduce',
  'cache',
  'go-sum-signature',
  'public-key',
] as const;
const OF_GATHER = ['digests', 'baseline', 'max-growth-percent', 'approve-growth'] as const;

const STAGES: readonly StageCommand[] = [
  {
    name: 'plan',
    action: 'build-matrix',
    command: buildMatrix,
    fixed: { mode: 'plan' },
    without: ['gates', ...OF_PREFLIGHT, ...OF_BUILD, ...OF_GATHER],
    summary: 'decide what will be released: version, targets, file names',
  },
  {
    name: 'preflight',
    action: 'build-matrix',
    command: buildMatrix,
    fixed: { mode: 'preflight' },
    without: [...OF_PLAN, ...OF_BUILD, ...OF_GATHER],
    summary: 'look whether what was planned can be released: rights, tag, places, tools',
  },
  {
    name: 'build',
    action: 'build-matrix',
    command: buildMatrix,
    fixed: { mode: 'build' },
    without: [...OF_PLAN, ...OF_PREFLIGHT, ...OF_GATHER],
    summary: 'build what was planned, with the gates beside, and check every binary',
  },
  {
    name: 'gates',
    action: 'build-matrix',
    command: buildMatrix,
    fixed: { mode: 'gates' },
    without: [...OF_PLAN, ...OF_PREFLIGHT, ...OF_GATHER, 'target', 'reproduce'],
    summary: 'check the source: vet, staticcheck, race tests, module digests',
  },
  {
    name: 'gather',
    action: 'build-matrix',
    command: buildMatrix,
    fixed: { mode: 'gather' },
    without: [...OF_PLAN, ...OF_PREFLIGHT, ...OF_BUILD, 'gates'],
    summary: 'check that what was built elsewhere is what was planned',
  },
  {
    name: 'scan',
    action: 'sbom-scan',
    command: sbomScan,
    summary: 'write SBOMs, find vulnerabilities and licences',
  },
  {
    name: 'pack',
    action: 'upx-verify',
    command: upxVerify,
    summary: 'pack with UPX and prove every packed file',
  },
  {
    name: 'seal',
    action: 'checksum-sign',
    command: checksumSign,
    fixed: { mode: 'seal' },
    without: ['directory', 'public-key'],
    summary: 'digest, sign and attest the files of the release',
  },
];

const AFTER_VERIFY: readonly StageCommand[] = [
  {
    name: 'publish',
    action: 'publish',
    command: publish,
    fixed: { mode: 'publish' },
    without: ['from', 'files', 'if-missing'],
    summary: 'publish the sealed release to GitHub or to a write-once folder',
  },
  {
    name: 'fetch',
    action: 'publish',
    command: publish,
    fixed: { mode: 'fetch' },
    without: ['to', 'draft', 'prerelease', 'notes'],
    summary: 'get a published release back, each file compared with its digest',
  },
  {
    name: 'dispatch',
    action: 'gray-dispatch',
    command: grayDispatch,
    summary: 'roll the release out in waves, or steer a rollout',
    positional: {
      input: 'mode',
      description: 'step (default), plan, status, pause, resume, abort or rollback',
    },
  },
];

/** Runs the command line; resolves to its exit code. */
export async function program(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const finish = (code: number): void => {
    exitCode = code;
  };
  const root = rootCommand();
  addRun(root, finish);
  for (const stage of STAGES) addStage(root, stage, finish);
  addVerify(root, finish);
  for (const stage of AFTER_VERIFY) addStage(root, stage, finish);
  addFleetDown(root, finish);
  addInit(root, finish);
  addDoctor(root, finish);
  addDatabase(root, finish);
  addReport(root, finish);
  try {
    await root.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has said what is wrong with the flags, or has shown the help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return printError(error, args.includes('--json'));
  }
  return exitCode;
}

function rootCommand(): Command {
  return (
    new Command('oracle-release')
      .description('Release a Go program: six checked, signed binaries, rolled out gradually.')
      .version(VERSION)
      .exitOverride()
      // `run --version 1.2.3` is the version to release, not a question for ours.
      .enablePositionalOptions()
      .showSuggestionAfterError()
      .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
      .addHelpText(
        'after',
        [
          '',
          'Start here:',
          '  oracle-release doctor                     which tools are found, and how to install the others',
          '  oracle-release init                       write a configuration and a workflow that fit',
          '  oracle-release init --key-pair ../cosign  make a key to sign with, outside the repository',
          '  oracle-release run --key ../cosign.key    release the repository of this folder',
          '  oracle-release verify dist/release        check a release again, from its bytes alone',
          '',
          'Exit codes: 0 all checks hold, 1 a check failed, 2 the input is wrong and nothing was written,',
          '3 something needed could not be reached or run, 130 interrupted.',
        ].join('\n'),
      )
  );
}
