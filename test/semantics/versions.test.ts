import { MinorVersion } from '../../src/semantics/versions';

const parse = (text: string) => MinorVersion.parse('Platform', 'kubernetesVersion', text);

test.each(['1.30', 'v1.30', '1.30.2', 'v1.30.2-gke.100', '1.30+'])('%s is the release line 1.30', (text) => {
  expect(parse(text).toString()).toBe('1.30');
});

test.each([[1, 29, true], [1, 30, true], [1, 31, false], [0, 99, true], [2, 0, false]])('1.30 has what arrived in %d.%d: %s', (major, minor, has) => {
  expect(parse('1.30').atLeast(major, minor)).toBe(has);
});

test.each(['', '1', 'latest', '1.x'])('%j is no version', (text) => {
  expect(() => parse(text)).toThrow(`Platform: kubernetesVersion is "${text}"; accepted: a version such as "1.30". Mend: pass major and minor version.`);
});
