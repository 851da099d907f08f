import { Duration } from 'cdk8s';
import { MetricProviderSpec } from '../../manifest/analysis';
import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { requireDnsSubdomain } from '../../semantics/names';
import { requireTime } from '../required-duration';
import { requireText } from '../required-text';
import { MetricProvider } from './metric-provider';

/** Version of Datadog's query API. */
export enum DatadogApiVersion {
  /** The time series API: one query. Argo Rollouts warns that Datadog gives it up. */
  V1 = 'v1',
  /** The scalar API: queries, a formula over them, an aggregator. */
  V2 = 'v2',
}

/** How the points of a query become one number. Version 2 of the API only. */
export enum DatadogAggregator {
  /** Average. */
  AVG = 'avg',
  /** Least. */
  MIN = 'min',
  /** Greatest. */
  MAX = 'max',
  /** Sum. */
  SUM = 'sum',
  /** The last point. */
  LAST = 'last',
  /** Percentile. */
  PERCENTILE = 'percentile',
  /** Mean. */
  MEAN = 'mean',
  /** Euclidean norm. */
  L2NORM = 'l2norm',
  /** Area below the curve. */
  AREA = 'area',
}

/** A Secret with the keys `api-key`, `app-key` and, outside the default site, `address`. */
export interface DatadogSecret {
  /** metadata.name of the Secret. */
  readonly name: string;

  /**
   * Whether it is in the namespace of the analysis run. Argo Rollouts 1.8 and later.
   *
   * @default false - as in the API: it is in the namespace of the controller
   */
  readonly namespaced?: boolean;
}

/** Props of `DatadogProvider`. */
export interface DatadogProviderProps {
  /**
   * One query. `{{args.canary-hash}}` and the like stand for arguments.
   *
   * @default - none: then queries must be given
   */
  readonly query?: string;

  /**
   * Queries by the name that the formula uses. Version 2 of the API; Argo Rollouts 1.7 and later.
   *
   * @default - none: then query must be given
   */
  readonly queries?: Record<string, string>;

  /**
   * What is computed from the queries. Needed where there is more than one, because the order of several results is not defined.
   *
   * @default - the only query itself
   */
  readonly formula?: string;

  /**
   * Version of Datadog's API.
   *
   * @default - not said, which Argo Rollouts reads as version 1
   */
  readonly apiVersion?: DatadogApiVersion;

  /**
   * How the points of each query become one number. Version 2 of the API; Argo Rollouts 1.7 and later.
   *
   * @default - the last point, as in the API
   */
  readonly aggregator?: DatadogAggregator;

  /**
   * Time over which each sample looks back.
   *
   * @default Duration.minutes(5) - as in the API
   */
  readonly interval?: Duration;

  /**
   * How long the controller waits for an answer. Needs Argo Rollouts 1.10: an API server with the CRDs of 1.9 drops it.
   *
   * @default Duration.seconds(10) - as in the API
   */
  readonly requestTimeout?: Duration;

  /**
   * The credentials.
   *
   * @default - the controller's environment, or else the Secret `datadog` in its namespace
   */
  readonly secretRef?: DatadogSecret;
}

/**
 * Samples are numbers out of Datadog: `result` is a number, the last point of the first series (version 1) or the scalar (version 2).
 * Without data it is nil, which no comparison survives: write `!isNil(result) && default(result, 0) >= 0.99`.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/datadog/
 */
export class DatadogProvider extends MetricProvider {
  /**
   * @throws if not exactly one of query and queries is given, if something of version 2 stands with version 1, if several queries have no
   * formula, if a formula has no queries, if a time is zero or the Secret cannot have that name
   */
  constructor(private readonly props: DatadogProviderProps) {
    super();
    requireSoundQuery('DatadogProvider', props);
    requireTime('DatadogProvider', 'interval', props.interval, 'Duration.minutes(5)');
    requireTime('DatadogProvider', 'requestTimeout', props.requestTimeout, 'Duration.seconds(30)');
    if (props.secretRef) {
      requireDnsSubdomain('DatadogProvider', 'secretRef.name', props.secretRef.name);
    }
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    const { query, queries, formula, apiVersion, aggregator, interval, requestTimeout, secretRef } = this.props;
    return {
      datadog: {
        ...(apiVersion !== undefined && { apiVersion }),
        ...(interval && { interval: formatDuration(interval) }),
        ...(requestTimeout && { requestTimeout: formatDuration(requestTimeout) }),
        ...(aggregator !== undefined && { aggregator }),
        ...(secretRef && {
          secretRef: { name: secretRef.name, ...(secretRef.namespaced !== undefined && { namespaced: secretRef.namespaced }) },
        }),
        ...(query !== undefined && { query }),
        ...(queries && { queries: { ...queries } }),
        ...(formula !== undefined && { formula }),
      },
    };
  }
}

function requireSoundQuery(where: string, { query, queries, formula, apiVersion, aggregator }: DatadogProviderProps): void {
  const names = Object.keys(queries ?? {});
  if ((query === undefined) === (names.length === 0)) {
    throw propError(where, {
      prop: 'query', received: query, accepted: 'exactly one of query and queries', mend: query === undefined ? 'pass query' : 'leave query or queries out',
    });
  }
  if (query !== undefined) {
    requireText(where, 'query', query, '"sum:requests.errors{service:orders}.as_count()"');
  }
  names.forEach((name) => requireText(where, `queries.${name}`, queries![name], '"sum:requests.errors{service:orders}.as_count()"'));
  const newer = names.length > 0 ? 'queries' : aggregator !== undefined ? 'aggregator' : undefined;
  if (newer !== undefined && apiVersion !== DatadogApiVersion.V2) {
    throw propError(where, {
      prop: newer,
      received: newer === 'queries' ? names : aggregator,
      accepted: `${newer} only with version 2 of Datadog's API; where nothing is said Argo Rollouts uses version 1`,
      mend: 'pass apiVersion: DatadogApiVersion.V2',
    });
  }
  if (formula !== undefined && names.length === 0) {
    throw propError(where, { prop: 'formula', received: formula, accepted: 'a formula over queries', mend: 'pass queries, each under the name that the formula uses' });
  }
  if (formula === undefined && names.length > 1) {
    throw propError(where, { prop: 'formula', received: undefined, accepted: `a formula over ${names.join(', ')}`, mend: `pass formula: "${names[0]} / ${names[1]}"` });
  }
}
