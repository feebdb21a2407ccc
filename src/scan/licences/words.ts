/**
 * The words of a licence text in lower case, parted by one space each: without punctuation, and without what
 * differs from one project to the next (who holds the copyright, titles, the parameters of the BUSL).
 */
export function normalisedWords(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => !PERSONAL.some((kind) => kind.test(line)))
    .join(' ')
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(BUSL_PARAMETERS, ' ')
    .trim();
}

const PERSONAL = [
  /** `Copyright (c) 2026 Somebody`; not a wrapped sentence that begins with the word. */
  /^[\s#*/=-]*(\(c\)|©|copyright\b(?!\s+(notice|law|holder|owner|interest|and|license)))/i,
  /^[\s#*/=-]*all rights reserved/i,
  /**
   * `# The MIT License (MIT)`, `Apache License, Version 2.0`. No part can stand for a sign of the part beside it, or a
   * line of dashes would take seconds.
   */
  /^[\s#*=-]*(the )?\(?[\w."]{1,20}([ -][\w."]{1,20}){0,4} licen[sc]e( \(\w+\))?\)?(,? version [\d.]+)?[\s*#]*$/i,
];

const BUSL_PARAMETERS = / parameters licensor .{0,4000}? (?=(terms )?the licensor hereby grants)/;
