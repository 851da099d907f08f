import { bytes } from '../../../../src/review/plan/amounts';
import { inWords, percent } from '../../../../src/review/plan/in-words';
import { cores, counted, inShort } from '../../../../src/review/report/plan/amounts';

test.each([[0, '0 s', '0s'], [45, '45 s', '45s'], [300, '5 min', '5m'], [330, '5 min 30 s', '5m30s'], [3600, '1 h', '1h'], [90_061, '1 d 1 h 1 min 1 s', '1d1h1m1s'], [0.4, '0 s', '0s']])(
  '%d seconds are %s, in short %s', (seconds, words, short) => {
    expect([inWords(seconds), inShort(seconds)]).toEqual([words, short]);
  });

test.each([[0, '0 %'], [0.05, '5 %'], [1 / 6, '16.7 %'], [0.0001, '< 0.1 %'], [0.99999, '> 99.9 %'], [1, '100 %']])('%d is %s: what is something is never nothing, or all', (fraction, text) => {
  expect(percent(fraction)).toBe(text);
});

test('memory and CPU in the units that people use', () => {
  expect([0, 512, 1536, 2 ** 29, 20 * 2 ** 30, 2 ** 60].map(bytes)).toEqual(['0 B', '512 B', '1.5 KiB', '512 MiB', '20 GiB', '1024 PiB']);
  expect([1, 0.25, 12.3456].map(cores)).toEqual(['1 core', '0.25 cores', '12.346 cores']);
});

test('one is one, and several are several', () => {
  expect([counted(1, 'pod'), counted(0, 'pod'), counted('2–6', 'pod')]).toEqual(['1 pod', '0 pods', '2–6 pods']);
});
