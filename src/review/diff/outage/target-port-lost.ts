import { isCalled } from './service-role';
import { portNumber, ServicePort, targetOf } from '../../inventory/container-ports';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Service } from '../../inventory/shapes/traffic';
import { Workload } from '../../inventory/workload';
import { WorkloadPair } from '../comparison';
import { Effect, Explained } from '../effect';
import { shownValue } from '../fields/shown-value';

/** A Service that leads to a port that its pods do not listen on: at once by another targetPort, or as a release moves the port of the container. */
export const targetPortLost: Effect = function* (comparison) {
  const services = new Map(comparison.after.inventory.of(KINDS.service).map((entry) => [entry.object, entry]));
  const pairs = new Map(comparison.workloads.map((one) => [one.before, one]));
  for (const service of comparison.before.inventory.of(KINDS.service)) {
    const object = comparison.afterOf(service.object);
    const then = object && services.get(object);
    if (!then || !isCalled(comparison, service.object)) {
      continue;
    }
    for (const workload of comparison.before.selectedBy(service)) {
      yield* betweenPorts(service, then, workload, pairs.get(workload));
    }
  }
};

function* betweenPorts(service: Entry<Service>, then: Entry<Service>, workload: Workload, pair: WorkloadPair | undefined): Iterable<Explained> {
  const newPorts = then.manifest.spec?.ports ?? [];
  for (const entry of service.manifest.spec?.ports ?? []) {
    const index = newPorts.findIndex(({ port }) => port === entry.port);
    const newEntry = newPorts[index];
    if (!newEntry || !listensOn(workload, entry)) {
      continue;
    }
    const [target, newTarget] = [targetOf(entry), targetOf(newEntry)];
    if (target !== newTarget && !listensOn(workload, newEntry)) {
      yield {
        class: 'outage',
        object: then.object,
        path: `spec.ports[${index}].targetPort`,
        before: target,
        after: newTarget,
        message: `port ${entry.port} of ${title(then.object)} leads to ${shownValue(newTarget)} of the pods at once; those of ${title(workload.object)} that run listen on ${shownValue(target)}: requests fail until they are replaced`,
        mend: 'let targetPort be the name of the container port, which each pod resolves by itself',
      };
    } else if (pair && target === newTarget && !listensOn(pair.after, newEntry) && pair.after.containers.length > 0) {
      yield {
        class: 'outage',
        object: pair.after.object,
        path: pair.after.templateObject === pair.after.object ? 'spec.template.spec.containers' : 'spec.workloadRef',
        before: target,
        message: `the new pods do not listen on ${shownValue(target)}, where port ${entry.port} of ${title(then.object)} leads: requests to each of them fail`,
        mend: `keep the container port ${shownValue(target)}, or let targetPort be a name that both versions have`,
      };
    }
  }
}

/** Whether a container says so. A workload whose containers say nothing about ports may listen on any number. */
function listensOn({ containers }: Workload, entry: ServicePort): boolean {
  const target = targetOf(entry);
  const silent = containers.every(({ container }) => (container.ports ?? []).length === 0);
  return typeof target === 'number'
    ? silent || containers.some(({ container }) => container.ports?.some(({ containerPort }) => containerPort === target))
    : containers.some(({ container }) => portNumber(container, target) !== undefined);
}

