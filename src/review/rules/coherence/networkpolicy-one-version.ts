import { Rule, Severity } from '../../engine/rule';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Relations } from '../../inventory/relations';
import { LabelSelector } from '../../inventory/shapes/metadata';
import { lossyPins, printPin } from '../../inventory/version-labels';
import { Workload } from '../../inventory/workload';

export const NETWORKPOLICY_ONE_VERSION: Rule = {
  id: 'ZD807',
  name: 'networkpolicy-one-version',
  group: 'coherence',
  severity: 'error',
  title: 'A NetworkPolicy fits the pods of one version only',
  rationale: 'The pods of the next release have another value of that label. The policy does not cover them, or does not admit them as callers: what was allowed for the old version is cut off for the new one, or the other way round.',
  mend: 'Select by labels that stay the same from release to release.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  limits: 'An error for hashes that a controller sets, for labels that stand for the release by convention (app.kubernetes.io/version, helm.sh/chart) and for those that a Rollout moves from version to version '
    + '(canaryMetadata, stableMetadata); a warning for a version number, and for names such as v1 and blue on the pods of a Rollout; '
    + 'silent for such names on other pods, where they may tell copies apart that stay.',
  reviewed: 'No finding in 1429 public objects of 17 projects.',
  *check({ inventory, relations }) {
    const moving = movingLabels(relations);
    for (const { object, manifest } of inventory.of(KINDS.networkPolicy)) {
      const { podSelector, ingress = [], egress = [] } = manifest.spec ?? {};
      const selectors: readonly (readonly [string, LabelSelector | undefined])[] = [
        ['spec.podSelector', podSelector],
        ...ingress.flatMap(({ from = [] }, one) => from.map((peer, two) => [`spec.ingress[${one}].from[${two}].podSelector`, peer.podSelector] as const)),
        ...egress.flatMap(({ to = [] }, one) => to.map((peer, two) => [`spec.egress[${one}].to[${two}].podSelector`, peer.podSelector] as const)),
      ];
      for (const [path, selector = {}] of selectors) {
        for (const { key, text, whose, severity } of pinsOf(relations, selector, object, moving)) {
          yield {
            object,
            path,
            message: `${title(object)} ${path === 'spec.podSelector' ? 'covers' : 'admits'} pods by ${text}${whose}: not those of the ${whose === '' ? 'next release' : 'other version'}`,
            mend: `remove ${key} from ${path}`,
            severity,
          };
        }
      }
    }
  },
};

interface Pin {
  readonly key: string;
  readonly text: string;
  /** Who moves the label, where somebody does. */
  readonly whose: string;
  readonly severity: Severity;
}

function pinsOf(relations: Relations, selector: LabelSelector, { namespace }: InventoryObject, moving: MovingLabels): readonly Pin[] {
  const pins = lossyPins(relations, namespace, selector).map((pin): Pin => ({
    key: pin.key, text: printPin(pin), whose: '', severity: pin.sort === 'version' || pin.sort === 'track' ? 'warning' : 'error',
  }));
  const { matchLabels = {} } = selector;
  const moved = Object.keys(matchLabels).flatMap((key): Pin[] => {
    const mover = moving.get(`${namespace}/${key}=${matchLabels[key]}`);
    const others = Object.keys(matchLabels).filter((one) => one !== key);
    return mover && others.every((one) => mover.labels[one] === undefined || mover.labels[one] === matchLabels[one])
      ? [{ key, text: `${key}=${matchLabels[key]}`, whose: `, which ${title(mover.object)} moves from version to version`, severity: 'error' }] : [];
  });
  return [...pins, ...moved];
}

/** The labels that Rollouts give to the pods of one version at a time, each as `namespace/key=value`. */
type MovingLabels = ReadonlyMap<string, Workload>;

function movingLabels({ workloads }: Relations): MovingLabels {
  return new Map(workloads.flatMap((workload) => [workload.canary?.canaryMetadata?.labels, workload.canary?.stableMetadata?.labels]
    .flatMap((labels = {}) => Object.keys(labels).map((key) => [`${workload.object.namespace}/${key}=${labels[key]}`, workload] as const))));
}
