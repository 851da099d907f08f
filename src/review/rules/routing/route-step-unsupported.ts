import { argoRule } from '../argo/argo-validation';

export const ROUTE_STEP_UNSUPPORTED = argoRule({
  id: 'ZD712',
  name: 'route-step-unsupported',
  group: 'routing',
  severity: 'error',
  title: 'A step sets a header or mirror route that the router cannot make',
  rationale: 'The controller refuses the Rollout: of its routers only some can route by header, and fewer can mirror.',
  mend: 'Use a router that can, or leave the step out.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/'],
  reviewed: 'No finding in 146 public manifests.',
}, ['AR131', 'AR132', 'AR134']);
