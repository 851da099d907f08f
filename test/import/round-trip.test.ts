import { analyses } from '../../conformance/completeness/analyses';
import { experiments } from '../../conformance/completeness/experiments';
import { rollouts } from '../../conformance/completeness/rollouts';
import { routers } from '../../conformance/completeness/routers';
import { LibraryTrial } from '../../src/cli/library-trial';
import { importManifests } from '../../src/import/import-manifests';

/** Fixtures that set every path of the API between them. */
const fixtures = [...analyses, ...experiments, ...rollouts, ...routers];

describe('what the typed API made is imported as that', () => {
  test.each(fixtures.map(({ title, objects }) => [title, objects] as const))('%s', (_, objects) => {
    const { kinds } = importManifests(objects.map((object) => ({ source: 'a.yaml', line: 1, object })), new LibraryTrial());
    expect(kinds.filter(({ typed }) => !typed).map(({ reason }) => reason)).toEqual([]);
    expect(kinds.length).toBeGreaterThan(0);
  });
});
