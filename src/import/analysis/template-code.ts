import { templateArgumentCode } from './argument-code';
import { metricCode } from './metric-code';
import { dryRunField, retentionField, templatesField } from './rollout-analysis-code';
import { secretsOf } from './secrets';
import { Code, object } from '../code/code';
import { secondsField } from '../code/durations';
import { Fields } from '../code/fields';
import { metadataCode } from '../metadata-code';
import { TemplateNames } from '../template-names';

/** Props of an `AnalysisTemplate` or a `ClusterAnalysisTemplate`. */
export function templateCode(manifest: Fields, templates: TemplateNames): Code {
  const metadata = metadataCode(manifest.fields('metadata'));
  return manifest.required('spec').all((spec) => object({ metadata, ...analysisFields(spec), templates: templatesField(spec, templates) }));
}

/** Props of an `AnalysisRun`. */
export function runCode(manifest: Fields): Code {
  const metadata = metadataCode(manifest.fields('metadata'));
  return manifest.required('spec').all((spec) => object({
    metadata,
    ...analysisFields(spec),
    terminate: spec.flag('terminate'),
    ttlStrategy: spec.optional('ttlStrategy', (ttl) => object({
      afterCompletion: secondsField(ttl, 'secondsAfterCompletion'),
      afterSuccess: secondsField(ttl, 'secondsAfterSuccess'),
      afterFailure: secondsField(ttl, 'secondsAfterFailure'),
    })),
  }));
}

function analysisFields(spec: Fields): Record<string, Code | undefined> {
  const secrets = secretsOf({ args: spec.peek('args') ?? null });
  return {
    args: spec.each('args', templateArgumentCode),
    metrics: spec.each('metrics', (metric) => metricCode(metric, secrets)),
    dryRun: dryRunField(spec),
    measurementRetention: retentionField(spec),
  };
}
