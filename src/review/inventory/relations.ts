import { AnalysisUse, analysesOf } from './analyses-of';
import { withoutControllerLabels } from './controller-labels';
import { Coverage } from './coverage';
import { Entry, Inventory } from './inventory';
import { InventoryObject } from './inventory-object';
import { KINDS } from './kinds';
import { LabelIndex } from './label-index';
import { ServiceReference, serviceReferences } from './route-references';
import { Labels } from './selection';
import { Autoscaler, DisruptionBudget, NetworkPolicy } from './shapes/policies';
import { Service } from './shapes/traffic';
import { PlacedContainer, Workload, workloadsOf } from './workload';

/** The part that a Service plays for a Rollout. */
export type ServiceRole = 'stable' | 'canary' | 'ping' | 'pong' | 'active' | 'preview';

/** Who refers to whom among the objects of an inventory. Whatever is asked for first is worked out then, and kept. */
export class Relations {
  public readonly workloads: readonly Workload[];
  private readonly labels: LabelIndex;
  private readonly servicesByWorkload = new Map<Workload, Entry<Service>[]>();
  private readonly workloadsByService = new Map<InventoryObject, readonly Workload[]>();
  private readonly byObject = new Map<InventoryObject, Workload>();
  private autoscalers?: ReadonlyMap<string, readonly Entry<Autoscaler>[]>;
  private budgets?: Coverage<DisruptionBudget>;
  private networkPolicies?: Coverage<NetworkPolicy>;
  private references?: ReadonlyMap<string, readonly ServiceReference[]>;
  private uses?: readonly AnalysisUse[];
  private usesByWorkload?: ReadonlyMap<Workload, readonly AnalysisUse[]>;
  private routes?: ReadonlyMap<InventoryObject, readonly InventoryObject[]>;
  private readonly serving = new Map<Workload, readonly PlacedContainer[]>();
  private readonly served = new Map<Workload, boolean>();
  private readonly namedServices = new Map<Workload, ReadonlyMap<ServiceRole, string>>();
  private readonly scaledBy = new Map<Workload, readonly Entry<Autoscaler>[]>();

  constructor(public readonly inventory: Inventory) {
    this.workloads = workloadsOf(inventory);
    this.workloads.forEach((workload) => this.byObject.set(workload.object, workload));
    this.labels = new LabelIndex(this.workloads.filter(({ takenOverBy }) => !takenOverBy));
    for (const service of inventory.of(KINDS.service)) {
      const selector = withoutControllerLabels(service.manifest.spec?.selector ?? {});
      const selected = Object.keys(selector).length === 0 ? [] : this.labels.having(service.object.namespace, selector);
      this.workloadsByService.set(service.object, selected);
      selected.forEach((workload) => push(this.servicesByWorkload, workload, service));
    }
  }

  public workload(object: InventoryObject): Workload | undefined {
    return this.byObject.get(object);
  }

  /** The workloads whose pods a Service selects. */
  public selectedBy(service: Entry<Service>): readonly Workload[] {
    return this.workloadsByService.get(service.object) ?? [];
  }

  /** The Services that select the pods of a workload. */
  public servicesOf(workload: Workload): readonly Entry<Service>[] {
    return this.servicesByWorkload.get(workload) ?? [];
  }

  /** The workloads of a namespace whose pods have all of these labels, of which there must be one at least. */
  public having(namespace: string, labels: Labels): readonly Workload[] {
    return this.labels.having(namespace, labels);
  }

  /** The names of Services that the strategy of a Rollout gives, by the part that they play. */
  public strategyServices(workload: Workload): ReadonlyMap<ServiceRole, string> {
    return kept(this.namedServices, workload, namedByStrategy);
  }

  /** The Services that select the pods of a workload for more than metrics. */
  public requestServicesOf(workload: Workload): readonly Entry<Service>[] {
    return this.servicesOf(workload).filter((service) => requestPorts(service).length > 0);
  }

  /** Whether requests come to the pods: a Service selects them for more than metrics, or the strategy names Services that are elsewhere. */
  public serves(workload: Workload): boolean {
    return kept(this.served, workload, () => this.requestServicesOf(workload).length > 0
      || [...this.strategyServices(workload).values()].some((name) => !this.inventory.find(KINDS.service, workload.object.namespace, name)));
  }

  /** The containers to which Services send requests; the first one where that cannot be seen. Empty where nothing is served. */
  public servingContainers(workload: Workload): readonly PlacedContainer[] {
    return kept(this.serving, workload, () => this.serves(workload) ? this.findServing(workload) : []);
  }

  /** The autoscalers that set how many pods the workload has. */
  public autoscalersOf(workload: Workload): readonly Entry<Autoscaler>[] {
    return kept(this.scaledBy, workload, ({ object }) => {
      this.autoscalers ??= this.findAutoscalers();
      return this.autoscalers.get(targetKey(object.namespace, object.kind, object.name)) ?? [];
    });
  }

  /** The budgets that cover the pods of a workload. */
  public budgetsOf(workload: Workload): readonly Entry<DisruptionBudget>[] {
    return this.coverageOfBudgets().of(workload);
  }

  /** The workloads whose pods a budget covers. */
  public coveredByBudget(budget: InventoryObject): readonly Workload[] {
    return this.coverageOfBudgets().by(budget);
  }

  /** The network policies that cover the pods of a workload. */
  public networkPoliciesOf(workload: Workload): readonly Entry<NetworkPolicy>[] {
    return this.coverageOfNetworkPolicies().of(workload);
  }

  /** The workloads whose pods a network policy covers. */
  public coveredByNetworkPolicy(policy: InventoryObject): readonly Workload[] {
    return this.coverageOfNetworkPolicies().by(policy);
  }

  /** The Ingresses, routes and VirtualServices that send requests to a Service. */
  public routesTo(service: InventoryObject): readonly InventoryObject[] {
    this.routes ??= this.findRoutes();
    return this.routes.get(service) ?? [];
  }

  /** Every place in a route that names a Service, which need not be here. */
  public referencesTo(namespace: string, name: string): readonly ServiceReference[] {
    this.references ??= serviceReferences(this.inventory).reduce((places, reference) => {
      push(places, `${reference.namespace}/${reference.name}`, reference);
      return places;
    }, new Map<string, ServiceReference[]>());
    return this.references.get(`${namespace}/${name}`) ?? [];
  }

  /** Every analysis that something starts, with its templates and arguments; templates that nobody uses come last. */
  public get analyses(): readonly AnalysisUse[] {
    this.uses ??= analysesOf(this.inventory, this.workloads);
    return this.uses;
  }

  /** The analyses that a Rollout starts. */
  public analysesOf(workload: Workload): readonly AnalysisUse[] {
    this.usesByWorkload ??= this.analyses.reduce((uses, use) => {
      if (use.workload) {
        push(uses, use.workload, use);
      }
      return uses;
    }, new Map<Workload, AnalysisUse[]>());
    return this.usesByWorkload.get(workload) ?? [];
  }

  private coverageOfBudgets(): Coverage<DisruptionBudget> {
    this.budgets ??= new Coverage(this.inventory.of(KINDS.disruptionBudget), this.workloads, this.labels, ({ spec }) => spec?.selector);
    return this.budgets;
  }

  private coverageOfNetworkPolicies(): Coverage<NetworkPolicy> {
    this.networkPolicies ??= new Coverage(this.inventory.of(KINDS.networkPolicy), this.workloads, this.labels, ({ spec }) => spec?.podSelector ?? {});
    return this.networkPolicies;
  }

  private findServing(workload: Workload): readonly PlacedContainer[] {
    const ports = this.servicesOf(workload).flatMap(requestPorts).map(({ port, targetPort }) => targetPort ?? port);
    const aimedAt = workload.containers.filter(({ container }) =>
      (container.ports ?? []).some(({ name, containerPort }) => ports.includes(containerPort) || (name !== undefined && ports.includes(name))));
    return aimedAt.length > 0 ? aimedAt : workload.containers.slice(0, 1);
  }

  private findAutoscalers(): ReadonlyMap<string, readonly Entry<Autoscaler>[]> {
    const autoscalers = new Map<string, Entry<Autoscaler>[]>();
    for (const entry of this.inventory.of(KINDS.autoscaler)) {
      const { kind = '', name = '' } = entry.manifest.spec?.scaleTargetRef ?? {};
      push(autoscalers, targetKey(entry.object.namespace, kind, name), entry);
    }
    return autoscalers;
  }

  private findRoutes(): ReadonlyMap<InventoryObject, readonly InventoryObject[]> {
    const routes = new Map<InventoryObject, InventoryObject[]>();
    for (const { route, namespace, name } of serviceReferences(this.inventory)) {
      const service = this.inventory.find(KINDS.service, namespace, name)?.object;
      if (service && !routes.get(service)?.includes(route)) {
        push(routes, service, route);
      }
    }
    return routes;
  }
}

function namedByStrategy({ canary, blueGreen }: Workload): ReadonlyMap<ServiceRole, string> {
  const named: readonly (readonly [ServiceRole, string | undefined])[] = [
    ['stable', canary?.stableService], ['canary', canary?.canaryService], ['ping', canary?.pingPong?.pingService], ['pong', canary?.pingPong?.pongService],
    ['active', blueGreen?.activeService], ['preview', blueGreen?.previewService],
  ];
  return new Map(named.filter((one): one is readonly [ServiceRole, string] => one[1] !== undefined && one[1] !== ''));
}

/** Many rules ask the same of a workload: it is worked out once. */
function kept<T>(known: Map<Workload, T>, workload: Workload, workOut: (workload: Workload) => T): T {
  let value = known.get(workload);
  if (value === undefined) {
    value = workOut(workload);
    known.set(workload, value);
  }
  return value;
}

/** The ports of a Service that requests of users may come to: all but those that only Prometheus asks. */
function requestPorts({ manifest }: Entry<Service>): NonNullable<NonNullable<Service['spec']>['ports']> {
  return (manifest.spec?.ports ?? []).filter(({ name, targetPort }) => !METRICS_PORT.test(name ?? '') && !METRICS_PORT.test(`${targetPort ?? ''}`));
}

const METRICS_PORT = /metrics|prometheus|^prom$/;

function targetKey(namespace: string, kind: string, name: string): string {
  return `${namespace}/${kind}/${name}`;
}

function push<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const items = map.get(key);
  if (items) {
    items.push(item);
  } else {
    map.set(key, [item]);
  }
}
