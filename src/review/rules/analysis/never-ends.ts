import { oncePerPlace } from './queries';
import { ArgoRule, argoRule } from '../argo/argo-validation';

const EACH_USE = argoRule({
  id: 'ZD605',
  name: 'never-ends',
  group: 'analysis',
  severity: 'error',
  title: 'The release waits for an analysis that never ends',
  rationale: 'A metric with an interval and no count is measured for ever. The controller refuses it wherever the release waits for the end; only in the background it may stay open.',
  mend: 'Set count.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/'],
  reviewed: '2 findings in 2 of 146 public manifests, read one by one: both right: the controller refuses them.',
}, ['AR147']);

/** Each place that waits for the analysis is a problem of the controller's; the mend is one. */
export const NEVER_ENDS: ArgoRule = { ...EACH_USE, check: (review) => oncePerPlace(EACH_USE.check(review)) };
