import { boundedSeconds } from './bounded-seconds';
import { ScalingRules } from './scaling-rules';
import { ScalingRulesSpec } from '../manifest/autoscaling';
import { propError } from '../semantics/errors';

/** The rules as JSON, or undefined where nothing is said. */
export function renderScalingRules(where: string, prop: string, rules: ScalingRules | undefined): ScalingRulesSpec | undefined {
  const { stabilizationWindow, policies, selectPolicy } = rules ?? {};
  if (policies?.length === 0) {
    throw propError(where, {
      prop: `${prop}.policies`, received: policies, accepted: 'at least one policy', mend: 'leave policies out for the defaults of Kubernetes',
    });
  }
  const spec: ScalingRulesSpec = {
    ...(stabilizationWindow !== undefined && {
      stabilizationWindowSeconds: boundedSeconds(where, `${prop}.stabilizationWindow`, stabilizationWindow, 0, 3600),
    }),
    ...(selectPolicy !== undefined && { selectPolicy }),
    ...(policies !== undefined && { policies: policies.map((policy) => policy._toJson()) }),
  };
  return Object.keys(spec).length > 0 ? spec : undefined;
}
