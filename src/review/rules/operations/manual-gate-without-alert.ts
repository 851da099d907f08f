import { Rule } from '../../engine/rule';
import { Inventory } from '../../inventory/inventory';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Workload } from '../../inventory/workload';

const METRIC = /\brollout_(?:info|phase)\b/;
const NAME_MATCHER = /\bname=~?"([^"]*)"/;

export const MANUAL_GATE_WITHOUT_ALERT: Rule = {
  id: 'ZD1001',
  name: 'no-stuck-alert',
  group: 'operations',
  severity: 'info',
  title: 'A release waits for a person, and nothing tells anybody',
  rationale: 'A release that was forgotten in a pause runs two versions for days: part of the users stay on one that nobody has decided for, and the next fix cannot be released.',
  mend: 'Add an alert on rollout_info{phase="Paused"} that lasts longer than the pauses of the release.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/'],
  limits: 'Information, as one alert for all Rollouts usually lives elsewhere; a warning where the objects are declared to be complete. Looks for PrometheusRules on rollout_info and Paused; notifications are not seen.',
  reviewed: '37 findings in 37 of 109 public sets of manifests, read one by one: all right as information; none of them has alerts at all.',
  *check({ inventory, relations, settings }) {
    const gates = relations.workloads.map((workload) => ({ workload, gate: manualGate(workload) })).filter(({ gate }) => gate !== undefined);
    const watched = gates.length > 0 ? watchedNames(inventory) : [];
    for (const { workload: { object }, gate } of gates) {
      if (!watched.some((watches) => watches(object))) {
        yield {
          object,
          path: gate!,
          severity: settings.closed ? 'warning' : 'info',
          message: `releases of ${title(object)} wait here for a person, and no PrometheusRule tells anybody: one that is forgotten leaves two versions running`,
          mend: `add a PrometheusRule on rollout_info{name="${object.name}",phase="Paused"}`,
        };
      }
    }
  },
};

/** Where a release waits until somebody promotes it. */
function manualGate({ canary, blueGreen }: Workload): string | undefined {
  const step = (canary?.steps ?? []).findIndex(({ pause }) => pause !== undefined && pause.duration === undefined);
  return step >= 0 ? `spec.strategy.canary.steps[${step}].pause` : blueGreen?.autoPromotionEnabled === false ? 'spec.strategy.blueGreen.autoPromotionEnabled' : undefined;
}

/** Which Rollouts the alerts on paused releases are about. */
function watchedNames(inventory: Inventory): ((rollout: InventoryObject) => boolean)[] {
  return inventory.of(KINDS.prometheusRule).flatMap(({ manifest }) => manifest.spec?.groups ?? []).flatMap(({ rules = [] }) => rules)
    .map(({ alert, expr }) => alert === undefined ? '' : `${expr ?? ''}`)
    .filter((expression) => METRIC.test(expression) && expression.includes('Paused'))
    .map((expression) => {
      const name = NAME_MATCHER.exec(expression)?.[1];
      // A regular expression is taken to be about every Rollout.
      return (rollout: InventoryObject) => name === undefined || !/^[a-z0-9.-]+$/.test(name) || name === rollout.name;
    });
}
