import { isAlbIngress } from './alb-ingress';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const ALB_BLUEGREEN: Rule = {
  id: 'ZD709',
  name: 'alb-bluegreen',
  group: 'routing',
  severity: 'warning',
  title: 'A blue-green release switches a Service behind an AWS ALB',
  rationale: 'At the switch the load balancer controller takes all old pods out of the target group and registers the new ones, which have to pass its health check first. In between there may be no target at all.',
  mend: 'Release behind an ALB as a canary with ping-pong Services.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#overview'],
  limits: 'Knows an ALB by its Ingress class or annotations, and only where the Ingress is among the objects.',
  reviewed: '1 finding in 1 of 146 public manifests, read one by one: right.',
  *check({ inventory, relations }) {
    for (const { object, blueGreen } of relations.workloads) {
      const active = blueGreen?.activeService;
      const references = active === undefined ? [] : relations.referencesTo(object.namespace, active);
      const reference = references.find(({ route }) => isAlbIngress(inventory, route));
      if (reference) {
        yield {
          object,
          path: 'spec.strategy.blueGreen.activeService',
          message: `${title(object)} switches Service ${active}, which ${title(reference.route)} has an AWS ALB serve: at the switch its target group may be without a healthy target`,
          mend: 'use strategy.canary with trafficRouting.alb and pingPong Services',
        };
      }
    }
  },
};
