import { cloudLoadBalancersOf } from './cloud-load-balancers';
import { InventoryObject, title } from './inventory-object';
import { Relations } from './relations';
import { Container, PodSpec } from './shapes/pod';
import { Workload } from './workload';

export const DEFAULT_GRACE_SECONDS = 30;
const SLEEP = /(?:^|[\s;&|/])sleep\s+(\d+(?:\.\d+)?)([smh]?)(?=$|[\s;&|])/;
const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, 's': 1, 'm': 60, 'h': 3600 };

/** How many seconds the preStop hook takes: 0 without one, undefined where that cannot be seen. */
export function preStopSeconds({ lifecycle }: Container): number | undefined {
  const { preStop } = lifecycle ?? {};
  return !preStop ? 0 : preStop.sleep ? preStop.sleep.seconds ?? 0 : sleptSeconds(preStop.exec?.command);
}

/** The seconds of a command that sleeps: `sleep 15`, or a shell that does. */
export function sleptSeconds(command: readonly string[] = []): number | undefined {
  const [, amount, unit] = SLEEP.exec(command.join(' ')) ?? [];
  return amount === undefined ? undefined : Number(amount) * UNIT_SECONDS[unit];
}

/** The grace period of a pod: preStop hooks count against it. */
export function graceSeconds({ terminationGracePeriodSeconds }: PodSpec): number {
  return terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;
}

/** How long others go on sending requests to a pod that leaves. */
export interface EndpointLag {
  readonly seconds: number;
  /** Who does: `a proxy`, `the AWS load balancer of Ingress orders`. */
  readonly sender: string;
  /** The object that stands for a load balancer outside the cluster. */
  readonly balancer?: InventoryObject;
}

/** How long proxies and load balancers take until they send nothing more. */
export interface ExpectedLags {
  /** Behind a proxy in the cluster. */
  readonly preStopSeconds: number;
  /** Behind a load balancer outside it. */
  readonly cloudPreStopSeconds: number;
}

/** How long others may go on sending requests to a pod of this workload that leaves. */
export function endpointLag(relations: Relations, workload: Workload, expected: ExpectedLags): EndpointLag {
  const [balancer] = cloudLoadBalancersOf(relations, workload);
  return balancer
    ? { seconds: expected.cloudPreStopSeconds, sender: `the ${balancer.product} of ${title(balancer.object)}`, balancer: balancer.object }
    : { seconds: expected.preStopSeconds, sender: 'a proxy' };
}
