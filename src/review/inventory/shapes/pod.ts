import { LABEL_SELECTOR, METADATA } from './metadata';
import { anything, flag, list, map, number, numberOrText, quantity, record, records, Shaped, text, textMaybeUnquoted } from '../shape';

export const PROBE = record({
  httpGet: record({ path: text, port: numberOrText, scheme: text, host: text }),
  tcpSocket: record({ port: numberOrText }),
  grpc: record({ port: number, service: text }),
  exec: record({ command: list(text) }),
  initialDelaySeconds: number,
  periodSeconds: number,
  timeoutSeconds: number,
  failureThreshold: number,
  successThreshold: number,
});
export type Probe = Shaped<typeof PROBE>;

const KEY_REF = record({ name: text, key: text, optional: flag });
const NAME_REF = record({ name: text, optional: flag });

export const CONTAINER = record({
  name: text,
  image: text,
  imagePullPolicy: text,
  command: list(text),
  args: list(text),
  ports: records(record({ name: text, containerPort: number, hostPort: number, protocol: text })),
  env: records(record({
    name: text,
    value: textMaybeUnquoted,
    valueFrom: record({ secretKeyRef: KEY_REF, configMapKeyRef: KEY_REF, fieldRef: anything, resourceFieldRef: anything }),
  })),
  envFrom: records(record({ configMapRef: NAME_REF, secretRef: NAME_REF })),
  resources: record({ requests: map(quantity), limits: map(quantity) }),
  startupProbe: PROBE,
  readinessProbe: PROBE,
  livenessProbe: PROBE,
  lifecycle: record({
    preStop: record({ exec: record({ command: list(text) }), httpGet: anything, tcpSocket: anything, sleep: record({ seconds: number }) }),
    postStart: anything,
  }),
  securityContext: record({
    privileged: flag,
    allowPrivilegeEscalation: flag,
    readOnlyRootFilesystem: flag,
    runAsNonRoot: flag,
    runAsUser: number,
    runAsGroup: number,
    capabilities: record({ add: list(text), drop: list(text) }),
    seccompProfile: record({ type: text }),
  }),
  volumeMounts: records(record({ name: text, mountPath: text, readOnly: flag })),
  restartPolicy: text,
});
export type Container = Shaped<typeof CONTAINER>;

const TERM = record({ topologyKey: text, labelSelector: LABEL_SELECTOR, matchLabelKeys: list(text) });

export const POD_SPEC = record({
  containers: records(CONTAINER),
  initContainers: records(CONTAINER),
  volumes: records(record({
    name: text,
    configMap: NAME_REF,
    secret: record({ secretName: text, optional: flag }),
    persistentVolumeClaim: record({ claimName: text, readOnly: flag }),
    projected: record({ sources: records(record({ configMap: NAME_REF, secret: NAME_REF })) }),
    emptyDir: record({ medium: text, sizeLimit: quantity }),
    hostPath: anything,
  })),
  serviceAccountName: text,
  automountServiceAccountToken: flag,
  imagePullSecrets: records(record({ name: text })),
  terminationGracePeriodSeconds: number,
  hostNetwork: flag,
  hostPID: flag,
  hostIPC: flag,
  priorityClassName: text,
  readinessGates: records(record({ conditionType: text })),
  affinity: record({
    podAntiAffinity: record({
      requiredDuringSchedulingIgnoredDuringExecution: records(TERM),
      preferredDuringSchedulingIgnoredDuringExecution: records(record({ weight: number, podAffinityTerm: TERM })),
    }),
  }),
  topologySpreadConstraints: records(record({
    topologyKey: text, maxSkew: number, whenUnsatisfiable: text, labelSelector: LABEL_SELECTOR, matchLabelKeys: list(text),
  })),
  securityContext: record({ runAsNonRoot: flag, runAsUser: number, runAsGroup: number, fsGroup: number, seccompProfile: record({ type: text }) }),
  restartPolicy: text,
});
export type PodSpec = Shaped<typeof POD_SPEC>;

export const POD_TEMPLATE = record({ metadata: METADATA, spec: POD_SPEC });
export type PodTemplate = Shaped<typeof POD_TEMPLATE>;
