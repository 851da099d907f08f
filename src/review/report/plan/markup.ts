import { printable } from '../printable';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };
/** Halves of characters, and two that XML knows no way to write. */
const UNWRITABLE = /\p{Surrogate}|[\ufffe\uffff]/gu;

/** Text for HTML and XML, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(UNWRITABLE, '\ufffd').replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; its content is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? tidy(value) : escapeMarkup(value!)}"`).join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

/** A text in a drawing. */
export function label(attributes: Attributes, content: string): string {
  return element('text', attributes, escapeMarkup(content));
}

/** Lengths in tenths: nobody sees more, and every machine writes the same. */
export function tidy(length: number): string {
  return String(Math.round(length * 10) / 10);
}
