import { at, isObject, Json, JsonObject, mapAt, numberAt, textAt, textsByKey } from '../code/json';

/** Why a Rollout and the objects around it are not what a service construct makes. */
export class NotRecognised extends Error {}

/** A part of a release that the construct can make itself, or leave to an object that stands beside it. */
export type Part =
  | 'stableService' | 'canaryService' | 'previewService' | 'route' | 'analysis' | 'autoscaler' | 'budget' | 'networkPolicy' | 'podMonitor' | 'alerts'
  | 'serviceAccount' | 'config';

/** A Rollout, with the objects of its namespace. */
export class Release {
  public readonly name: string;
  public readonly namespace?: string;
  public readonly selector: Record<string, string>;
  /** `spec.strategy.canary` or `spec.strategy.blueGreen`. */
  public readonly strategy: JsonObject;
  public readonly construct: 'CanaryService' | 'BlueGreenService';
  /** A live Deployment that is being handed over to the Rollout. */
  public readonly deployment?: JsonObject;
  /** The pod template. */
  public readonly pods: JsonObject;
  /** The other objects of the namespace. */
  public readonly neighbours: readonly JsonObject[];

  /** @throws NotRecognised where the Rollout is none that a service construct could make */
  constructor(public readonly rollout: JsonObject, objects: readonly JsonObject[]) {
    const name = textAt(rollout, 'metadata', 'name');
    if (name === undefined) {
      throw new NotRecognised('it has no name of its own');
    }
    this.name = name;
    this.namespace = textAt(rollout, 'metadata', 'namespace');
    this.neighbours = objects.filter((object) => object !== rollout && textAt(object, 'metadata', 'namespace') === this.namespace);
    const selector = textsByKey(rollout, 'spec', 'selector', 'matchLabels') ?? {};
    if (Object.keys(selector).length === 0 || at(rollout, 'spec', 'selector', 'matchExpressions') !== undefined) {
      throw new NotRecognised('spec.selector does not select by labels alone');
    }
    this.selector = selector;
    this.construct = mapAt(rollout, 'spec', 'strategy', 'blueGreen') ? 'BlueGreenService' : 'CanaryService';
    this.strategy = strategyOf(rollout);
    this.deployment = this.referredDeployment();
    const pods = mapAt(this.deployment ?? rollout, 'spec', 'template');
    if (!pods || !isObject(at(pods, 'spec', 'containers', 0))) {
      throw new NotRecognised('it has no pod template with containers');
    }
    this.pods = pods;
  }

  /** The object of a kind and a name. */
  public find(kind: string, name: string | undefined): JsonObject | undefined {
    return name === undefined ? undefined : this.all(kind).find((object) => textAt(object, 'metadata', 'name') === name);
  }

  public all(kind: string): JsonObject[] {
    return this.neighbours.filter((object) => object.kind === kind);
  }

  /** Name of the Service that stands for the stable or active version, or for all pods. */
  public get stableService(): string | undefined {
    const named = textAt(this.strategy, this.construct === 'CanaryService' ? 'stableService' : 'activeService');
    const [selecting] = this.all('Service').filter((service) => this.selects(at(service, 'spec', 'selector')));
    return named ?? textAt(this.find('Service', this.name) ?? selecting, 'metadata', 'name');
  }

  /** Whether labels of another object are those by which the pods are selected. */
  public selects(labels: Json | undefined): boolean {
    return isObject(labels) && JSON.stringify(Object.entries(labels).sort()) === JSON.stringify(Object.entries(this.selector).sort());
  }

  /** The HorizontalPodAutoscaler of this Rollout. */
  public get autoscaler(): JsonObject | undefined {
    return this.all('HorizontalPodAutoscaler').find((object) => (
      textAt(object, 'spec', 'scaleTargetRef', 'kind') === 'Rollout' && textAt(object, 'spec', 'scaleTargetRef', 'name') === this.name
    ));
  }

  private referredDeployment(): JsonObject | undefined {
    const reference = at(this.rollout, 'spec', 'workloadRef');
    if (reference === undefined) {
      return undefined;
    }
    const deployment = textAt(reference, 'kind') === 'Deployment' ? this.find('Deployment', textAt(reference, 'name')) : undefined;
    if (!deployment || textAt(reference, 'name') !== this.name) {
      throw new NotRecognised('its pods are described by a workload that is not a Deployment of the same name among the manifests');
    }
    return deployment;
  }
}

function strategyOf(rollout: JsonObject): JsonObject {
  const canary = mapAt(rollout, 'spec', 'strategy', 'canary');
  const blueGreen = mapAt(rollout, 'spec', 'strategy', 'blueGreen');
  if ((canary === undefined) === (blueGreen === undefined)) {
    throw new NotRecognised('spec.strategy has not exactly one of canary and blueGreen');
  }
  return (canary ?? blueGreen)!;
}

/** The port of a Service that requests come in on: its first one. */
export function servicePort(service: JsonObject | undefined): number | undefined {
  return numberAt(service, 'spec', 'ports', 0, 'port');
}
