/**
 * What a change log says of a version: all below `## 1.2.3`, which a date may follow, up to the next such
 * heading. One entry for each heading of that version; there should be one.
 */
export function sectionsOf(changelog: string, version: string): string[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .filter((section) => versionNamedBy(section) === version)
    .map((section) => section.replace(/^.*/, '').trim());
}

/** Whether anything stands below the headings. */
export function saysSomething(section: string): boolean {
  return section.split('\n').some((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Also of `## [1.2.3]`, as it is written where the version is a link. */
function versionNamedBy(section: string): string | undefined {
  return /^\[?([^\]\s]+)/.exec(section)?.[1];
}
