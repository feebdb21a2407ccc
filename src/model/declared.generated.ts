// Generated from actions/*/action.yml by scripts/generate.ts; do not edit.

export interface Declared {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
}

export type ActionName =
  | 'build-matrix'
  | 'checksum-sign'
  | 'gray-dispatch'
  | 'publish'
  | 'sbom-scan'
  | 'upx-verify';

export const COMMON_INPUTS: readonly string[] = ["config","working-directory","output","handover","offline","summary"];

export const SECRET_INPUTS: readonly string[] = ['key', 'key-password', 'token'];

export const DECLARED: Readonly<Record<ActionName, Declared>> = {
  "build-matrix": {
    "inputs": {
      "mode": {
        "description": "What to do. `plan` writes the release plan and the job matrix, `preflight` looks whether the planned release can be made before anything is built, `build` builds the targets asked for beside the gates, `gates` runs the gates alone, `gather` checks that what was built is what was planned.",
        "default": "plan"
      },
      "targets": {
        "description": "Targets such as `linux/amd64`, one a line, or a preset. `six` is linux/amd64, linux/arm64, linux/ppc64le, darwin/amd64, darwin/arm64, windows/amd64; `grid` is three systems by two architectures; `all` is what `go tool dist list` prints. A third part is a micro-architecture, as in `linux/amd64/v3`; after `!` a pattern leaves targets out. Or a YAML map with `os`, `arch`, `include` and `exclude`.",
        "default": "six"
      },
      "version": {
        "description": "Version to release, a semantic version. Taken from the git tag when empty; a snapshot version where there is no tag.",
        "default": ""
      },
      "tag-prefix": {
        "description": "What a tag of this program begins with, such as `agent/`. When empty, the folder of the program in the repository, as Go has it.",
        "default": ""
      },
      "projects": {
        "description": "For `plan`, plan several programs of one repository, each in its own folder with an output folder of its own. `tagged` takes those that a tag of this commit names, `all` every module with a program; or folders, one a line.",
        "default": ""
      },
      "runners": {
        "description": "YAML map from target or pattern to runner label, or list of labels, of its build job; or `native` for machines of each target's own kind.",
        "default": ""
      },
      "fan-out": {
        "description": "How the job matrix divides the targets. `target` gives each a job, `os` each operating system, `single` one job to all.",
        "default": "target"
      },
      "target": {
        "description": "Build only these targets of the plan, such as `linux/arm64`, one a line. All of them when empty.",
        "default": ""
      },
      "main": {
        "description": "The main package to build, such as `./cmd/app`. Found by itself where there is only one, or one at the root.",
        "default": ""
      },
      "binary": {
        "description": "Name of the program. Taken from its folder or module when empty.",
        "default": ""
      },
      "ldflags": {
        "description": "Linker flags beside the fixed ones; templates such as `{{ .Version }}`, `{{ .Os }}` and `{{ .Arch }}` are filled in.",
        "default": ""
      },
      "flags": {
        "description": "Flags of `go build` beside the fixed ones, one a line.",
        "default": ""
      },
      "tags": {
        "description": "Build tags, one a line.",
        "default": ""
      },
      "gates": {
        "description": "Checks of the source that run beside the builds. Any of `vet`, `staticcheck`, `race`, `modverify`; or `none`.",
        "default": "vet,staticcheck,race,modverify"
      },
      "race-timeout-seconds": {
        "description": "Bound on `go test -race`, in seconds. Compiling the tests before does not count.",
        "default": "180"
      },
      "reproduce": {
        "description": "Build again in another folder, with an empty build cache and another clock, and compare the bytes. `off`, `native` for the target of this machine, or `all`.",
        "default": "off"
      },
      "cache": {
        "description": "Keep Go's modules and build results between runs, on GitHub's cache. `auto` restores no build results into a release, `on` does, `off` keeps nothing.",
        "default": "auto"
      },
      "go-sum-signature": {
        "description": "Signatures of `go.sum`, by path, one a line; a Sigstore bundle, or what `cosign sign-blob` or OpenSSL writes. In a workspace each `go.sum` and `go.work.sum` needs one. Nothing is built unless all verify with `public-key`.",
        "default": ""
      },
      "public-key": {
        "description": "Public key that `go-sum-signature` must verify with, by path or as text.",
        "default": ""
      },
      "to": {
        "description": "For `preflight`, where the release will be published, one a line, as the action publish takes it; `none` when it will not be.",
        "default": ""
      },
      "token": {
        "description": "For `preflight`, the token to ask GitHub with, best the one that will write the release. `GITHUB_TOKEN` of the environment outside of workflows.",
        "default": ""
      },
      "sign": {
        "description": "For `preflight`, how the release will be signed, as the action checksum-sign takes it.",
        "default": "key"
      },
      "digests": {
        "description": "For `gather`, the JSON of digests that the build jobs reported, target to sha256. Each file must still have its digest.",
        "default": ""
      },
      "baseline": {
        "description": "For `gather`, the `artifact-manifest.yaml` of an earlier release. A binary that grew beyond the bound turns the verdict to `review`; with the `build-insight.json` of that release beside it, the packages that grew are named. `oracle-release run` takes it too, and stops there.",
        "default": ""
      },
      "max-growth-percent": {
        "description": "For `gather`, how much larger than in the baseline a binary may be before it is packed, in percent.",
        "default": "15"
      },
      "approve-growth": {
        "description": "For `gather`, accept growth beyond the bound; it is recorded as a warning.",
        "default": "false"
      },
      "config": {
        "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
        "default": ""
      },
      "working-directory": {
        "description": "The Go repository to release, or a folder of it.",
        "default": "."
      },
      "output": {
        "description": "Output folder, relative to the working directory.",
        "default": "dist"
      },
      "handover": {
        "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
        "default": ""
      },
      "offline": {
        "description": "Open no network connection, loopback excepted.",
        "default": "false"
      },
      "summary": {
        "description": "Write the job summary.",
        "default": "true"
      }
    }
  },
  "checksum-sign": {
    "inputs": {
      "mode": {
        "description": "What to do. `seal` digests and signs, `verify` checks everything again from the bytes.",
        "default": "seal"
      },
      "directory": {
        "description": "Folder of the release to verify. `release` in the output folder when empty.",
        "default": ""
      },
      "sign": {
        "description": "How to sign. `key` with a private key, `none` not at all.",
        "default": "key"
      },
      "key": {
        "description": "The private key, a cosign key or a PEM, by path or as text. `COSIGN_PRIVATE_KEY` when empty.",
        "default": ""
      },
      "key-password": {
        "description": "Password of the private key. `COSIGN_PASSWORD` when empty.",
        "default": ""
      },
      "public-key": {
        "description": "The public key that signatures must verify with, by path or as text.",
        "default": ""
      },
      "provenance": {
        "description": "Write and sign a SLSA provenance statement.",
        "default": "true"
      },
      "channel": {
        "description": "Channel written into the manifest, such as `gray` or `stable`.",
        "default": "gray"
      },
      "config": {
        "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
        "default": ""
      },
      "working-directory": {
        "description": "The Go repository to release, or a folder of it.",
        "default": "."
      },
      "output": {
        "description": "Output folder, relative to the working directory.",
        "default": "dist"
      },
      "handover": {
        "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
        "default": ""
      },
      "offline": {
        "description": "Open no network connection, loopback excepted.",
        "default": "false"
      },
      "summary": {
        "description": "Write the job summary.",
        "default": "true"
      }
    }
  },
  "gray-dispatch": {
    "inputs": {
      "mode": {
        "description": "What to do. `step` takes the next due action, `plan` shows what it would be, `status` where the dispatch is; `pause`, `resume`, `abort` and `rollback` steer it.",
        "default": "step"
      },
      "manifest": {
        "description": "The artifact manifest to dispatch. That of the release in the output folder when empty.",
        "default": ""
      },
      "lanes": {
        "description": "Path of a configuration whose `dispatch` section names the lanes. The configuration itself when empty.",
        "default": ""
      },
      "ledger": {
        "description": "Where the ledger is kept, `file:path`. `ledger.jsonl` in the output folder when empty.",
        "default": ""
      },
      "lane": {
        "description": "Dispatch only this lane.",
        "default": ""
      },
      "reason": {
        "description": "Why, for the ledger. Wanted with pause, resume, abort and rollback.",
        "default": ""
      },
      "wait": {
        "description": "Wait through soaks until the dispatch ends or is paused, instead of taking one step.",
        "default": "false"
      },
      "config": {
        "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
        "default": ""
      },
      "working-directory": {
        "description": "The Go repository to release, or a folder of it.",
        "default": "."
      },
      "output": {
        "description": "Output folder, relative to the working directory.",
        "default": "dist"
      },
      "handover": {
        "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
        "default": ""
      },
      "offline": {
        "description": "Open no network connection, loopback excepted.",
        "default": "false"
      },
      "summary": {
        "description": "Write the job summary.",
        "default": "true"
      }
    }
  },
  "publish": {
    "inputs": {
      "mode": {
        "description": "What to do. `publish` publishes the sealed release, `fetch` gets a published one back.",
        "default": "publish"
      },
      "directory": {
        "description": "Folder of the sealed release, or the one to put what is fetched into. `release` in the output folder when empty.",
        "default": ""
      },
      "to": {
        "description": "Where to publish, one a line. `github` is the releases of this repository; `dir:path` is a content-addressed write-once folder; `dir:store` in the output folder when empty.",
        "default": ""
      },
      "from": {
        "description": "Where to fetch from, `github` or `dir:path`.",
        "default": "github"
      },
      "tag": {
        "description": "Release tag. When empty, that of the plan to publish; to fetch, the newest release that is no pre-release.",
        "default": ""
      },
      "files": {
        "description": "Names of the files to fetch, one a line. All when empty.",
        "default": ""
      },
      "if-missing": {
        "description": "For `fetch`, what to do where there is no such release or it has no such file. `fail`, or `skip` and say so.",
        "default": "fail"
      },
      "draft": {
        "description": "Leave the release on GitHub a draft.",
        "default": "false"
      },
      "prerelease": {
        "description": "Mark the release on GitHub as a pre-release. `auto` as the version says, `true` or `false`.",
        "default": "auto"
      },
      "notes": {
        "description": "Release notes in Markdown, or the path of a file that ends in `.md` or `.txt`. When empty, those of a draft that is there already, else how to check the files.",
        "default": ""
      },
      "token": {
        "description": "Token for GitHub, with `contents` `write` to publish and `read` to fetch. `GITHUB_TOKEN` of the environment outside of workflows.",
        "default": ""
      },
      "config": {
        "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
        "default": ""
      },
      "working-directory": {
        "description": "The Go repository to release, or a folder of it.",
        "default": "."
      },
      "output": {
        "description": "Output folder, relative to the working directory.",
        "default": "dist"
      },
      "handover": {
        "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
        "default": ""
      },
      "offline": {
        "description": "Open no network connection, loopback excepted.",
        "default": "false"
      },
      "summary": {
        "description": "Write the job summary.",
        "default": "true"
      }
    }
  },
  "sbom-scan": {
    "inputs": {
      "files": {
        "description": "What to scan, one a line. Binaries or patterns of them such as `bin/*/app*` or `bin/**`; folders; image archives; images as `image:registry/name@sha256:digest`. The binaries of the plan when empty.",
        "default": ""
      },
      "manifest": {
        "description": "Scan what this artifact manifest lists instead.",
        "default": ""
      },
      "engine": {
        "description": "Who looks. `embedded` reads Go programs itself; `full` takes Syft with Grype or Trivy; `both` compares the two; `auto` is `embedded` for Go programs and `full` for the rest.",
        "default": "auto"
      },
      "policy": {
        "description": "Path of the policy, which says what blocks, which licenses are allowed, and what is excepted until when. When empty, `ORACLE_RELEASE_POLICY`, then the default one.",
        "default": ""
      },
      "db": {
        "description": "The Go vulnerability database, a folder, `.tgz` or `.zip`. When empty, `ORACLE_RELEASE_VULNDB`, then the official one.",
        "default": ""
      },
      "db-sha256": {
        "description": "Digest that the database file must have.",
        "default": ""
      },
      "db-max-age-days": {
        "description": "A database older than this many days is stale, which blocks unless the policy says otherwise.",
        "default": "7"
      },
      "formats": {
        "description": "SBOM formats to write. Any of `cyclonedx-json`, `spdx-json`.",
        "default": "cyclonedx-json,spdx-json"
      },
      "gomodcache": {
        "description": "Go module cache to read licence texts from. Asked of `go env` when empty.",
        "default": ""
      },
      "vendor": {
        "description": "Vendor folder to read licence texts from.",
        "default": ""
      },
      "enforce": {
        "description": "Fail on what blocks. With `false` it only warns.",
        "default": "true"
      },
      "config": {
        "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
        "default": ""
      },
      "working-directory": {
        "description": "The Go repository to release, or a folder of it.",
        "default": "."
      },
      "output": {
        "description": "Output folder, relative to the working directory.",
        "default": "dist"
      },
      "handover": {
        "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
        "default": ""
      },
      "offline": {
        "description": "Open no network connection, loopback excepted.",
        "default": "false"
      },
      "summary": {
        "description": "Write the job summary.",
        "default": "true"
      }
    }
  },
  "upx-verify": {
    "inputs": {
      "files": {
        "description": "Binaries to pack, or patterns of them such as `bin/*/app*` or `bin/**`, one a line. Those of the plan when empty.",
        "default": ""
      },
      "manifest": {
        "description": "Pack what this artifact manifest lists instead.",
        "default": ""
      },
      "method": {
        "description": "Compression. `nrv` is the default of UPX; `lzma` packs tighter and starts slower; `best` takes minutes a file; `none` releases all files plain.",
        "default": "nrv"
      },
      "strategy": {
        "description": "How much is proven. `quick` reads the pack header; `standard` adds the ratio and `upx -t`; `full` adds unpacking, a run and what packing costs.",
        "default": "full"
      },
      "max-ratio-percent": {
        "description": "The packed file must be smaller than this share of the plain one, in percent.",
        "default": "85"
      },
      "on-unsupported": {
        "description": "What to do where UPX cannot pack a target. `skip` releases the plain file and says so; `fail` stops.",
        "default": "skip"
      },
      "require-run": {
        "description": "Fail where the packed file could not be run on this machine.",
        "default": "false"
      },
      "run-args": {
        "description": "Arguments of the run that compares packed with plain.",
        "default": "version"
      },
      "serve-args": {
        "description": "Arguments with which the program keeps running, such as `serve`; its memory is then measured, plain and packed. `{{ .Port }}` is replaced by a free loopback port. Not measured when empty.",
        "default": ""
      },
      "max-startup-ms": {
        "description": "Bound on the start-up time that packing adds, in milliseconds. Not bounded when empty.",
        "default": ""
      },
      "measure-xz": {
        "description": "Measure the size of a download by `xz -6` too, beside gzip. It takes several times as long as packing by `nrv`.",
        "default": "false"
      },
      "upx": {
        "description": "Path of UPX, or the version that it must have. What is not on PATH is downloaded by its digest, in version 4.2.4, and kept in the tool cache.",
        "default": ""
      },
      "config": {
        "description": "Path of the configuration, relative to the working directory. Optional; `.oracle-release.yml` is used where there is one.",
        "default": ""
      },
      "working-directory": {
        "description": "The Go repository to release, or a folder of it.",
        "default": "."
      },
      "output": {
        "description": "Output folder, relative to the working directory.",
        "default": "dist"
      },
      "handover": {
        "description": "What the jobs before reported as their output `handover`, one a line, or the whole `needs` context as JSON. Every file in the output folder must be as one of them handed it on; nothing is checked when empty.",
        "default": ""
      },
      "offline": {
        "description": "Open no network connection, loopback excepted.",
        "default": "false"
      },
      "summary": {
        "description": "Write the job summary.",
        "default": "true"
      }
    }
  }
};
