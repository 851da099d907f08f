import * as fc from 'fast-check';
import { isWritable } from '../../src/semantics/writable-text';

const NASTY = [
  '', ' ', '\n', '\t', '"', '\'', '`', '\\', '---', '--- a', '...', '{{', '{{args.hash}}', '}}', '${HOME}', '$(HOME)', '%', '@', '&anchor', '*alias', '!tag', '# no comment',
  'a: b', 'a #b', '- a', '? a', '| a', '> a', '~', 'null', 'true', 'yes', 'off', '=', '<<', '0', '-0', '1e3', '0x1F', '1_000', '12:30:45', '2026-11-21', '.inf', '.nan',
  '__proto__', 'constructor', 'toString', 'trailing ', ' leading', 'two\nlines', 'ends\n', 'ends\n\n', '\r\n', 'é', '漢字', '😀', '\u00a0', '/', '..',
];

/** Text that must be accepted where any text is: special to YAML, JavaScript, templates, shells or Kubernetes; or just text. */
export const hostileText = text(NASTY).filter(isWritable);

/** Any text, also such as YAML cannot carry. */
export const anyText = text([...NASTY, 'a\u0085b', '\u0085', '\u2028', '\u2029---', '\ufeff', '0o17', '\ud800']);

function text(nasty: string[]): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.tuple(fc.constantFrom(...nasty), fc.string({ maxLength: 5 })).map((parts) => parts.join('')),
  );
}
