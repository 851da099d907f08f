import { argoRule } from '../argo/argo-validation';

export const ROUTER_NEEDS_SERVICES = argoRule({
  id: 'ZD702',
  name: 'router-needs-services',
  group: 'routing',
  severity: 'error',
  title: 'A router moves traffic between two Services, and the canary does not name both',
  rationale: 'The controller refuses the Rollout: without both Services it cannot tell the versions apart.',
  mend: 'Name stableService and canaryService.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/'],
  reviewed: 'No finding in 146 public manifests.',
}, ['AR121']);
