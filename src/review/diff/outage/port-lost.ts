import { isCalled, isForMetrics } from './service-role';
import { ServicePort } from '../../inventory/container-ports';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Effect } from '../effect';
import { enumerated } from '../fields/shown-value';

/** A port that a Service no longer has, or whose name routes ask for. */
export const portLost: Effect = function* (comparison) {
  const { before, after } = comparison;
  for (const { object: was, manifest } of before.inventory.of(KINDS.service)) {
    const object = comparison.afterOf(was);
    const then = object && after.inventory.find(KINDS.service, object.namespace, object.name);
    if (!then) {
      continue;
    }
    const ports = manifest.spec?.ports ?? [];
    const newPorts = then.manifest.spec?.ports ?? [];
    const references = after.referencesTo(was.namespace, was.name);
    for (const [index, lost] of ports.entries()) {
      const gone = lost.port !== undefined
        && !newPorts.some(({ port, protocol = 'TCP' }) => port === lost.port && protocol === (lost.protocol ?? 'TCP'));
      const unnamed = lost.name !== undefined && !newPorts.some(({ name }) => name === lost.name);
      const asking = references.filter(({ port }) => (gone && port === lost.port) || (unnamed && port === lost.name));
      const routes = [...new Set(asking.map(({ route }) => title(route)))];
      const called = gone && isCalled(comparison, was) && !isForMetrics(lost);
      if (!called && routes.length === 0) {
        continue;
      }
      yield {
        class: 'outage',
        object: then.object,
        path: 'spec.ports',
        before: gone ? lost.port : lost.name,
        after: newPorts.map(({ name, port }) => gone ? port : name),
        message: `${title(then.object)} loses ${gone ? `port ${label(lost)}` : `the port name ${lost.name}`}`
          + `${newPorts.length > 0 ? `; it has ${enumerated(newPorts.map(label))}` : ''}: `
          + (gone ? `requests to http://${was.name}:${lost.port} find nobody` : 'nobody leads there by that name')
          + (routes.length > 0 ? `, and ${enumerated(routes)} still ${routes.length === 1 ? 'leads' : 'lead'} there` : ''),
        mend: `keep ${gone ? `port ${lost.port}` : `the name ${lost.name}`} beside the new one until nothing asks for it any more (it was spec.ports[${index}])`,
      };
    }
  }
};

/** `80 (http)` */
function label({ name, port }: ServicePort): string {
  return `${port}${name === undefined ? '' : ` (${name})`}`;
}
