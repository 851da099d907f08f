import { requireText } from './required-text';
import { RolloutArgumentSpec, TemplateArgumentSpec } from '../manifest/analysis';
import { propError } from '../semantics/errors';
import { requireDnsSubdomain } from '../semantics/names';
import { requireWritable } from '../semantics/writable-text';

/**
 * Which of the two versions a pod template hash belongs to.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#analysis-template-arguments
 */
export enum PodTemplateHash {
  /** The version that is being released. */
  LATEST = 'Latest',
  /** The version that was released before. */
  STABLE = 'Stable',
}

interface ArgumentSource {
  readonly template: Omit<TemplateArgumentSpec, 'name'>;
  /** Left out where a Rollout cannot pass it. */
  readonly rollout?: Omit<RolloutArgumentSpec, 'name'>;
  /** Whether the template leaves the value to whoever uses it. */
  readonly open: boolean;
}

/**
 * An argument of an analysis: `{{args.<name>}}` in a metric stands for its value.
 * One object describes both sides, what the template declares and what the Rollout passes.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#analysis-template-arguments
 */
export class AnalysisArgument {
  /**
   * A fixed text: a default in a template, the value itself in a Rollout.
   *
   * @param name name of the argument
   * @param value the text
   * @throws if the name is empty or the value is not text that YAML can carry
   */
  public static value(name: string, value: string): AnalysisArgument {
    if (typeof value !== 'string') {
      throw propError('AnalysisArgument.value', { prop: 'value', received: value, accepted: 'text', mend: 'put the value in quotes: the API takes no numbers here' });
    }
    requireWritable('AnalysisArgument.value', 'value', value);
    return new AnalysisArgument('value', name, { template: { value }, rollout: { value }, open: false });
  }

  /**
   * The pod template hash of one of the two versions: what ties a query to the pods of that version.
   *
   * @param name name of the argument, by custom `canary-hash` or `stable-hash`
   * @param version the version meant
   * @throws if the name is empty
   */
  public static podTemplateHash(name: string, version: PodTemplateHash): AnalysisArgument {
    return new AnalysisArgument('podTemplateHash', name, { template: {}, rollout: { valueFrom: { podTemplateHashValue: version } }, open: true });
  }

  /**
   * A field of the Rollout that stands in the template too. The controller never resolves it there: it reads what the Rollout passes, which a
   * reference to the template does. `fieldRef` says the same with less; this is for templates that exist in this form.
   *
   * @param name name of the argument
   * @param fieldPath path in the Rollout, such as `metadata.namespace` or `metadata.labels['team']`
   * @param value what holds where nobody passes the field, which is always so in an AnalysisRun that a user creates
   * @throws if the path does not start with metadata, spec or status, or uses `['…']` anywhere but in metadata: it would never resolve
   */
  public static templateFieldRef(name: string, fieldPath: string, value?: string): AnalysisArgument {
    requireFieldPath('AnalysisArgument.templateFieldRef', fieldPath);
    const source = { valueFrom: { fieldRef: { fieldPath } } };
    return new AnalysisArgument('templateFieldRef', name, { template: value === undefined ? source : { value, ...source }, rollout: source, open: value === undefined });
  }

  /**
   * A field of the Rollout. The template only declares the name, because the controller never resolves a field reference
   * that stands in a template.
   *
   * @param name name of the argument
   * @param fieldPath path in the Rollout, such as `metadata.namespace` or `metadata.labels['team']`
   * @throws if the path does not start with metadata, spec or status, or uses `['…']` anywhere but in metadata: it would never resolve
   */
  public static fieldRef(name: string, fieldPath: string): AnalysisArgument {
    requireFieldPath('AnalysisArgument.fieldRef', fieldPath);
    return new AnalysisArgument('fieldRef', name, { template: {}, rollout: { valueFrom: { fieldRef: { fieldPath } } }, open: true });
  }

  /**
   * A key of a Secret in the namespace of the analysis run. Only a template can hold it.
   *
   * @param name name of the argument
   * @param secretName metadata.name of the Secret
   * @param key key in the Secret's data
   * @throws if the name or key is empty or the Secret's name is not a DNS name
   */
  public static secret(name: string, secretName: string, key: string): AnalysisArgument {
    requireDnsSubdomain('AnalysisArgument.secret', 'secretName', secretName);
    requireText('AnalysisArgument.secret', 'key', key, '"token"');
    requireWritable('AnalysisArgument.secret', 'key', key);
    return new AnalysisArgument('secret', name, { template: { valueFrom: { secretKeyRef: { name: secretName, key } } }, open: false });
  }

  /**
   * A name that the template declares and everyone who uses the template must give a value.
   *
   * @param name name of the argument
   * @throws if the name is empty
   */
  public static declared(name: string): AnalysisArgument {
    return new AnalysisArgument('declared', name, { template: {}, open: true });
  }

  /** Name of the argument. */
  public readonly name: string;

  private constructor(private readonly kind: string, name: string, private readonly source: ArgumentSource) {
    requireText(`AnalysisArgument.${kind}`, 'name', name, '"canary-hash"');
    if (/[\s{}]/.test(name)) {
      throw propError(`AnalysisArgument.${kind}`, {
        prop: 'name', received: name, accepted: 'a name without spaces and braces', mend: 'pass only what stands between "{{args." and "}}"',
      });
    }
    requireWritable(`AnalysisArgument.${kind}`, 'name', name);
    this.name = name;
  }

  /** Whether the Rollout has to pass it. @internal */
  public get _open(): boolean {
    return this.source.open;
  }

  /** Whether a Rollout can pass it as it is. @internal */
  public get _passable(): boolean {
    return this.source.rollout !== undefined;
  }

  /** @internal */
  public _toTemplateJson(): TemplateArgumentSpec {
    return { name: this.name, ...this.source.template };
  }

  /** @internal */
  public _toRolloutJson(where: string): RolloutArgumentSpec {
    if (this.source.rollout === undefined) {
      throw propError(where, {
        prop: 'args',
        received: `AnalysisArgument.${this.kind}("${this.name}")`,
        accepted: 'AnalysisArgument.value, podTemplateHash or fieldRef',
        mend: this.kind === 'secret' ? 'declare the secret in the template: a Rollout cannot pass one' : 'give the argument a value here',
      });
    }
    return { name: this.name, ...this.source.rollout };
  }

  /** Whether both say the same. @internal */
  public _equals(other: AnalysisArgument): boolean {
    return this.kind === other.kind && this.name === other.name && JSON.stringify(this.source) === JSON.stringify(other.source);
  }
}

/** Throws unless the controller could resolve the path. */
function requireFieldPath(where: string, fieldPath: string): void {
  const reachable = /^(metadata|spec|status)\./.test(fieldPath) && (fieldPath.startsWith('metadata.') || !fieldPath.includes('['));
  if (!reachable) {
    throw propError(where, {
      prop: 'fieldPath',
      received: fieldPath,
      accepted: 'a dotted path below metadata, spec or status; keys in [\'…\'] only below metadata',
      mend: 'use a path such as "metadata.namespace" or "metadata.labels[\'team\']"',
    });
  }
}
