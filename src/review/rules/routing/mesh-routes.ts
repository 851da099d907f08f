import { argoRule } from '../argo/argo-validation';

export const MESH_ROUTES = argoRule({
  id: 'ZD711',
  name: 'mesh-routes',
  group: 'routing',
  severity: 'error',
  title: 'The VirtualService that a router weighs does not lead to both versions',
  rationale: 'The controller refuses the Rollout, or cannot set the weight when it comes to it: no release gets any traffic.',
  mend: 'Let each route that is weighed lead to the stable and the canary Service, or to both subsets; with several routes name those to weigh.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/'],
  limits: 'Says so as information that the VirtualService is missing where the objects are not declared to be all there is.',
  reviewed: 'No finding in 146 public manifests.',
}, ['AR153', 'AR154', 'AR155']);
