/**
 * How near a vulnerability came: its `module` is among the program's modules at an affected version, a vulnerable
 * `package` of it is linked in, or the vulnerable function (`symbol`) is.
 */
export const LEVELS = ['module', 'package', 'symbol'] as const;
export type Level = (typeof LEVELS)[number];
