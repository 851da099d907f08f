import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { wholeSeconds } from './analysis-value-arbitraries';
import { acceptedReleases, Release } from './arbitraries';
import { anyText } from './hostile-text';

const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, NaN, Infinity, 65536));
const anyDuration = fc.oneof(fc.integer({ min: 0, max: 100_000 }).map((amount) => Duration.millis(amount)), wholeSeconds(0, 10_000));
const anyDictionary = fc.dictionary(anyText, anyText, { maxKeys: 3 });
const anyBound = anyNumber.map((amount) => PercentOrAbsolute.absolute(amount));

/** One prop of the right type with any content at all. */
const anyProp: fc.Arbitrary<object> = fc.oneof(
  ...['name', 'image', 'readiness', 'liveness', 'trafficPort', 'configMountPath', 'priorityClassName'].map((prop) => anyText.map((text) => ({ [prop]: text }))),
  ...['port', 'managementPort', 'replicas', 'revisionHistoryLimit', 'rollbackWindowRevisions', 'user', 'group', 'fsGroup', 'minPodsPerReplicaSet', 'previewReplicas']
    .map((prop) => anyNumber.map((amount) => ({ [prop]: amount }))),
  ...['minReady', 'progressDeadline', 'preStop', 'drainTime', 'startupTime', 'bake', 'scaleDownDelay', 'abortScaleDownDelay']
    .map((prop) => anyDuration.map((duration) => ({ [prop]: duration }))),
  ...['env', 'config', 'podLabels', 'podAnnotations', 'labels', 'selectorLabels', 'serviceAnnotations', 'nodeSelector']
    .map((prop) => anyDictionary.map((dictionary) => ({ [prop]: dictionary }))),
  ...['maxSurge', 'maxUnavailable'].map((prop) => anyBound.map((amount) => ({ [prop]: amount }))),
  fc.array(anyText, { maxLength: 3 }).map((writablePaths) => ({ writablePaths })),
  fc.array(anyText, { maxLength: 3 }).map((hostnames) => ({ route: { hostnames } })),
  fc.array(anyText, { maxLength: 3 }).map((paths) => ({ route: { paths } })),
  anyDictionary.map((routeAnnotations) => ({ route: { annotations: routeAnnotations } })),
  fc.array(fc.record({ name: anyText, containerPort: anyNumber }), { maxLength: 3 }).map((ports) => ({ ports, port: undefined })),
  fc.record({ minReplicas: anyNumber, maxReplicas: anyNumber, cpuUtilization: anyNumber })
    .map((autoscaling) => ({ autoscaling, replicas: undefined })),
  fc.array(fc.record({ key: anyText, value: anyText }), { maxLength: 2 }).map((tolerations) => ({ tolerations })),
);

/** Releases of which some props may be anything of their type: most of them must be rejected. */
export const anyReleases: fc.Arbitrary<Release> = fc.tuple(acceptedReleases, fc.array(anyProp, { minLength: 1, maxLength: 2 }))
  .map(([release, spoilt]) => ({ ...release, props: Object.assign({}, release.props, ...spoilt) }) as Release);
