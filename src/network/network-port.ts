import { NetworkPortSpec } from '../manifest/network-policy';
import { propError, requireInteger } from '../semantics/errors';

/** A port that may be connected to. */
export class NetworkPort {
  /**
   * A TCP port.
   *
   * @param port 1 to 65535
   * @throws if it is out of range
   */
  public static tcp(port: number): NetworkPort {
    return new NetworkPort(spec('NetworkPort.tcp', 'TCP', port));
  }

  /**
   * A UDP port.
   *
   * @param port 1 to 65535
   * @throws if it is out of range
   */
  public static udp(port: number): NetworkPort {
    return new NetworkPort(spec('NetworkPort.udp', 'UDP', port));
  }

  /**
   * All TCP ports between two, both included.
   *
   * @param first 1 to 65535
   * @param last at least `first`
   * @throws if one is out of range
   */
  public static tcpRange(first: number, last: number): NetworkPort {
    const where = 'NetworkPort.tcpRange';
    requireInteger(where, 'first', first, 1, 65535, 'use a port number');
    if (!Number.isInteger(last) || last < first || last > 65535) {
      throw propError(where, { prop: 'last', received: last, accepted: `a whole number from ${first} to 65535`, mend: 'name the lower port first' });
    }
    return new NetworkPort({ protocol: 'TCP', port: first, endPort: last });
  }

  private constructor(private readonly json: NetworkPortSpec) {}

  /** @internal */
  public _toJson(): NetworkPortSpec {
    return this.json;
  }
}

function spec(where: string, protocol: string, port: number): NetworkPortSpec {
  requireInteger(where, 'port', port, 1, 65535, 'use a port number');
  return { protocol, port };
}
