import { argoRule } from '../argo/argo-validation';

export const SAME_SERVICE = argoRule({
  id: 'ZD703',
  name: 'same-service',
  group: 'routing',
  severity: 'error',
  title: 'Both versions have the same Service',
  rationale: 'The controller refuses the Rollout: one Service can select one version only.',
  mend: 'Name two different Services, with the same selector.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/', 'https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/'],
  reviewed: 'No finding in 146 public manifests.',
}, ['AR110', 'AR115', 'AR119']);
