import { below, readMarkup, textIn } from './strict-markup';

test('reads elements, attributes and text', () => {
  const read = readMarkup('<a b="1 &lt; 2">x &amp; <c/>y</a>');
  expect(read.attributes).toEqual({ b: '1 < 2' });
  expect(textIn(read)).toBe('x & y');
  expect(below(read).map(({ name }) => name)).toEqual(['a', 'c']);
});

test.each([
  ['what is not closed', '<a><b></a>'],
  ['what is never closed', '<a>'],
  ['two roots', '<a/><b/>'],
  ['an entity that nobody knows', '<a>&nbsp;</a>'],
  ['a bare ampersand', '<a>x & y</a>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['an attribute that is there twice', '<a b="1" b="2"/>'],
  ['a bare angle', '<a>1 < 2</a>'],
])('refuses %s', (_, markup) => {
  expect(() => readMarkup(markup)).toThrow();
});
