import { portNumber } from './pod-ports';
import { goDuration } from '../../../semantics/validation/durations';
import { Entry } from '../../inventory/inventory';
import { InventoryObject } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Relations } from '../../inventory/relations';
import { Labels, selects } from '../../inventory/selection';
import { LabelSelector } from '../../inventory/shapes/metadata';
import { PodMonitor, ServiceMonitor } from '../../inventory/shapes/monitors';
import { Workload } from '../../inventory/workload';

/** A port of a workload's pods that Prometheus is told to scrape. */
export interface ScrapedPort {
  readonly port: number;
  /** Who says so: a PodMonitor, a ServiceMonitor, or annotations of the pods. */
  readonly by: InventoryObject;
  /** Seconds between two scrapes, where it says so. */
  readonly every?: number;
}

/** What Prometheus scrapes, as far as the objects say. */
export class ScrapedPorts {
  private readonly podMonitors: MonitorIndex<PodMonitor>;
  private readonly serviceMonitors: MonitorIndex<ServiceMonitor>;

  constructor(private readonly relations: Relations) {
    this.podMonitors = new MonitorIndex(relations.inventory.of(KINDS.podMonitor));
    this.serviceMonitors = new MonitorIndex(relations.inventory.of(KINDS.serviceMonitor));
  }

  public of(workload: Workload): readonly ScrapedPort[] {
    return [...annotated(workload), ...this.byPodMonitors(workload), ...this.byServiceMonitors(workload)];
  }

  private byPodMonitors(workload: Workload): ScrapedPort[] {
    const monitors = this.podMonitors.selecting(workload.object.namespace, workload.labels);
    return monitors.flatMap(({ object, manifest }) => (manifest.spec?.podMetricsEndpoints ?? [])
      .flatMap((endpoint) => resolved(workload, endpoint.portNumber ?? endpoint.port ?? endpoint.targetPort, object, endpoint.interval)));
  }

  private byServiceMonitors(workload: Workload): ScrapedPort[] {
    return this.relations.servicesOf(workload).flatMap(({ object: service, manifest: { spec } }) => {
      const monitors = this.serviceMonitors.selecting(service.namespace, service.metadata.labels ?? {});
      return monitors.flatMap(({ object, manifest }) => (manifest.spec?.endpoints ?? []).flatMap(({ port, targetPort, interval }) => {
        const behind = (spec?.ports ?? []).find(({ name }) => name !== undefined && name === port);
        return resolved(workload, targetPort ?? behind?.targetPort ?? behind?.port, object, interval);
      }));
    });
  }
}

interface Monitor {
  readonly spec?: {
    readonly selector?: LabelSelector;
    readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
  };
}

/** Finds monitors by what they select, without looking at all of them. */
class MonitorIndex<T extends Monitor> {
  /** By the first label that they ask for; those that ask for none, or for conditions only, together. */
  private readonly byLabel = new Map<string, Entry<T>[]>();

  constructor(monitors: readonly Entry<T>[]) {
    for (const monitor of monitors) {
      const [[key, value] = ['', '']] = Object.entries(monitor.manifest.spec?.selector?.matchLabels ?? {});
      const others = this.byLabel.get(`${key}=${value}`);
      if (others) {
        others.push(monitor);
      } else {
        this.byLabel.set(`${key}=${value}`, [monitor]);
      }
    }
  }

  public selecting(namespace: string, labels: Labels): readonly Entry<T>[] {
    const candidates = ['=', ...Object.keys(labels).map((key) => `${key}=${labels[key]}`)].flatMap((label) => this.byLabel.get(label) ?? []);
    return candidates.filter(({ object, manifest }) => {
      const { any, matchNames = [] } = manifest.spec?.namespaceSelector ?? {};
      const looksInto = any === true || (matchNames.length > 0 ? matchNames : [object.namespace]).includes(namespace);
      return looksInto && selects(manifest.spec?.selector ?? {}, labels);
    });
  }
}

function annotated({ template, templateObject }: Workload): ScrapedPort[] {
  const { annotations = {} } = template.metadata ?? {};
  const port = Number(annotations['prometheus.io/port']);
  return annotations['prometheus.io/scrape'] === 'true' && Number.isInteger(port) ? [{ port, by: templateObject }] : [];
}

function resolved(workload: Workload, port: number | string | undefined, by: InventoryObject, interval: string | undefined): ScrapedPort[] {
  const number = port === undefined ? undefined : portNumber(workload, port);
  const every = (goDuration(interval ?? '') ?? 0) / 1e9;
  return number === undefined ? [] : [{ port: number, by, ...(every > 0 && { every }) }];
}
