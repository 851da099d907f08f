import { argoRule } from '../argo/argo-validation';

export const TEMPLATE_MISSING = argoRule({
  id: 'ZD603',
  name: 'template-missing',
  group: 'analysis',
  severity: 'error',
  title: 'An analysis names a template that does not exist',
  rationale: 'The controller refuses the Rollout as InvalidSpec: no release starts, and the old version stays.',
  mend: 'Add the AnalysisTemplate, name one that exists, or set clusterScope: true for a ClusterAnalysisTemplate.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/'],
  limits: 'Says so as information where the objects are not declared to be all there is: the template may be in the cluster already. A template in another namespace is told by ZD805.',
  reviewed: '14 findings in 12 of 146 public manifests, read one by one: all right, as information: the templates are in other files.',
}, ['AR144']);
