import { canaryStepCode } from './canary-step-code';
import { antiAffinityField, boundField, ephemeralMetadataField } from './strategy-fields';
import { backgroundAnalysisCode } from '../analysis/rollout-analysis-code';
import { call, Code, object, ours } from '../code/code';
import { secondsField } from '../code/durations';
import { Fields } from '../code/fields';
import { trafficRoutingCode } from '../routing/traffic-routing-code';
import { TemplateNames } from '../template-names';

const THRESHOLDS: Record<string, string> = { Percent: 'ReplicaProgressThreshold.percent', Pods: 'ReplicaProgressThreshold.pods' };

/** Options of `RolloutStrategy.canary`. */
export function canaryCode(fields: Fields, templates: TemplateNames): Code {
  return object({
    stableService: fields.text('stableService'),
    canaryService: fields.text('canaryService'),
    pingPong: fields.optional('pingPong', (pair) => object({ pingService: pair.must('pingService', 'pongService').text('pingService'), pongService: pair.text('pongService') })),
    trafficRouting: fields.optional('trafficRouting', trafficRoutingCode),
    steps: fields.each('steps', (step) => canaryStepCode(step, templates)),
    analysis: fields.optional('analysis', (analysis) => backgroundAnalysisCode(analysis, templates)),
    maxSurge: boundField(fields, 'maxSurge'),
    maxUnavailable: boundField(fields, 'maxUnavailable'),
    scaleDownDelay: secondsField(fields, 'scaleDownDelaySeconds'),
    scaleDownDelayRevisionLimit: fields.number('scaleDownDelayRevisionLimit'),
    abortScaleDownDelay: secondsField(fields, 'abortScaleDownDelaySeconds'),
    dynamicStableScale: fields.flag('dynamicStableScale'),
    minPodsPerReplicaSet: fields.number('minPodsPerReplicaSet'),
    replicaProgressThreshold: fields.optional('replicaProgressThreshold', thresholdCode),
    canaryMetadata: ephemeralMetadataField(fields, 'canaryMetadata'),
    stableMetadata: ephemeralMetadataField(fields, 'stableMetadata'),
    antiAffinity: antiAffinityField(fields),
  });
}

function thresholdCode(fields: Fields): Code {
  const type = String(fields.take('type'));
  if (!Object.hasOwn(THRESHOLDS, type)) {
    throw fields.inexpressible('type', `is ${type}; the API has Percent and Pods`);
  }
  return call(ours(THRESHOLDS[type]), fields.must('value').number('value'));
}
