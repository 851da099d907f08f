import { goDuration, pauseSeconds } from '../../../src/semantics/validation/durations';

test.each([
  ['0', 0], ['1s', 1e9], ['1h30m', 5400e9], ['1.5h', 5400e9], ['.5s', 5e8], ['5.s', 5e9], ['500ms', 5e8], ['3µs', 3e3], ['-2m', -120e9], ['+1ns', 1],
])('Go reads %s', (text, nanoseconds) => {
  expect(goDuration(text)).toBe(nanoseconds);
});

test.each(['', '5', '1d', '1 m', '.s', 's', '1h-3m', '1w', 'abc', '9999999h', '-'])('Go cannot read %p', (text) => {
  expect(goDuration(text)).toBeUndefined();
});

test('a pause counts in seconds without a unit', () => {
  expect([30, '30', '1m', '500ms'].map(pauseSeconds)).toEqual([30, 30, 60, 0.5]);
  expect(['1d', '', {}, '99999999999', '600000h'].map(pauseSeconds)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
