import { Statement } from './code/code';
import { JsonObject, textAt } from './code/json';
import { ProgramChart } from './program';
import { RecognisedRelease } from './release/recognise';
import { Recognition, recogniseReleases } from './release/recognise-all';
import { Trial } from './trial';
import { camelCase, UniqueNames } from './unique-names';
import { Manifest } from './yaml/read-manifests';

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

type ChartNames = Pick<ProgramChart, 'source' | 'id' | 'variable'>;

/** Names that are taken: of charts, of constants, and of ids below the charts. */
interface Names {
  readonly chartIds: UniqueNames;
  readonly variables: UniqueNames;
  readonly ids: UniqueNames;
}

/**
 * Recognises the releases of a source. A construct lives in the namespace of its chart: where the objects of the source do not all have the same, the
 * constructs of each namespace have a chart, hence a file, of their own.
 */
export function recogniseSource(manifests: readonly Manifest[], chart: ChartNames, names: Names, trial: Trial): SourceReleases {
  const objects = manifests.map(({ object }) => object);
  const namespaces = new Set(objects.map(namespaceOf));
  const rollouts = manifests.filter(({ object: { kind, apiVersion } }) => kind === 'Rollout' && String(apiVersion).startsWith('argoproj.io/'));
  const recognised = [...new Set(rollouts.map(({ object }) => namespaceOf(object)))].map((namespace) => {
    const own = namespace !== undefined && namespaces.size > 1;
    const id = `${chart.id}-${namespace}`;
    const place = own ? { source: chart.source, id: names.chartIds.choose(id), variable: names.variables.choose(`${camelCase(id)}Chart`), namespace } : { ...chart, namespace };
    const some = rollouts.map(({ object }) => object).filter((object) => namespaceOf(object) === namespace);
    return { own, place, recognition: recogniseReleases(some, objects, place, namingOf(names), trial) };
  });
  const found = (rollout: JsonObject) => recognised.map(({ recognition }) => recognition.releases.get(rollout)).find((release) => release !== undefined);
  const reason = (rollout: JsonObject) => recognised.map(({ recognition }) => recognition.reasons.get(rollout)).find((text) => text !== undefined);
  const [shared] = recognised.filter(({ own }) => !own);
  return {
    releases: rollouts.map((manifest) => ({ manifest, recognised: found(manifest.object), reason: reason(manifest.object) })),
    absorbed: new Set(recognised.flatMap(({ recognition }) => [...recognition.releases.values()]).flatMap(({ absorbed }) => absorbed)),
    charts: (others) => [
      {
        ...(shared && shared.recognition.releases.size > 0 ? shared.place : chart),
        advice: rollouts.flatMap(({ object }) => reason(object) === undefined ? [] : [`Rollout ${textAt(object, 'metadata', 'name') ?? 'without a name'} is no service construct: ${reason(object)}.`]),
        statements: [...(shared ? shared.recognition.platform : []), ...others, ...(shared ? statementsOf(shared.recognition) : [])],
      },
      ...recognised.filter(({ own, recognition }) => own && recognition.releases.size > 0).map(({ place, recognition }) => (
        { ...place, advice: [], statements: [...recognition.platform, ...statementsOf(recognition)] }
      )),
    ].filter(({ advice, statements }, _, all) => all.length === 1 || advice.length > 0 || statements.length > 0),
  };
}

function statementsOf({ releases }: Recognition): Statement[] {
  return [...releases.values()].flatMap(({ statements }) => statements);
}

function namespaceOf(object: JsonObject): string | undefined {
  return textAt(object, 'metadata', 'namespace');
}

function namingOf({ variables, ids }: Names) {
  return {
    variable: (...candidates: string[]) => variables.choose(...candidates.map(camelCase)),
    id: (...candidates: string[]) => ids.choose(...candidates),
    save: () => {
      const [freeVariables, freeIds] = [variables.save(), ids.save()];
      return () => {
        freeVariables();
        freeIds();
      };
    },
  };
}
