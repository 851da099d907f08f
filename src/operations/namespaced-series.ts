/** Series of a metric that a controller exposes about objects of many namespaces. */
export interface NamespacedSeries {
  readonly metric: string;
  /** Matchers but for the namespace, as PromQL: `name="orders"`. */
  readonly matchers: string[];
  /** Namespace of the object; undefined matches all. */
  readonly namespace?: string;
  /** How the controller is scraped; undefined where that is not known. */
  readonly honorLabels?: boolean;
}

/**
 * An expression for the series, whose label `namespace` is that of the object, however the controller is scraped.
 *
 * Without honorLabels Prometheus keeps `namespace` for the namespace of the controller and calls the metric's own
 * `exported_namespace`.
 */
export function namespacedSeries({ metric, matchers, namespace, honorLabels }: NamespacedSeries): string {
  const select = (...more: string[]) => `${metric}{${[...more, ...matchers].join(',')}}`;
  const honored = namespace === undefined ? [] : [`namespace="${namespace}"`];
  if (honorLabels === true) {
    return select(...honored);
  }
  const renamed = namespace === undefined ? 'exported_namespace!=""' : `exported_namespace="${namespace}"`;
  const restored = `label_replace(${select(renamed)}, "namespace", "$1", "exported_namespace", "(.+)")`;
  return honorLabels === false ? restored : `${select(...honored, 'exported_namespace=""')} or ${restored}`;
}

/** Text inside a quoted PromQL matcher that is a regular expression: a dot is a dot. */
export function escapeRegularExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\\\$&');
}
