import { ConditionUse } from './condition-use';
import { MetricProvider } from './metric-provider';
import { MetricProviderSpec } from '../../manifest/analysis';
import { propError } from '../../semantics/errors';

/** Props of `PluginProvider`. */
export interface PluginProviderProps {
  /** Name of the plugin as the ConfigMap `argo-rollouts-config` of the controller lists it: `argoproj-labs/sample-prometheus`. */
  readonly pluginName: string;

  /** What the plugin wants to know: any JSON object. Secrets only as `{{args.…}}` of a secret argument. */
  readonly config: any;
}

/**
 * A metric provider plugin of the controller gives the samples. What `result` is, and whether it looks at the conditions at all, its own
 * documentation says: conditions are therefore optional.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/plugins/
 */
export class PluginProvider extends MetricProvider {
  private readonly config: unknown;

  /**
   * @throws if the name is not of the form `owner/name` or the configuration is no JSON object
   */
  constructor(private readonly props: PluginProviderProps) {
    super();
    if (!/^[^\s/]+\/[^\s/]+$/.test(props.pluginName)) {
      throw propError('PluginProvider', {
        prop: 'pluginName', received: props.pluginName, accepted: 'owner/name, as the controller\'s ConfigMap lists it', mend: 'pass a name such as "argoproj-labs/sample-prometheus"',
      });
    }
    if (typeof props.config !== 'object' || props.config === null || Array.isArray(props.config)) {
      throw propError('PluginProvider', { prop: 'config', received: props.config, accepted: 'a JSON object', mend: 'pass {} where the plugin wants nothing' });
    }
    this.config = JSON.parse(JSON.stringify(props.config));
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    return { plugin: { [this.props.pluginName]: this.config } };
  }

  /** @internal */
  public get _conditions(): ConditionUse {
    return 'optional';
  }
}
