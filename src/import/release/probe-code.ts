import { call, Code, list, object, ours, unlessEmpty, verbatim } from '../code/code';
import { secondsCode } from '../code/durations';
import { at, Json, JsonObject, mapAt, mapsAt, numberAt, textAt, textsAt } from '../code/json';

/** Numbers of the container ports by their names. */
export type PortNumbers = ReadonlyMap<string, number>;

/** A probe as `HealthProbe`; undefined where it has none of the forms that this has. */
export function probeCode(probe: JsonObject | undefined, ports: PortNumbers): Code | undefined {
  const [http, grpc, tcp] = ['httpGet', 'grpc', 'tcpSocket'].map((key) => mapAt(probe, key));
  const path = textAt(http, 'path') ?? '/';
  const timing = { port: portCode(at(http ?? grpc ?? tcp, 'port'), ports), ...timingCodes(probe) };
  const command = textsAt(probe, 'exec', 'command');
  if (http) {
    const headers = Object.fromEntries(mapsAt(http, 'httpHeaders').map((header) => [String(header.name), verbatim(header.value)]));
    const tls = textAt(http, 'scheme') === 'HTTPS' ? verbatim(true) : undefined;
    return call(ours('HealthProbe.http'), verbatim(path), unlessEmpty(object({ ...timing, tls, headers: unlessEmpty(object(headers)) })));
  }
  if (grpc) {
    const service = textAt(grpc, 'service');
    return call(ours('HealthProbe.grpc'), unlessEmpty(object({ ...timing, service: service === undefined ? undefined : verbatim(service) })));
  }
  if (tcp) {
    return call(ours('HealthProbe.tcp'), unlessEmpty(object(timing)));
  }
  return command && call(ours('HealthProbe.command'), list(command.map(verbatim)), unlessEmpty(object({ ...timing, port: undefined })));
}

function timingCodes(probe: JsonObject | undefined): Record<string, Code | undefined> {
  const seconds = (key: string) => {
    const value = numberAt(probe, key);
    return value === undefined ? undefined : secondsCode(value);
  };
  const count = (key: string) => {
    const value = numberAt(probe, key);
    return value === undefined ? undefined : verbatim(value);
  };
  return {
    initialDelay: seconds('initialDelaySeconds'),
    period: seconds('periodSeconds'),
    timeout: seconds('timeoutSeconds'),
    failureThreshold: count('failureThreshold'),
    successThreshold: count('successThreshold'),
  };
}

function portCode(port: Json | undefined, ports: PortNumbers): Code | undefined {
  const number = typeof port === 'string' ? ports.get(port) : port;
  return typeof number === 'number' ? verbatim(number) : undefined;
}
