import { argoRule } from '../argo/argo-validation';

export const SERVICE_SELECTOR_MISMATCH = argoRule({
  id: 'ZD704',
  name: 'service-selector-mismatch',
  group: 'routing',
  severity: 'error',
  title: 'A Service that a Rollout names selects labels that the pods do not have',
  rationale: 'The controller refuses the Rollout: the Service would never lead to its pods.',
  mend: 'Let the Service select labels of the pod template.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/'],
  limits: 'Silent where the pod template is that of a workload which is not among the objects.',
  reviewed: 'No finding in 146 public manifests.',
}, ['AR142']);
