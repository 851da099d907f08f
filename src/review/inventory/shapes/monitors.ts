import { LABEL_SELECTOR, withSpec } from './metadata';
import { flag, list, number, numberOrText, record, records, Shaped, text } from '../shape';

const NAMESPACES = record({ any: flag, matchNames: list(text) });

/** What Prometheus scrapes of pods, in the words of its operator. */
export const POD_MONITOR = withSpec(record({
  selector: LABEL_SELECTOR,
  namespaceSelector: NAMESPACES,
  podMetricsEndpoints: records(record({ port: text, portNumber: number, targetPort: numberOrText, interval: text })),
}));
export type PodMonitor = Shaped<typeof POD_MONITOR>;

/** What Prometheus scrapes of the pods behind Services. */
export const SERVICE_MONITOR = withSpec(record({
  selector: LABEL_SELECTOR,
  namespaceSelector: NAMESPACES,
  endpoints: records(record({ port: text, targetPort: numberOrText, interval: text })),
}));
export type ServiceMonitor = Shaped<typeof SERVICE_MONITOR>;
