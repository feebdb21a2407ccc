import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export type YamlPath = readonly (string | number)[];

/** Where the key or item at a path stands in a YAML text; the nearest enclosing one where it cannot be found. */
export function positionOf(text: string, path: YamlPath): Position {
  const offset = offsets(text).get(JSON.stringify(path)) ?? (path.length > 0 ? undefined : 0);
  if (offset === undefined) return positionOf(text, path.slice(0, -1));
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Offset of every key and item, by its path as JSON. */
function offsets(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const events = parseEvents(text, {});
  let next = 0;

  const node = (path: YamlPath): void => {
    const event = events[next++];
    if (event?.type === EVENT_ID.MAPPING) mapping(path);
    else if (event?.type === EVENT_ID.SEQUENCE) sequence(path);
  };
  const mapping = (path: YamlPath): void => {
    for (let event = events[next]; event && event.type !== EVENT_ID.POP; event = events[next]) {
      const key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : '';
      found.set(JSON.stringify([...path, key]), startOf(event));
      node([...path, key]);
      node([...path, key]);
    }
    next++;
  };
  const sequence = (path: YamlPath): void => {
    for (let index = 0; events[next] && events[next]?.type !== EVENT_ID.POP; index++) {
      found.set(JSON.stringify([...path, index]), startOf(events[next] as Event));
      node([...path, index]);
    }
    next++;
  };

  if (events[next]?.type === EVENT_ID.DOCUMENT) next++;
  node([]);
  return found;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
  return 0;
}
