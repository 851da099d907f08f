import { InventoryObject } from './inventory-object';
import { KINDS } from './kinds';
import { Relations } from './relations';
import { Workload } from './workload';

/** What the manifests say of the Istio proxy in the pods of a workload. */
export interface IstioSidecar {
  /** Seconds for which the proxy lives after SIGTERM, where they are set here. */
  readonly drainSeconds?: number;
  /** Whether the proxy stays as long as it has connections. */
  readonly waitsForConnections: boolean;
  /** Whether containers start only when the proxy does its work. */
  readonly holdsApplication: boolean;
}

/** For how long the proxy lives after SIGTERM where nobody says otherwise. */
export const DEFAULT_DRAIN_SECONDS = 5;
const INJECT = 'sidecar.istio.io/inject';
const NATIVE = 'sidecar.istio.io/nativeSidecar';
export const PROXY_CONFIG = 'proxy.istio.io/config';

const UNIT_SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** The Istio proxy that is injected beside the containers of a workload; none where that cannot be seen, and where it runs as a native sidecar, which outlives them. */
export function istioSidecarOf({ inventory }: Relations, { object, template, pod }: Workload): IstioSidecar | undefined {
  const { labels = {}, annotations = {} } = template.metadata ?? {};
  const namespace = inventory.find(KINDS.namespace, '', object.namespace)?.object;
  const asked = labels[INJECT] ?? annotations[INJECT];
  const injected = asked === 'true' || (asked === undefined && namespace !== undefined && injectsInto(namespace));
  const native = annotations[NATIVE] === 'true' || (pod.initContainers ?? []).some(({ name }) => name === 'istio-proxy');
  if (!injected || native) {
    return undefined;
  }
  const config = annotations[PROXY_CONFIG] ?? '';
  const [, amount, unit] = /terminationDrainDuration["']?\s*:\s*["']?(\d+(?:\.\d+)?)(ms|s|m|h)/.exec(config) ?? [];
  return {
    drainSeconds: amount === undefined ? undefined : Number(amount) * UNIT_SECONDS[unit],
    waitsForConnections: /EXIT_ON_ZERO_ACTIVE_CONNECTIONS["']?\s*:\s*["']?true/.test(config),
    holdsApplication: /holdApplicationUntilProxyStarts["']?\s*:\s*["']?true/.test(config),
  };
}

function injectsInto({ metadata: { labels = {} } }: InventoryObject): boolean {
  if (labels['istio.io/dataplane-mode'] === 'ambient') {
    return false;
  }
  return labels['istio-injection'] === 'enabled' || (labels['istio-injection'] === undefined && labels['istio.io/rev'] !== undefined);
}
