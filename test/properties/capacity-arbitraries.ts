import { Duration } from 'cdk8s';
import {
  AutoscalingMetric, AutoscalingProps, AutoscalingResource, NetworkPeer, NetworkPolicyProps, NetworkPort, ReleaseServiceProps, ScalingPolicy,
  ScalingPolicySelection, ScalingRules,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { optional, partial, wholeSeconds } from './analysis-value-arbitraries';

const quantity = fc.constantFrom('100', '500m', '1.5', '256Mi', '1e3');
const percent = fc.integer({ min: 1, max: 200 });
const series = fc.constantFrom('http_requests_per_second', 'queue depth', 'é');

const cpu = fc.oneof(percent.map((share) => AutoscalingMetric.cpuUtilization(share)), quantity.map((amount) => AutoscalingMetric.cpuAverage(amount)));
const memory = fc.oneof(
  percent.map((share) => AutoscalingMetric.memoryUtilization(share)),
  quantity.map((amount) => AutoscalingMetric.memoryAverage(amount)),
);
const demand = fc.oneof(
  fc.record({ name: series, average: quantity }).map((props) => AutoscalingMetric.pods(props)),
  fc.record({ name: series, value: quantity, selector: fc.constantFrom(undefined, { queue: 'orders' }) }).map((props) => AutoscalingMetric.external(props)),
  fc.record({ name: series, average: quantity })
    .map((props) => AutoscalingMetric.describedObject({ ...props, apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', objectName: 'orders' })),
  percent.map((utilization) => AutoscalingMetric.containerResource({ container: 'orders', resource: AutoscalingResource.CPU, utilization })),
);

const rules: fc.Arbitrary<ScalingRules> = partial<ScalingRules>({
  stabilizationWindow: wholeSeconds(0, 3600),
  policies: fc.array(fc.tuple(fc.boolean(), percent, wholeSeconds(1, 1800)), { minLength: 1, maxLength: 2 }).map((list) =>
    list.map(([pods, value, period]) => (pods ? ScalingPolicy.pods(value, period) : ScalingPolicy.percent(value, period)))),
  selectPolicy: fc.constantFrom(...Object.values(ScalingPolicySelection)),
});

/** How many pods: so many, or as many as an autoscaler says. Memory misleads it on a routed canary. */
export function capacity(memoryCounts: boolean): fc.Arbitrary<Pick<ReleaseServiceProps, 'replicas' | 'autoscaling'>> {
  const autoscaling: fc.Arbitrary<AutoscalingProps> = fc.record({
    minReplicas: fc.integer({ min: 1, max: 10 }),
    more: fc.nat(20),
    short: optional(percent),
    long: optional(cpu),
    memory: memoryCounts ? optional(memory) : fc.constant(undefined),
    demand: optional(demand),
    scaleUp: optional(rules),
    scaleDown: optional(rules),
  }).map(({ minReplicas, more, short, long, memory: ofMemory, demand: asked, ...rest }) => {
    const metrics = [short === undefined ? long : undefined, ofMemory, asked].filter((metric) => metric !== undefined);
    const cpuUtilization = short ?? (metrics.length === 0 ? 70 : undefined);
    return { minReplicas, maxReplicas: minReplicas + more, cpuUtilization, ...(metrics.length > 0 && { metrics }), ...rest };
  });
  return fc.oneof(
    { weight: 2, arbitrary: fc.record({ replicas: fc.integer({ min: 0, max: 50 }) }) },
    { weight: 1, arbitrary: fc.record({ autoscaling }) },
  );
}

const peers = fc.array(fc.constantFrom(
  NetworkPeer.namespace('callers'), NetworkPeer.pods({ app: 'caller' }), NetworkPeer.podsInNamespace({ app: 'caller' }, 'other'), NetworkPeer.cidr('10.0.0.0/8', ['10.1.0.0/16']),
  NetworkPeer.cidr('2001:db8::/32'),
), { maxLength: 3 });
const egress = fc.array(fc.record({
  peer: fc.constantFrom(NetworkPeer.namespace('database'), NetworkPeer.cidr('192.0.2.0/24')),
  ports: fc.constantFrom<NetworkPort[] | undefined>(undefined, [], [NetworkPort.tcp(5432)], [NetworkPort.udp(53), NetworkPort.tcpRange(8000, 9000)]),
}), { maxLength: 2 });

/** Who may connect to pods that take requests. */
export const servingPolicy: fc.Arbitrary<NetworkPolicyProps> = fc.record({ namespaces: fc.constantFrom<string[]>(['callers'], ['callers', 'monitoring']), peers, egress: optional(egress) });
/** A worker lets nobody in. */
export const workerPolicy: fc.Arbitrary<NetworkPolicyProps> = fc.record({ egress: optional(egress) });

/** No delay, or one that is longer than any router's. */
export const longDelay = optional(fc.integer({ min: 60, max: 3600 }).map((amount) => Duration.seconds(amount)));
