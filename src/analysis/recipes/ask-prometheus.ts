import { Duration } from 'cdk8s';
import { propError } from '../../semantics/errors';
import { MetricContext } from '../metric-context';
import { Observation } from './observation';
import { PrometheusProvider } from '../providers/prometheus';

const DEFAULT_TIMEOUT = Duration.seconds(20);

/** The number that a query answers with. Throws where no Prometheus is known. */
export function askPrometheus(where: string, context: MetricContext, query: string): Observation {
  const server = context.prometheus;
  if (server === undefined) {
    throw propError(where, {
      prop: 'prometheus',
      received: undefined,
      accepted: 'a Prometheus that the controller can ask',
      mend: 'pass prometheus: { address: "http://prometheus.monitoring:9090" } to a template or run of your own; for services say it once,'
        + ' to Platform.define, which only they look at',
    });
  }
  const provider = new PrometheusProvider({
    address: server.address,
    timeout: server.timeout ?? DEFAULT_TIMEOUT,
    ...(server.insecure !== undefined && { insecure: server.insecure }),
    ...(server.headers && { headers: server.headers }),
    ...(server.secretHeaders && { secretHeaders: server.secretHeaders }),
    ...(server.authentication && { authentication: server.authentication }),
    query,
  });
  return { provider, exists: 'len(result) > 0 && !isNaN(result[0])', number: 'result[0]' };
}
