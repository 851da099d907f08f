import { Codes } from './draft';
import { Ports } from './port-code';
import { probeCode } from './probe-code';
import { call, ours } from '../code/code';
import { secondsCode } from '../code/durations';
import { JsonObject, mapAt, numberAt } from '../code/json';

const STARTUP_PERIOD_SECONDS = 5;

/** The probes of the main container. The short forms come later, once the defaults are gone. */
export function probesCodes(container: JsonObject, ports: Ports): Codes {
  const startup = mapAt(container, 'startupProbe');
  const attempts = numberAt(startup, 'periodSeconds') === STARTUP_PERIOD_SECONDS ? numberAt(startup, 'failureThreshold') : undefined;
  const readiness = probeCode(mapAt(container, 'readinessProbe'), ports.numbers);
  return {
    // Somebody has to say when a pod is ready. An open port is the least that can be asked for, and stands among the differences.
    readinessProbe: readiness ?? (ports.isWorker ? undefined : call(ours('HealthProbe.tcp'))),
    livenessProbe: probeCode(mapAt(container, 'livenessProbe'), ports.numbers),
    startupProbe: probeCode(startup, ports.numbers),
    startupTime: attempts === undefined ? undefined : secondsCode(attempts * STARTUP_PERIOD_SECONDS),
  };
}
