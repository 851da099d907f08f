import { LABEL_SELECTOR, METADATA, withSpec } from './metadata';
import { POD_TEMPLATE } from './pod';
import { CANARY, BLUE_GREEN } from './strategies';
import { flag, number, numberOrText, record, records, Shaped, text } from '../shape';

export const DEPLOYMENT = withSpec(record({
  replicas: number,
  paused: flag,
  selector: LABEL_SELECTOR,
  template: POD_TEMPLATE,
  minReadySeconds: number,
  progressDeadlineSeconds: number,
  revisionHistoryLimit: number,
  strategy: record({ type: text, rollingUpdate: record({ maxSurge: numberOrText, maxUnavailable: numberOrText }) }),
}));
export type Deployment = Shaped<typeof DEPLOYMENT>;

/** StatefulSets and DaemonSets, as far as a release looks at them. */
export const OTHER_WORKLOAD = withSpec(record({
  replicas: number,
  selector: LABEL_SELECTOR,
  template: POD_TEMPLATE,
  serviceName: text,
  volumeClaimTemplates: records(record({ metadata: METADATA })),
  updateStrategy: record({ type: text }),
}));

export const ROLLOUT = withSpec(record({
  replicas: number,
  paused: flag,
  selector: LABEL_SELECTOR,
  template: POD_TEMPLATE,
  workloadRef: record({ apiVersion: text, kind: text, name: text, scaleDown: text }),
  minReadySeconds: number,
  progressDeadlineSeconds: number,
  progressDeadlineAbort: flag,
  revisionHistoryLimit: number,
  rollbackWindow: record({ revisions: number }),
  strategy: record({ canary: CANARY, blueGreen: BLUE_GREEN }),
}));
export type Rollout = Shaped<typeof ROLLOUT>;
