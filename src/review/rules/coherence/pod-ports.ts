import { Container } from '../../inventory/shapes/pod';
import { Workload } from '../../inventory/workload';

/** A port that a container declares. */
export interface DeclaredPort {
  readonly name?: string;
  readonly number: number;
  readonly protocol: string;
}

/** The ports that the containers of a pod declare, those of sidecars among them. */
export function declaredPorts({ pod }: Workload): readonly DeclaredPort[] {
  const sidecars: readonly Container[] = (pod.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...pod.containers ?? [], ...sidecars].flatMap(({ ports = [] }) => ports)
    .flatMap(({ name, containerPort, protocol = 'TCP' }) => containerPort === undefined ? [] : [{ name, number: containerPort, protocol }]);
}

/** The number of a port that is said by number or name; nothing if no container declares that name. */
export function portNumber(workload: Workload, port: number | string): number | undefined {
  return typeof port === 'number' ? port : declaredPorts(workload).find(({ name }) => name === port)?.number;
}
