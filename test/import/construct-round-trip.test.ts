import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { importConstructs } from './library';
import { EXAMPLES } from '../../examples/catalogue';
import { LibraryTrial } from '../../src/cli/library-trial';
import { at, isObject, Json, JsonObject } from '../../src/import/code/json';
import { importManifests } from '../../src/import/import-manifests';
import { readManifests } from '../../src/yaml/read-manifests';
import { synthesized } from '../examples/synthesized';
import { acceptedReleases, build } from '../properties/arbitraries';

const directory = join(__dirname, '..', 'golden');
const services = readdirSync(directory).filter((file) => /^(canary|blue-green|handover)-.*\.yaml$/.test(file));

/** What is different where the Rollouts of a text become constructs. */
function differences(text: string): (string | readonly string[])[] {
  return importConstructs(text).releases.map(({ reason, recognised }) => reason ?? recognised!.differences);
}

describe('what a service construct made comes back as that construct, and equal', () => {
  test.each(services)('%s', (file) => {
    const text = readFileSync(join(directory, file), 'utf8');
    const { releases, kinds } = importConstructs(text);
    expect(differences(text)).toEqual([[]]);
    expect(releases[0].recognised!.absorbed).toHaveLength(text.split(/^---$/m).length);
    expect(kinds).toEqual([]);
  });

  test.each(EXAMPLES.map(({ name }) => name))('example %s', (name) => {
    for (const text of Object.values(synthesized(name).files)) {
      expect(differences(text).flat()).toEqual([]);
    }
  });

  test('any release', () => {
    // A start-up time is not in the manifests, but in the deadline of a Deployment that is handed over. Where its Rollout has a longer one, for its gates, both cannot be said.
    const split = acceptedReleases.filter((release) => (
      release.kind === 'canary' || (release.kind === 'blueGreen' && !(release.props.deploymentHandover && release.props.startupTime))
    ));
    fc.assert(fc.property(split, (release) => {
      expect(differences(App.of(build(release)).synthYaml())).toEqual([[]]);
    }), { numRuns: Number(process.env.PROPERTY_RUNS ?? 30) });
  }, 120_000);
});

describe('whatever a manifest is', () => {
  const manifests = readManifests('a.yaml', readFileSync(join(directory, 'canary-everything.yaml'), 'utf8')).manifests;
  const places = manifests.flatMap(({ object }, index) => placesIn(object).map((path) => [index, ...path]));
  const damage = fc.record({
    place: fc.constantFrom(...places),
    value: fc.constantFrom<Json | undefined>(undefined, null, 0, -1, 'x', '', true, [], {}, [null], [{}], { x: 1 }),
  });

  test('nothing that it says is lost or changed', () => {
    fc.assert(fc.property(damage, ({ place: [index, ...path], value }) => {
      const damaged = manifests.map((manifest, position) => (
        position === index ? { ...manifest, object: withValue(manifest.object, path, value) as JsonObject } : manifest
      ));
      const { releases } = importManifests(damaged, new LibraryTrial(), { construct: true });
      for (const line of releases.flatMap(({ recognised }) => recognised?.differences ?? [])) {
        expect(line).toMatch(/: (nothing|null|\[\]|\{\}) -> | is new$/);
      }
    }), { numRuns: Number(process.env.PROPERTY_RUNS ?? 10) });
  }, 300_000);
});

/** The path of every value below a value. */
function placesIn(value: Json): (string | number)[][] {
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : isObject(value) ? Object.entries(value) : [];
  return entries.flatMap(([key, item]) => [[key], ...placesIn(item).map((path) => [key, ...path])]);
}

/** A copy with another value at a path, or without one. */
function withValue(value: Json, [key, ...path]: readonly (string | number)[], inner: Json | undefined): Json {
  const copy = Array.isArray(value) ? [...value] : { ...value as JsonObject };
  const replaced = path.length === 0 ? inner : withValue(at(value, key)!, path, inner);
  if (replaced !== undefined) {
    return Object.assign(copy, { [key]: replaced });
  }
  return Array.isArray(copy) ? copy.filter((_, index) => index !== key) : Object.fromEntries(Object.entries(copy).filter(([name]) => name !== key));
}
