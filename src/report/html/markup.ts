import { withCode } from '../code.ts';

/** Text that is markup already. Made only by the `html` tag, which escapes whatever is put into it. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Content = string | number | Markup | undefined | readonly Content[];

/** `html\`<p>${text}</p>\``: what is put in is escaped, unless it is markup itself; undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const text = parts.map((part, index) => part + render(values[index]));
  return new Markup(text.join(''));
}

/** Text for a person: what stands between backticks is code. */
export function prose(text: string): Content {
  return withCode<Content>(
    text,
    (piece) => piece,
    (piece) => html`<code>${piece}</code>`,
  );
}

function render(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.toString();
  if (typeof content === 'object') return content.map(render).join('');
  return escapeHtml(String(content));
}

/** Text for an element or a quoted attribute, of HTML and SVG; what no page may contain becomes U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Control characters other than tab and line feed, and marks that turn the direction of text around. */
const FORBIDDEN = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
