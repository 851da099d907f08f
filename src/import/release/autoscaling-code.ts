import { Draft } from './draft';
import { call, Code, list, object, ours, unlessEmpty, verbatim } from '../code/code';
import { secondsCode } from '../code/durations';
import { at, Json, JsonObject, mapAt, mapsAt, numberAt, textAt, textsByKey } from '../code/json';

const SELECTIONS = ['Max', 'Min', 'Disabled'];

/** `autoscaling` from the HorizontalPodAutoscaler of the Rollout; undefined where that stays beside the construct. */
export function autoscalingCode({ release, kept }: Draft): Code | undefined {
  const spec = mapAt(release.autoscaler, 'spec');
  if (!spec || kept.has('autoscaler')) {
    return undefined;
  }
  // autoscaling/v1 has this field for the only thing that it can do.
  const percentage = numberAt(spec, 'targetCPUUtilizationPercentage');
  const all = mapsAt(spec, 'metrics');
  const utilization = percentage ?? cpuUtilization(all[0]);
  const metrics = (utilization === undefined || percentage !== undefined ? all : all.slice(1)).flatMap((metric) => metricCode(metric) ?? []);
  return object({
    minReplicas: verbatim(spec.minReplicas ?? 1),
    maxReplicas: verbatim(spec.maxReplicas ?? null),
    cpuUtilization: utilization === undefined ? undefined : verbatim(utilization),
    metrics: metrics.length === 0 ? undefined : list(metrics),
    scaleUp: rulesCode(mapAt(spec, 'behavior', 'scaleUp')),
    scaleDown: rulesCode(mapAt(spec, 'behavior', 'scaleDown')),
  });
}

function cpuUtilization(metric: JsonObject | undefined): number | undefined {
  return textAt(metric, 'resource', 'name') === 'cpu' ? numberAt(metric, 'resource', 'target', 'averageUtilization') : undefined;
}

function metricCode(metric: JsonObject): Code | undefined {
  const of = (factory: string, argument: Code | undefined) => argument && call(ours(`AutoscalingMetric.${factory}`), argument);
  const { resource, containerResource, pods, object: described, external } = metric;
  const quantity = (source: Json, key: string) => at(source, 'target', key) === undefined ? undefined : verbatim(at(source, 'target', key)!);
  const target = (source: Json) => ({ value: quantity(source, 'value'), average: quantity(source, 'averageValue') });
  const named = (source: Json) => {
    const selector = textsByKey(source, 'metric', 'selector', 'matchLabels');
    return { name: verbatim(textAt(source, 'metric', 'name') ?? ''), selector: selector && verbatim(selector) };
  };
  if (resource !== undefined) {
    const name = textAt(resource, 'name');
    const utilization = quantity(resource, 'averageUtilization');
    return name !== 'cpu' && name !== 'memory' ? undefined : of(`${name}${utilization ? 'Utilization' : 'Average'}`, utilization ?? quantity(resource, 'averageValue'));
  }
  if (containerResource !== undefined) {
    const name = textAt(containerResource, 'name') === 'memory' ? 'MEMORY' : 'CPU';
    return of('containerResource', object({
      container: verbatim(textAt(containerResource, 'container') ?? ''),
      resource: ours(`AutoscalingResource.${name}`),
      utilization: quantity(containerResource, 'averageUtilization'),
      average: quantity(containerResource, 'averageValue'),
    }));
  }
  if (pods !== undefined) {
    return of('pods', object({ ...named(pods), average: quantity(pods, 'averageValue') }));
  }
  if (described !== undefined) {
    const text = (key: string) => verbatim(textAt(described, 'describedObject', key) ?? '');
    return of('describedObject', object({ ...named(described), apiVersion: text('apiVersion'), kind: text('kind'), objectName: text('name'), ...target(described) }));
  }
  return external === undefined ? undefined : of('external', object({ ...named(external), ...target(external) }));
}

function rulesCode(rules: JsonObject | undefined): Code | undefined {
  const window = numberAt(rules, 'stabilizationWindowSeconds');
  const selection = textAt(rules, 'selectPolicy') ?? '';
  const policies = mapsAt(rules, 'policies').map((policy) => (
    call(ours(policy.type === 'Pods' ? 'ScalingPolicy.pods' : 'ScalingPolicy.percent'), verbatim(policy.value), secondsCode(numberAt(policy, 'periodSeconds') ?? 0))
  ));
  return unlessEmpty(object({
    stabilizationWindow: window === undefined ? undefined : secondsCode(window),
    policies: policies.length === 0 ? undefined : list(policies),
    selectPolicy: SELECTIONS.includes(selection) ? ours(`ScalingPolicySelection.${selection.toUpperCase()}`) : undefined,
  }));
}
