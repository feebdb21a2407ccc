import { expect, test } from 'vitest';
import { splitName } from '../../../src/binary/symbol-name.ts';

/** Many modules live under hosts that begin like the linker's own names. */
test.each([
  ['go.mongodb.org/mongo-driver/bson.Marshal', 'go.mongodb.org/mongo-driver/bson', 'Marshal'],
  ['go.uber.org/zap.(*Logger).Info', 'go.uber.org/zap', 'Logger.Info'],
  ['go.opentelemetry.io/otel.Tracer', 'go.opentelemetry.io/otel', 'Tracer'],
  ['go.yaml.in/yaml/v3.Unmarshal', 'go.yaml.in/yaml/v3', 'Unmarshal'],
  ['type.example.test/a.F', 'type.example.test/a', 'F'],
])('%s is a function of a module', (name, path, symbol) => {
  expect(splitName(name)).toEqual({ package: path, symbol });
});

test.each(['type:.eq.net/http.Request', 'go:buildid', 'go:struct { main.a int }.F'])(
  '%s is made by the linker',
  (name) => {
    expect(splitName(name)).toBeUndefined();
  },
);
