import { MetricProviderSpec } from '../../manifest/analysis';
import { propError, requireInteger } from '../../semantics/errors';
import { requireHttpAddress, requireText } from '../required-text';
import { ConditionUse } from './condition-use';
import { KayentaScope } from './kayenta-scope';
import { renderScopeDetail } from './kayenta-scope-rendering';
import { MetricProvider } from './metric-provider';
import { SurroundingMetric } from './surrounding-metric';

/** Which score, from 0 to 100, is good. */
export interface KayentaThreshold {
  /** Least score of a successful sample. */
  readonly pass: number;
  /** Least score of a sample that is inconclusive rather than failed; at most `pass`. */
  readonly marginal: number;
}

/** Props of `KayentaProvider`. */
export interface KayentaProviderProps {
  /** Address of Kayenta, with scheme. */
  readonly address: string;
  /** Application that the canary configuration belongs to. */
  readonly application: string;
  /** Name of the canary configuration. */
  readonly canaryConfigName: string;
  /** Account with the metrics. */
  readonly metricsAccountName: string;
  /** Account with the canary configuration. */
  readonly configurationAccountName: string;
  /** Account with the results. The controller also looks the canary configuration up in it. */
  readonly storageAccountName: string;
  /** Which score is good. */
  readonly threshold: KayentaThreshold;
  /** What is compared, at least one pair. */
  readonly scopes: KayentaScope[];

  /**
   * Compare everything since the start of the analysis in each sample. Argo Rollouts 1.9 and later.
   *
   * @default false - as in the API: each sample compares one interval of the metric
   */
  readonly lookback?: boolean;
}

/**
 * Kayenta compares two versions statistically and gives a score from 0 to 100, which the threshold judges. Conditions have no place,
 * and there is no `result`.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/kayenta/
 */
export class KayentaProvider extends MetricProvider {
  private readonly json: Record<string, unknown>;

  /**
   * @throws if the address is no http address, a text is empty, the threshold is not between 0 and 100 in order, or a scope is named twice
   * or has a start or end on one side only
   */
  constructor(private readonly props: KayentaProviderProps) {
    super();
    const where = 'KayentaProvider';
    const { address, application, canaryConfigName, metricsAccountName, configurationAccountName, storageAccountName } = props;
    const { threshold, scopes, lookback } = props;
    requireHttpAddress(where, 'address', address);
    for (const prop of ['application', 'canaryConfigName', 'metricsAccountName', 'configurationAccountName', 'storageAccountName'] as const) {
      requireText(where, prop, props[prop], '"orders"');
    }
    requireInteger(where, 'threshold.pass', threshold.pass, 0, 100, 'pass a score such as 90');
    requireInteger(where, 'threshold.marginal', threshold.marginal, 0, 100, 'pass a score such as 75');
    if (threshold.marginal > threshold.pass) {
      throw propError(where, {
        prop: 'threshold.marginal', received: threshold.marginal, accepted: `at most threshold.pass, here ${threshold.pass}`, mend: 'swap the two scores',
      });
    }
    requireSoundScopes(where, scopes);
    this.json = {
      address,
      application,
      canaryConfigName,
      metricsAccountName,
      configurationAccountName,
      storageAccountName,
      threshold: { pass: threshold.pass, marginal: threshold.marginal },
      ...(lookback !== undefined && { lookback }),
      scopes: scopes.map((scope, index) => ({
        name: scope.name,
        controlScope: renderScopeDetail(where, `scopes[${index}].controlScope`, scope.controlScope),
        experimentScope: renderScopeDetail(where, `scopes[${index}].experimentScope`, scope.experimentScope),
      })),
    };
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    return { kayenta: this.json };
  }

  /** @internal */
  public get _conditions(): ConditionUse {
    return 'ignored';
  }

  /** @internal */
  public _requireMetric(where: string, metric: SurroundingMetric): void {
    const open = this.props.scopes.some((scope) => scope.controlScope.start === undefined);
    if (open && !this.props.lookback && !metric.sampledAgain) {
      throw propError(where, {
        prop: 'interval',
        received: undefined,
        accepted: 'a time, because scopes without a start begin one interval ago',
        mend: 'pass interval, lookback: true, or start in both scopes',
      });
    }
  }
}

function requireSoundScopes(where: string, scopes: KayentaScope[]): void {
  const names = scopes.map((scope) => scope.name);
  if (scopes.length === 0 || names.some((name, index) => names.indexOf(name) !== index)) {
    throw propError(where, { prop: 'scopes', received: names, accepted: 'at least one pair of scopes, each under a name of its own', mend: 'pass one called "default"' });
  }
  scopes.forEach((scope, index) => {
    for (const time of ['start', 'end'] as const) {
      if ((scope.controlScope[time] === undefined) !== (scope.experimentScope[time] === undefined)) {
        throw propError(where, {
          prop: `scopes[${index}].controlScope.${time}`,
          received: scope.controlScope[time],
          accepted: `a ${time} in both scopes or in neither`,
          mend: `pass ${time} to the other scope too, or leave it out`,
        });
      }
    }
  });
}
