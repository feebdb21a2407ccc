import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTimes } from '../../../src/insight/compile-times.ts';

/** Lines of `go build -p=1 -debug-actiongraph` with go1.26.8 and an empty build cache, and what it is for them. */
const COLD = `[
{"ID":0,"Mode":"link-install","Package":"example.org/hello","Cmd":null},
{"ID":1,"Mode":"link","Package":"example.org/hello","TimeStart":"2026-11-27T22:21:25.084709755Z","TimeDone":"2026-11-27T22:21:25.451724813Z","Cmd":["link -o a.out"],"CmdReal":319716714,"CmdUser":109921000,"CmdSys":15703000},
{"ID":2,"Mode":"build","Package":"example.org/hello","NeedBuild":true,"Cmd":["compile"],"CmdReal":52246835,"CmdUser":6361000,"CmdSys":4240000},
{"ID":3,"Mode":"build","Package":"fmt","Cmd":["compile"],"CmdReal":1275171262,"CmdUser":217292000,"CmdSys":52677000},
{"ID":4,"Mode":"build","Package":"runtime","Cmd":["compile","asm"],"CmdReal":18657796642,"CmdUser":4302608000,"CmdSys":308339000},
{"ID":5,"Mode":"build","Package":"errors","Cmd":["compile"],"CmdReal":21354710,"CmdUser":21000000},
{"ID":63,"Mode":"build check cache","Package":"example.org/hello","Cmd":null},
{"ID":64,"Mode":"nop","Package":"","Cmd":null},
{"ID":66,"Mode":"built-in package","Package":"unsafe","Cmd":null}
]`;
/** The same with everything in the cache: packages are there, and no command was run for them. */
const WARM = `[
{"ID":1,"Mode":"link","Package":"example.org/hello","Cmd":["link -o a.out"],"CmdReal":268312232},
{"ID":2,"Mode":"build","Package":"example.org/hello","NeedBuild":true,"Cmd":null},
{"ID":3,"Mode":"build","Package":"fmt","Cmd":null}
]`;

test('the slowest packages come first; what was not compiled came from the cache', () => {
  expect(compileTimes(COLD)).toEqual({
    compiled: 4,
    cached: 0,
    linkMs: 320,
    slowest: [
      { package: 'runtime', ms: 18_658 },
      { package: 'fmt', ms: 1275 },
      { package: 'example.org/hello', ms: 52 },
      { package: 'errors', ms: 21 },
    ],
  });
  expect(compileTimes(WARM)).toEqual({ compiled: 0, cached: 2, linkMs: 268, slowest: [] });
});

test('what is no action graph is none', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void compileTimes(text)));
  expect(compileTimes('[{"Mode":1}]')).toBeUndefined();
});
