import { inWords, listed, ordinal, sharePercent } from '../../../src/review/plan/in-words';

test.each([[0, '0 s'], [45, '45 s'], [300, '5 min'], [90, '1 min 30 s'], [3600, '1 h'], [7530, '2 h 5 min'], [86_400, '24 h']])('%d seconds are %p', (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});

test.each([[1, '1st'], [2, '2nd'], [3, '3rd'], [4, '4th'], [11, '11th'], [12, '12th'], [21, '21st'], [112, '112th']])('%d is the %s', (count, words) => {
  expect(ordinal(count)).toBe(words);
});

test('lists and shares are written as people do', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  expect([sharePercent(0.05), sharePercent(1 / 3), sharePercent(1)]).toEqual(['5 %', '33.3 %', '100 %']);
});
