import { listed, ordinal, percent } from '../../../src/review/plan/in-words';

test.each([[1, '1st'], [2, '2nd'], [3, '3rd'], [4, '4th'], [11, '11th'], [12, '12th'], [21, '21st'], [112, '112th']])('%d is the %s', (count, words) => {
  expect(ordinal(count)).toBe(words);
});

test('lists and shares are written as people do', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  expect([percent(0.05), percent(1 / 3), percent(1)]).toEqual(['5 %', '33.3 %', '100 %']);
});
