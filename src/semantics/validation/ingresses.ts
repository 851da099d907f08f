import { JsonObject, isPresent, objectOf, objectsOf, textOf, textsOf } from './json-values';
import { RolloutView, trafficRoutingOf } from './rollout-view';

const PATH = 'spec.strategy.canary.trafficRouting';

/** Rules on the Ingresses that NGINX and ALB weigh. */
export function checkIngresses(rollout: RolloutView): void {
  const routing = trafficRoutingOf(rollout);
  const nginx = isPresent(routing?.nginx) ? objectOf(routing?.nginx) : undefined;
  const alb = isPresent(routing?.alb) ? objectOf(routing?.alb) : undefined;
  const stable = textOf(rollout.canary?.stableService);
  const ofNginx = ingressesOf(nginx, 'nginx', 'stableIngress', 'stableIngresses');
  const ofAlb = ingressesOf(alb, 'alb', 'ingress', 'ingresses');
  for (const named of ofNginx) {
    checkIngress(rollout, named, stable);
  }
  // An Ingress that both name is judged as that of NGINX.
  for (const named of ofAlb) {
    checkIngress(rollout, named, ofNginx.some(({ name }) => name === named.name) ? stable : textOf(alb?.rootService) || stable);
  }
}

interface NamedIngress {
  readonly path: string;
  readonly name: string;
}

function ingressesOf(router: JsonObject | undefined, key: string, one: string, several: string): NamedIngress[] {
  return [
    { path: `${PATH}.${key}.${one}`, name: textOf(router?.[one]) },
    ...textsOf(router?.[several]).map((name, index) => ({ path: `${PATH}.${key}.${several}[${index}]`, name })),
  ].filter(({ name }) => name !== '');
}

function checkIngress({ bundle, namespace, problems }: RolloutView, { path, name }: NamedIngress, service: string): void {
  const ingress = bundle.find('networking.k8s.io', 'Ingress', namespace, name);
  if (!ingress) {
    if (bundle.isMissing('Ingress', namespace, name)) {
      problems.missObject('AR151', path, { kind: 'Ingress', name });
    }
    return;
  }
  const backends = objectsOf(objectOf(ingress.spec).rules)
    .flatMap((rule) => objectsOf(objectOf(rule.http).paths))
    .map((rulePath) => textOf(objectOf(objectOf(rulePath.backend).service).name));
  if (!backends.includes(service)) {
    problems.add('AR152', path, `Ingress "${name}" has no path to Service "${service}"; its default backend does not count`, `add a path to ${service || 'the stable Service'}`);
  }
}
