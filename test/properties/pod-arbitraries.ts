import { Size } from 'cdk8s';
import { ContainerProps, ContainerResources, Cpu } from 'cdk8s-plus-28';
import { DisruptionBudget, HealthProbe, PodServiceAccount, ReleaseServiceProps, ServiceProtocol } from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { optional, partial, wholeSeconds } from './analysis-value-arbitraries';
import { hostileText } from './hostile-text';
import { isWritable } from '../../src/semantics/writable-text';

const portName = fc.stringMatching(/^[a-z]([a-z0-9]{0,10}[a-z])?$/).filter((name) => name !== 'management');
const labelKey = fc.oneof(fc.constantFrom('team', 'example.com/tier', 'toString', 'y', 'null'), fc.stringMatching(/^[A-Za-z]([-A-Za-z0-9_.]{0,20}[A-Za-z0-9])?$/));
const labelValue = fc.oneof(fc.constantFrom('', 'true', '1e3', '0x1F', 'null', '1.10', 'no', '1_000'), fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,20}[A-Za-z0-9])?$/).filter(isWritable));
const labels = fc.dictionary(labelKey, labelValue, { maxKeys: 4 });
export const annotations = fc.dictionary(labelKey, hostileText, { maxKeys: 4 });
/** Labels that select nothing. */
export const ownLabels = labels.map(({ 'app.kubernetes.io/name': _name, 'app.kubernetes.io/instance': _instance, ...own }) => own);
const variables = fc.dictionary(fc.oneof(fc.constantFrom('constructor', 'no', 'PATH'), fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/)), hostileText, { maxKeys: 5 });
const configuration = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_.-]{0,9}$/), hostileText, { maxKeys: 4 });
const path = fc.stringMatching(/^\/[a-z][a-z0-9/_-]{0,12}$/);
const image = fc.tuple(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/), fc.stringMatching(/^[0-9]\.[0-9]{1,2}(-[a-z]{1,6})?$/)).map(([repository, tag]) => `${repository}:${tag}`);

/** Requests for both: whatever the autoscaler looks at is there. */
const resources: fc.Arbitrary<ContainerResources> = fc
  .record({ cpu: fc.integer({ min: 1, max: 4000 }), memory: fc.integer({ min: 1, max: 4096 }), limited: fc.boolean() })
  .map(({ cpu, memory, limited }) => ({
    cpu: { request: Cpu.millis(cpu), ...(limited && { limit: Cpu.millis(cpu * 2) }) },
    memory: { request: Size.mebibytes(memory), ...(limited && { limit: Size.mebibytes(memory) }) },
  }));

function companions(prefix: string): fc.Arbitrary<ContainerProps[]> {
  const companion = fc.record({ image, resources, args: fc.array(hostileText, { maxLength: 2 }), named: fc.boolean() });
  return fc.array(companion, { maxLength: 2 })
    .map((list) => list.map(({ named, ...rest }, index) => ({ ...rest, ...(named && { name: `${prefix}-of-mine-${index}` }) })));
}

/** What every kind of pod may say; sidecars where the cluster has them. */
function podProps(sidecars: boolean): fc.Arbitrary<Partial<ReleaseServiceProps>> {
  return partial<ReleaseServiceProps>({
    env: variables,
    config: configuration,
    args: fc.array(hostileText, { maxLength: 3 }),
    podLabels: ownLabels,
    podAnnotations: annotations,
    labels,
    nodeSelector: labels,
    startupTime: wholeSeconds(1, 3600),
    drainTime: wholeSeconds(1, 3600),
    minReady: wholeSeconds(0, 120),
    revisionHistoryLimit: fc.integer({ min: 0, max: 20 }),
    spread: fc.boolean(),
    writablePaths: fc.uniqueArray(fc.constantFrom('/tmp', '/var/run', '/var/cache', '/data'), { maxLength: 3 }),
    disruptionBudget: fc.constantFrom(DisruptionBudget.none(), DisruptionBudget.of({ maxUnavailable: '1' }), DisruptionBudget.of({ maxUnavailable: '25%' })),
    sidecars: sidecars ? companions('sidecar') : fc.constant(undefined),
    initContainers: companions('init'),
    serviceAccount: fc.record({ annotations, automountToken: fc.boolean() }).map((account) => PodServiceAccount.create(account)),
    name: fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/),
  });
}

/** A pod that takes requests. */
export function servingPods(protocol: ServiceProtocol, sidecars: boolean): fc.Arbitrary<ReleaseServiceProps> {
  return fc.record({
    pod: podProps(sidecars),
    image,
    resources,
    port: fc.integer({ min: 1, max: 65535 }),
    extra: optional(fc.tuple(portName, fc.integer({ min: 1, max: 65535 }))),
    management: optional(fc.integer({ min: 1, max: 65535 })),
    readiness: path,
    liveness: fc.boolean(),
    preStop: optional(wholeSeconds(0, 120)),
    serviceAnnotations: annotations,
  }).map(({ pod, port, extra, management, readiness, liveness, ...rest }): ReleaseServiceProps => {
    const probe = {
      [ServiceProtocol.GRPC]: HealthProbe.grpc(), [ServiceProtocol.HTTP]: HealthProbe.http(readiness), [ServiceProtocol.TCP]: HealthProbe.tcp(),
    }[protocol];
    const secondPort = extra && extra[0] !== protocol && extra[1] !== port && extra[1] !== 80 ? extra : undefined;
    const managementPort = management === port || management === secondPort?.[1] ? undefined : management;
    return {
      ...pod,
      ...rest,
      ...(secondPort
        ? { ports: [{ name: secondPort[0], containerPort: secondPort[1] }, { name: protocol, containerPort: port }], trafficPort: protocol }
        : { port }),
      managementPort,
      protocol,
      readinessProbe: probe,
      ...(liveness && { livenessProbe: probe }),
    };
  });
}

/** A pod without a port. */
export function workerPods(sidecars: boolean): fc.Arbitrary<ReleaseServiceProps> {
  return fc.record({ pod: podProps(sidecars), image, resources }).map(({ pod, ...rest }) => ({ ...pod, ...rest }));
}
