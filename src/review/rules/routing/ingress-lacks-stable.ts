import { argoRule } from '../argo/argo-validation';

export const INGRESS_LACKS_STABLE = argoRule({
  id: 'ZD706',
  name: 'ingress-lacks-stable',
  group: 'routing',
  severity: 'error',
  title: 'The Ingress that a router weighs does not exist, or has no path to the stable Service',
  rationale: 'The controller refuses the Rollout: it copies or annotates the paths to the stable Service (with ALB, to the rootService if there is one), and there are none.',
  mend: 'Name an Ingress that has a path to the stable Service; its default backend does not count.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/', 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/'],
  limits: 'Says so as information that the Ingress is missing where the objects are not declared to be all there is.',
  reviewed: '3 findings in 2 of 146 public manifests, read one by one: all right, two by a misspelt root Service.',
}, ['AR151', 'AR152']);
