import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Relations } from '../../inventory/relations';
import { ServiceReference, serviceReferences } from '../../inventory/route-references';
import { Service } from '../../inventory/shapes/traffic';
import { kindOf } from '../comparison';
import { Effect } from '../effect';

/** A route that is changed so that it leads to a Service or port that is not there. */
export const routeBroken: Effect = function* (comparison) {
  const { before, after } = comparison;
  const removed = new Set(comparison.removed.filter((object) => kindOf(object) === '/Service').map(({ namespace, name }) => `${namespace}/${name}`));
  for (const reference of serviceReferences(after.inventory)) {
    const { route, namespace, name, port, path } = reference;
    const was = comparison.beforeOf(route);
    const service = after.inventory.find(KINDS.service, namespace, name);
    const gone = !service && removed.has(`${namespace}/${name}`);
    const lost = gone || (service !== undefined && !hasPort(service, port));
    // A Service that is in neither set may be elsewhere. Where only the Service changes, it is the Service that is told of.
    if (!was || !lost || leadsThere(before, reference)) {
      continue;
    }
    yield {
      class: 'outage',
      object: route,
      path,
      after: port === undefined ? name : `${name}:${port}`,
      message: gone ? `${title(route)} leads to Service ${name}, which is removed: every request there fails`
        : `${title(route)} leads to port ${port} of Service ${name}, which has ${service!.manifest.spec?.ports?.map((one) => one.port).join(', ')}: every request there fails`,
      mend: gone ? `keep Service ${name}, or lead to one that is there` : 'lead to a port that the Service has',
    };
  }
};

function hasPort({ manifest }: Entry<Service>, port: number | string | undefined): boolean {
  const ports = manifest.spec?.ports ?? [];
  return port === undefined || port === ACTION_PORT || ports.length === 0 || ports.some((one) => one.port === port || one.name === port);
}

/** What stands for a port where an ALB's action says which Services are meant. */
const ACTION_PORT = 'use-annotation';

function leadsThere({ inventory }: Relations, { namespace, name, port, route }: ServiceReference): boolean {
  return serviceReferences(inventory).some((one) => one.namespace === namespace && one.name === name && one.port === port
    && one.route.name === route.name && one.route.kind === route.kind && one.route.namespace === route.namespace);
}
