import { antiAffinityField, boundField, ephemeralMetadataField } from './strategy-fields';
import { rolloutAnalysisCode } from '../analysis/rollout-analysis-code';
import { Code, object } from '../code/code';
import { secondsField } from '../code/durations';
import { Fields } from '../code/fields';
import { TemplateNames } from '../template-names';

/** Options of `RolloutStrategy.blueGreen`. */
export function blueGreenCode(fields: Fields, templates: TemplateNames): Code {
  const analysis = (key: string) => fields.optional(key, (one) => rolloutAnalysisCode(one, templates));
  return object({
    activeService: fields.must('activeService').text('activeService'),
    previewService: fields.text('previewService'),
    previewReplicaCount: fields.number('previewReplicaCount'),
    autoPromotionEnabled: fields.flag('autoPromotionEnabled'),
    autoPromotionAfter: secondsField(fields, 'autoPromotionSeconds'),
    maxUnavailable: boundField(fields, 'maxUnavailable'),
    scaleDownDelay: secondsField(fields, 'scaleDownDelaySeconds'),
    scaleDownDelayRevisionLimit: fields.number('scaleDownDelayRevisionLimit'),
    abortScaleDownDelay: secondsField(fields, 'abortScaleDownDelaySeconds'),
    prePromotionAnalysis: analysis('prePromotionAnalysis'),
    postPromotionAnalysis: analysis('postPromotionAnalysis'),
    activeMetadata: ephemeralMetadataField(fields, 'activeMetadata'),
    previewMetadata: ephemeralMetadataField(fields, 'previewMetadata'),
    antiAffinity: antiAffinityField(fields),
  });
}
