import { isObject, Json, JsonObject } from './code/json';

/** The group of objects around a Rollout that a service construct would make by itself, as a sentence for each. */
export function constructAdvice(objects: readonly JsonObject[]): string[] {
  return objects.filter(({ kind, apiVersion }) => kind === 'Rollout' && String(apiVersion).startsWith('argoproj.io/')).flatMap((rollout) => {
    const group = groupOf(rollout, objects);
    const construct = at(rollout, 'spec', 'strategy', 'blueGreen') === undefined ? 'CanaryService' : 'BlueGreenService';
    return group.length === 0 ? [] : [`These ${group.length + 1} objects are what one ${construct} makes: ${[rollout, ...group].map(titleOf).join(', ')}.`];
  });
}

function groupOf(rollout: JsonObject, objects: readonly JsonObject[]): JsonObject[] {
  const canary = at(rollout, 'spec', 'strategy', 'canary');
  const blueGreen = at(rollout, 'spec', 'strategy', 'blueGreen');
  const nginx = at(canary, 'trafficRouting', 'nginx');
  const services = [at(canary, 'stableService'), at(canary, 'canaryService'), at(blueGreen, 'activeService'), at(blueGreen, 'previewService')];
  const ingresses = [at(nginx, 'stableIngress'), at(canary, 'trafficRouting', 'alb', 'ingress')];
  const labels = at(rollout, 'spec', 'selector', 'matchLabels');
  const name = at(rollout, 'metadata', 'name');
  return objects.filter((object) => {
    if (object === rollout || at(object, 'metadata', 'namespace') !== at(rollout, 'metadata', 'namespace')) {
      return false;
    }
    switch (object.kind) {
      case 'Service': return services.includes(at(object, 'metadata', 'name') ?? null);
      case 'Ingress': return ingresses.includes(at(object, 'metadata', 'name') ?? null);
      case 'PodDisruptionBudget': return JSON.stringify(at(object, 'spec', 'selector', 'matchLabels')) === JSON.stringify(labels);
      case 'HorizontalPodAutoscaler': return at(object, 'spec', 'scaleTargetRef', 'kind') === 'Rollout' && at(object, 'spec', 'scaleTargetRef', 'name') === name;
      default: return false;
    }
  });
}

function titleOf(object: JsonObject): string {
  return `${String(object.kind)} ${String(at(object, 'metadata', 'name') ?? 'without a name')}`;
}

function at(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((one, key) => isObject(one) ? one[key] : undefined, value);
}
