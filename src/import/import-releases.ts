import { Statement } from './code/code';
import { JsonObject, textAt } from './code/json';
import { ProgramChart } from './program';
import { RecognisedRelease } from './release/recognise';
import { Recognition, recogniseReleases, RevocableNaming } from './release/recognise-all';
import { Trial } from './trial';
import { camelCase, UniqueNames } from './unique-names';
import { Manifest } from '../yaml/read-manifests';

/** A Rollout, and whether it and the objects around it became one construct. */
export interface ImportedRelease {
  readonly manifest: Manifest;
  readonly recognised?: RecognisedRelease;
  /** Why it is a Rollout of its own. */
  readonly reason?: string;
}

/** The releases of a source. */
export interface SourceReleases {
  readonly releases: readonly ImportedRelease[];
  /** The objects that constructs make. */
  readonly absorbed: ReadonlySet<JsonObject>;
  /** The charts of the source, the first with these statements for everything else. */
  readonly charts: (others: readonly Statement[]) => ProgramChart[];
}

/** A source and its chart. */
export interface SourceChart extends Pick<ProgramChart, 'source' | 'id' | 'variable'> {
  readonly manifests: readonly Manifest[];
  /** Ids that are taken below the chart. */
  readonly ids: UniqueNames;
}

/** Names that are taken: of charts, and of constants. */
interface Names {
  readonly chartIds: UniqueNames;
  readonly variables: UniqueNames;
}

/**
 * Recognises the releases of a source. A construct lives in the namespace of its chart: where the objects of the source do not all have the same, the
 * constructs of each namespace have a chart, hence a file, of their own.
 */
export function recogniseSource(chart: SourceChart, all: readonly Manifest[], names: Names, trial: Trial): SourceReleases {
  const { source, id, variable, manifests } = chart;
  const plain = { source, id, variable };
  const objects = inReach(chart, all);
  const namespaces = new Set(manifests.map(({ object }) => namespaceOf(object)));
  const rollouts = manifests.filter(({ object: { kind, apiVersion } }) => kind === 'Rollout' && String(apiVersion).startsWith('argoproj.io/'));
  const recognised = [...new Set(rollouts.map(({ object }) => namespaceOf(object)))].map((namespace) => {
    const own = namespace !== undefined && namespaces.size > 1;
    const place = own
      ? { source, id: names.chartIds.choose(`${id}-${namespace}`), variable: names.variables.choose(`${camelCase(`${id}-${namespace}`)}Chart`), namespace }
      : { ...plain, namespace };
    const some = rollouts.map(({ object }) => object).filter((object) => namespaceOf(object) === namespace);
    return { own, place, recognition: recogniseReleases(some, objects, place, namingOf(names.variables, chart.ids), trial) };
  });
  const find = <T>(pick: (recognition: Recognition) => T | undefined) => (
    recognised.map(({ recognition }) => pick(recognition)).find((one) => one !== undefined)
  );
  const releases = rollouts.map((manifest) => ({
    manifest,
    recognised: find((recognition) => recognition.releases.get(manifest.object)),
    reason: find((recognition) => recognition.reasons.get(manifest.object)),
  }));
  const shared = recognised.find(({ own, recognition }) => !own && recognition.releases.size > 0);
  return {
    releases,
    absorbed: new Set(releases.flatMap((release) => release.recognised?.absorbed ?? [])),
    charts: (others) => [
      {
        ...(shared ? shared.place : plain),
        advice: releases.filter(({ reason }) => reason !== undefined).map(({ manifest, reason }) => `${titleOf(manifest.object)} is no service construct: ${reason}.`),
        statements: [...(shared ? shared.recognition.platform : []), ...others, ...(shared ? statementsOf(shared.recognition) : [])],
      },
      ...recognised.filter(({ own, recognition }) => own && recognition.releases.size > 0).map(({ place, recognition }) => (
        { ...place, advice: [], statements: [...recognition.platform, ...statementsOf(recognition)] }
      )),
    ],
  };
}

/** The objects of a source, and those that other sources of its folder have of which there is but one. */
function inReach({ source, manifests }: SourceChart, all: readonly Manifest[]): JsonObject[] {
  const folder = folderOf(source);
  const nearby = all.filter((manifest) => folderOf(manifest.source) === folder);
  const count = new Map<string, number>();
  nearby.forEach(({ object }) => count.set(keyOf(object), (count.get(keyOf(object)) ?? 0) + 1));
  // Where a Rollout is there twice, nobody knows whose the other objects are.
  const alone = manifests.every(({ object }) => object.kind !== 'Rollout' || count.get(keyOf(object)) === 1);
  const others = nearby.filter((manifest) => alone && manifest.source !== source && count.get(keyOf(manifest.object)) === 1);
  return [...manifests, ...others].map(({ object }) => object);
}

function folderOf(source: string): string {
  return source.replace(/[^/\\]*$/, '');
}

function keyOf(object: JsonObject): string {
  return JSON.stringify([object.kind, textAt(object, 'metadata', 'name'), namespaceOf(object)]);
}

function titleOf(object: JsonObject): string {
  return `${String(object.kind)} ${textAt(object, 'metadata', 'name') ?? 'without a name'}`;
}

function statementsOf({ releases }: Recognition): Statement[] {
  return [...releases.values()].flatMap(({ statements }) => statements);
}

function namespaceOf(object: JsonObject): string | undefined {
  return textAt(object, 'metadata', 'namespace');
}

function namingOf(variables: UniqueNames, ids: UniqueNames): RevocableNaming {
  return {
    variable: (...candidates) => variables.choose(...candidates.map(camelCase)),
    id: (...candidates) => ids.choose(...candidates),
    save: () => {
      const [freeVariables, freeIds] = [variables.save(), ids.save()];
      return () => {
        freeVariables();
        freeIds();
      };
    },
  };
}
