import { isCalled, isForMetrics, roleBefore } from './service-role';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Service } from '../../inventory/shapes/traffic';
import { Comparison } from '../comparison';
import { Effect } from '../effect';
import { enumerated, shownLabels } from '../fields/shown-value';

/** A Service that is gone, or has another name: whoever called it finds nobody. */
export const serviceRemoved: Effect = function* (comparison) {
  for (const service of comparison.before.inventory.of(KINDS.service).filter(({ object }) => comparison.removed.includes(object))) {
    const { object } = service;
    const routes = [...new Set(comparison.after.referencesTo(object.namespace, object.name).map(({ route }) => title(route)))];
    const ports = service.manifest.spec?.ports ?? [];
    const called = isCalled(comparison, object) && !(ports.length > 0 && ports.every(isForMetrics));
    if (!called && routes.length === 0) {
      continue;
    }
    const renamed = successor(comparison, service);
    const role = roleBefore(comparison, object);
    yield {
      class: 'outage',
      object,
      path: '',
      message: `${title(object)}${role === undefined ? '' : ` (the ${role} Service)`} is removed${renamed ? `; ${title(renamed.object)} has the same selector and another name` : ''}`
        + `: requests to http://${object.name} find nobody${routes.length > 0 ? `, and ${enumerated(routes)} still ${routes.length === 1 ? 'leads' : 'lead'} there` : ''}`,
      mend: `keep ${title(object)}${renamed ? ` beside ${title(renamed.object)}` : ''} until nothing calls it any more, and remove it in a change of its own`,
    };
  }
};

function successor({ after, added }: Comparison, { object, manifest }: Entry<Service>): Entry<Service> | undefined {
  const selector = shownLabels(manifest.spec?.selector ?? {});
  return after.inventory.of(KINDS.service).find((one) => added.includes(one.object)
    && one.object.namespace === object.namespace && shownLabels(one.manifest.spec?.selector ?? {}) === selector);
}
