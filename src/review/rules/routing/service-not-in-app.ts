import { argoRule } from '../argo/argo-validation';

export const SERVICE_NOT_IN_APP = argoRule({
  id: 'ZD705',
  name: 'service-not-in-app',
  group: 'routing',
  severity: 'error',
  title: 'A Rollout names a Service that does not exist',
  rationale: 'The controller refuses the Rollout as InvalidSpec until the Service is there: no release starts.',
  mend: 'Add the Service, or name one that exists.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/'],
  limits: 'Says so as information where the objects are not declared to be all there is: the Service may be in the cluster already. A Service in another namespace is told by ZD805.',
  reviewed: '10 findings in 6 of 146 public manifests, read one by one: all right, as information: the Services are in other files.',
}, ['AR141']);
