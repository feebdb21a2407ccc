/** Functions that are not the same in two programs: `+24 bytes main.init`, `only in the first: main.old`. */
export function functionDifferences(
  first: ReadonlyMap<string, number> | undefined,
  second: ReadonlyMap<string, number> | undefined,
): string[] {
  if (!first || !second) return [];
  const changed = [...first].flatMap(([name, size]) => {
    const other = second.get(name);
    if (other === undefined) return [`only in the first: ${name}`];
    return other === size ? [] : [`${other > size ? '+' : ''}${other - size} bytes ${name}`];
  });
  const added = [...second.keys()].filter((name) => !first.has(name));
  return [...changed, ...added.map((name) => `only in the second: ${name}`)];
}
