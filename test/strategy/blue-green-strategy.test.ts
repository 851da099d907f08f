import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { AnalysisTemplate, BlueGreenStrategyOptions, RolloutStrategy, VersionAntiAffinity } from 'cdk8s-rollouts';

const blueGreen = (options: Partial<BlueGreenStrategyOptions>) => RolloutStrategy.blueGreen({ activeService: 'orders', ...options })._toJson().blueGreen!;
const templates = [AnalysisTemplate.fromTemplateName('smoke')];

describe('a blue-green strategy', () => {
  test('adds nothing to what is said', () => {
    expect(JSON.parse(JSON.stringify(blueGreen({})))).toEqual({ activeService: 'orders' });
  });

  test('takes every field', () => {
    expect(blueGreen({
      previewService: 'orders-preview',
      previewReplicaCount: 2,
      autoPromotionEnabled: true,
      autoPromotionAfter: Duration.minutes(1),
      maxUnavailable: PercentOrAbsolute.absolute(1),
      scaleDownDelay: Duration.minutes(5),
      scaleDownDelayRevisionLimit: 1,
      abortScaleDownDelay: Duration.seconds(0),
      prePromotionAnalysis: { templates },
      postPromotionAnalysis: { templates },
      activeMetadata: { labels: { role: 'active' } },
      previewMetadata: { labels: { role: 'preview' } },
      antiAffinity: VersionAntiAffinity.preferred(5),
    })).toEqual({
      activeService: 'orders',
      previewService: 'orders-preview',
      previewReplicaCount: 2,
      autoPromotionEnabled: true,
      autoPromotionSeconds: 60,
      maxUnavailable: 1,
      scaleDownDelaySeconds: 300,
      scaleDownDelayRevisionLimit: 1,
      abortScaleDownDelaySeconds: 0,
      prePromotionAnalysis: { templates: [{ templateName: 'smoke' }] },
      postPromotionAnalysis: { templates: [{ templateName: 'smoke' }] },
      activeMetadata: { labels: { role: 'active' } },
      previewMetadata: { labels: { role: 'preview' } },
      antiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: { weight: 5 } },
    });
  });

  test.each<[Partial<BlueGreenStrategyOptions>, string]>([
    [{ activeService: 'Orders' }, 'activeService is "Orders"; accepted: lower-case letters'],
    [{ previewService: 'orders' }, 'previewService is "orders"; accepted: another Service than activeService. Mend: use two Services with the same selector'],
    [{ autoPromotionEnabled: false, autoPromotionAfter: Duration.minutes(1) },
      'autoPromotionAfter is "1 minute"; accepted: nothing where autoPromotionEnabled is false. Mend: leave one of the two out'],
    [{ autoPromotionAfter: Duration.seconds(0) }, 'autoPromotionAfter is "0s"; accepted: whole seconds, at least 1'],
    [{ previewReplicaCount: 0 }, 'previewReplicaCount is 0; accepted: a whole number from 1'],
    [{ scaleDownDelayRevisionLimit: -1 }, 'scaleDownDelayRevisionLimit is -1'],
    [{ scaleDownDelay: Duration.seconds(0) }, 'scaleDownDelay is "0s"; accepted: whole seconds, at least 1'],
  ])('is refused otherwise: %#', (options, message) => {
    expect(() => blueGreen(options)).toThrow(`RolloutStrategy.blueGreen: ${message}`);
  });
});
