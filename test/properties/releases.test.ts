import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { acceptedReleases, build } from './arbitraries';
import { incoherences, Manifest } from './coherence';
import { anyReleases } from './spoilt-arbitraries';

const OUR_ERROR = /^[^\n]*: [^\n]+ is [^]+; accepted: [^]+\. Mend: [^]+\.$/;
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) };

/** The manifests as another program reads them. */
function reread(chart: Chart): Manifest[] {
  return loadAll(App.of(chart).synthYaml()) as Manifest[];
}

describe('props that are accepted', () => {
  test('give manifests that another parser reads as they were meant', () => {
    fc.assert(fc.property(acceptedReleases, (release) => {
      expect(reread(build(release))).toEqual(build(release).toJson());
    }), RUNS);
  });

  test('give manifests that fit together', () => {
    fc.assert(fc.property(acceptedReleases, (release) => {
      expect(incoherences(build(release).toJson())).toEqual([]);
    }), RUNS);
  });

  test('keep every variable, and its order', () => {
    fc.assert(fc.property(acceptedReleases, (release) => {
      const workload = build(release).toJson().find(({ kind, spec }) => (kind === 'Rollout' || kind === 'Deployment') && spec.template);
      const env: Manifest[] = workload.spec.template.spec.containers[0].env ?? [];
      expect(env).toEqual(Object.entries(release.props.env ?? {}).map(([name, value]) => ({ name, value })));
    }), RUNS);
  });
});

describe('props of any content', () => {
  test('are refused in our own words, or give manifests that fit together', () => {
    fc.assert(fc.property(anyReleases, (release) => {
      let manifests: Manifest[];
      try {
        manifests = reread(build(release));
      } catch (error) {
        expect((error as Error).message).toMatch(OUR_ERROR);
        return;
      }
      expect(incoherences(manifests)).toEqual([]);
    }), { ...RUNS, numRuns: RUNS.numRuns * 3 });
  });

  test('never reach the prototypes of other objects', () => {
    fc.assert(fc.property(anyReleases, (release) => {
      try {
        build(release).toJson();
      } catch {
        // What is refused is judged above.
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    }), RUNS);
  });
});
