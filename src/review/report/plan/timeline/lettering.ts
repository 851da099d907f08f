import { printable } from '../../printable';

/** The sizes of letters in the drawing. */
export const SIZES = { title: 16, text: 12, small: 11 } as const;

/** How wide letters are beside their height, in the widest of the usual fonts: there is none to ask. */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijl.,:;'|()[\]!]/, 0.36], [/[ ftr/-]/, 0.4], [/[mwMW@%+]/, 0.9], [/[A-Z]/, 0.7], [/[\u0000-\u2e7f]/, 0.62],
];
const WIDEST = 1.05;

/** The widths of the letters that nearly all texts are made of, ready to be looked up. */
const ASCII: readonly number[] = Array.from({ length: 128 }, (_, code) => widthOfLetter(String.fromCharCode(code)));

/** About how wide a text is. */
export function widthOf(text: string, size: number): number {
  let sum = 0;
  for (const letter of text) {
    sum += ASCII[letter.codePointAt(0)!] ?? widthOfLetter(letter);
  }
  return sum * size;
}

function widthOfLetter(letter: string): number {
  return WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? WIDEST;
}

/** The text, or as much of it as there is room for. */
export function fitted(written: string, width: number, size: number): string {
  const text = printable(written);
  if (widthOf(text, size) <= width) {
    return text;
  }
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size) > width) {
    characters.pop();
  }
  return `${characters.join('').trimEnd()}…`;
}

/** The text in lines of this width; what does not fit into the last is left out, and seen to be. */
export function wrapped(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  const words = printable(text).split(' ');
  while (words.length > 0) {
    if (lines.length === most - 1) {
      return [...lines, fitted(words.join(' '), width, size)];
    }
    let line = words.shift()!;
    while (words.length > 0 && widthOf(`${line} ${words[0]}`, size) <= width) {
      line += ` ${words.shift()}`;
    }
    lines.push(fitted(line, width, size));
  }
  return lines;
}
