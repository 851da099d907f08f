import { Duration } from 'cdk8s';
import { durationSeconds, formatDuration, wholeSeconds } from '../../src/semantics/durations';

test.each([
  [Duration.seconds(0), '0s', 0],
  [Duration.seconds(90), '90s', 90],
  [Duration.minutes(5), '5m', 300],
  [Duration.seconds(7200), '2h', 7200],
  [Duration.days(1), '24h', 86_400],
  [Duration.millis(1500), '1500ms', 1.5],
])('a duration is written in the largest unit that fits, and read again: %#', (duration, text, seconds) => {
  expect(formatDuration(duration)).toBe(text);
  expect(durationSeconds(text)).toBe(seconds);
});

describe('whole seconds', () => {
  test('are given as a number', () => {
    expect(wholeSeconds('x', 'delay', Duration.minutes(1))).toBe(60);
  });

  test.each([[Duration.millis(1500), 0, '"1500ms"; accepted: whole seconds, at least 0'], [Duration.seconds(0), 1, '"0s"; accepted: whole seconds, at least 1']])(
    'are not given otherwise: %#', (duration, least, message) => {
      expect(() => wholeSeconds('x', 'delay', duration, least)).toThrow(`x: delay is ${message}. Mend: pass Duration.seconds(n).`);
    });
});
