import { NotRecognised, Release } from './release';
import { alertsOf, podMonitorOf } from './surroundings-code';
import { call, list, object, ours, Statement, unlessEmpty, variable, verbatim } from '../code/code';
import { at, equalJson, JsonObject, mapsAt, textsAt } from '../code/json';
import { TrialChart } from '../trial';

/** What the cluster must have for the releases: the kinds of the objects around them, and versions. */
export function platformOf(
  rollouts: readonly JsonObject[], objects: readonly JsonObject[], chart: TrialChart, argoRollouts: string | undefined,
): Statement[] {
  const releases = rollouts.flatMap((rollout) => releaseOf(rollout, objects));
  const kinds = [
    ...(releases.some((release) => alertsOf(release)) ? [ours('OptionalKind.PROMETHEUS_RULE')] : []),
    ...(releases.some((release) => podMonitorOf(release)) ? [ours('OptionalKind.POD_MONITOR')] : []),
  ];
  const kubernetes = kubernetesVersionOf(releases);
  const props = unlessEmpty(object({
    crds: kinds.length === 0 ? undefined : list(kinds),
    argoRolloutsVersion: argoRollouts === undefined ? undefined : verbatim(argoRollouts),
    kubernetesVersion: kubernetes === undefined ? undefined : verbatim(kubernetes),
  }));
  return props ? [{ code: call(ours('Platform.define'), variable(chart.variable), props) }] : [];
}

/** An older version where the pods do without what newer ones have; undefined where nothing tells. */
function kubernetesVersionOf(releases: readonly Release[]): string | undefined {
  const spreadsAllVersions = ({ pods, selector }: Release) => mapsAt(pods, 'spec', 'topologySpreadConstraints').some((constraint) => (
    constraint.matchLabelKeys === undefined && equalJson(at(constraint, 'labelSelector', 'matchLabels'), selector)
  ));
  const sleepsByCommand = ({ pods }: Release) => mapsAt(pods, 'spec', 'containers').some((container) => {
    const command = textsAt(container, 'lifecycle', 'preStop', 'exec', 'command');
    return command?.length === 2 && command[0] === 'sleep';
  });
  return releases.some(spreadsAllVersions) ? '1.26' : releases.some(sleepsByCommand) ? '1.29' : undefined;
}

function releaseOf(rollout: JsonObject, objects: readonly JsonObject[]): Release[] {
  try {
    return [new Release(rollout, objects)];
  } catch (error) {
    if (error instanceof NotRecognised) {
      return [];
    }
    throw error;
  }
}
