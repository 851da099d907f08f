import { Duration } from 'cdk8s';
import { formatDuration, wholeSeconds } from '../../src/semantics/durations';

describe('a duration', () => {
  test.each([
    [Duration.seconds(90), '90s'], [Duration.seconds(60), '60s'], [Duration.minutes(60), '60m'], [Duration.hours(2), '2h'], [Duration.seconds(0), '0s'],
  ])('is written in the unit in which it was said: %#', (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  test.each([
    [Duration.days(1), '24h'], [Duration.millis(60_000), '1m'], [Duration.millis(90_000), '90s'], [Duration.millis(1500), '1500ms'],
    [Duration.parse('PT1H30M'), '90m'], [Duration.millis(0), '0s'],
  ])('without such a unit is written in the largest that fits: %#', (duration, text) => {
    expect(formatDuration(duration)).toBe(text);
  });

  test('is refused where the field takes whole seconds and it is none', () => {
    expect(() => wholeSeconds('Rollout', 'minReady', Duration.millis(1500))).toThrow('minReady is "1500ms"; accepted: whole seconds, at least 0. Mend: pass Duration.seconds(n)');
  });
});
