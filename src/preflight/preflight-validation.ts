import { readFileSync } from 'fs';
import { IValidationContext } from './validation-context';
import type { Finding } from '../review/engine/evaluate';
import type { Settings } from '../review/engine/settings';
import { propError } from '../semantics/errors';
import { MinorVersion } from '../semantics/versions';
import { readManifests } from '../yaml/read-manifests';

/** `properties` of the validation in `cdk8s.yaml`. */
export interface PreflightValidationProps {
  /**
   * Whether the manifests are all there is: what they refer to and is missing is missing in the cluster.
   *
   * @default false - the rest may be in the cluster already
   */
  readonly complete?: boolean;
  /**
   * Whether the rules of the hardening pack are looked at as well.
   *
   * @default false - they are advice that linters give too
   */
  readonly hardening?: boolean;
  /**
   * Oldest version of Kubernetes that the manifests are for.
   *
   * @default "1.30"
   */
  readonly kubernetesVersion?: string;
  /**
   * Oldest version of Argo Rollouts that the manifests are for.
   *
   * @default "1.9"
   */
  readonly argoRolloutsVersion?: string;
}

/**
 * Preflight as a validation plugin of `cdk8s synth`: it looks at every manifest that the app has written, whoever made it.
 *
 *     # cdk8s.yaml
 *     validations:
 *     - package: ./node_modules/cdk8s-rollouts
 *       version: 0.0.0
 *       class: PreflightValidation
 *
 * Errors fail the synthesis, warnings are reported. Findings are acknowledged by annotations of the objects.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class PreflightValidation {
  private readonly settings: Partial<Settings>;

  /** @throws on versions that are none */
  constructor(props: PreflightValidationProps = {}) {
    for (const prop of ['complete', 'hardening'] as const) {
      if (props[prop] !== undefined && typeof props[prop] !== 'boolean') {
        throw propError('PreflightValidation', { prop, received: props[prop], accepted: 'true or false', mend: 'write it in cdk8s.yaml without quotes' });
      }
    }
    const { complete, hardening, kubernetesVersion, argoRolloutsVersion } = props;
    this.settings = {
      closed: complete === true,
      hardening: hardening === true,
      ...(kubernetesVersion && { kubernetes: MinorVersion.parse('PreflightValidation', 'kubernetesVersion', String(kubernetesVersion)) }),
      ...(argoRolloutsVersion && { argoRollouts: MinorVersion.parse('PreflightValidation', 'argoRolloutsVersion', String(argoRolloutsVersion)) }),
    };
  }

  /** Called by `cdk8s synth` with the files that it has written. */
  public async validate(context: IValidationContext): Promise<void> {
    /* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are needed: an app that only imports the library does not pay for them */
    const { evaluate } = require('../review/engine/evaluate') as typeof import('../review/engine/evaluate');
    const { DEFAULT_SETTINGS } = require('../review/engine/settings') as typeof import('../review/engine/settings');
    const { Inventory } = require('../review/inventory/inventory') as typeof import('../review/inventory/inventory');
    const { RULES } = require('../review/rules/all-rules') as typeof import('../review/rules/all-rules');
    /* eslint-enable @typescript-eslint/no-require-imports */
    const readings = context.manifests.map((file) => readManifests(file, readFileSync(file, 'utf8')));
    const found = readings.flatMap(({ manifests }) => manifests).map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } }));
    const findings = evaluate(new Inventory(found), RULES, { settings: { ...DEFAULT_SETTINGS, ...this.settings, profile: 'ours' } })
      .filter(({ severity, acknowledged }) => severity !== 'info' && !acknowledged);
    findings.forEach((finding) => context.report.addViolation(violationOf(finding)));
    for (const { source, line, message } of readings.flatMap(({ problems }) => problems)) {
      context.report.addViolation({ ruleName: 'unreadable', recommendation: message, fix: `mend ${source}:${line}`, violatingResources: [] });
    }
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    const errors = findings.length - warnings + readings.flatMap(({ problems }) => problems).length;
    context.report.submit(errors > 0 ? 'failure' : 'success', { errors: String(errors), warnings: String(warnings) });
  }
}

function violationOf({ rule, severity, object, path, message, mend }: Finding) {
  return {
    ruleName: `${rule.id} ${rule.name} (${severity})`,
    recommendation: message,
    fix: mend,
    violatingResources: [{ resourceName: object.name, locations: path === '' ? [] : [path], manifestPath: object.origin.file ?? '' }],
  };
}
