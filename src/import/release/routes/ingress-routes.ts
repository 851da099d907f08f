import { annotationsOf, distinct, RouteDraft, routeOptions, tlsOf } from './route';
import { create, object, ours, unlessEmpty, verbatim } from '../../code/code';
import { secondsCode } from '../../code/durations';
import { Json, JsonObject, mapAt, mapsAt, numberAt, textAt, textsByKey } from '../../code/json';
import { Release } from '../release';

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** The Ingress of ingress-nginx; `config` is `trafficRouting`, where there is one. */
export function nginxRoute(release: Release, name: string | undefined, config?: JsonObject): RouteDraft {
  const nginx = mapAt(config, 'nginx');
  const ingress = release.find('Ingress', name);
  const text = (value: string | undefined) => value === undefined ? undefined : verbatim(value);
  const canaryAnnotations = textsByKey(nginx, 'canaryIngressAnnotations');
  const router = create(ours('NginxRouter'), unlessEmpty(object({
    className: text(classOf(ingress)),
    annotationPrefix: text(textAt(nginx, 'annotationPrefix')),
    maxTrafficWeight: numberAt(config, 'maxTrafficWeight') === undefined ? undefined : verbatim(numberAt(config, 'maxTrafficWeight')!),
    canaryIngressAnnotations: canaryAnnotations && verbatim(canaryAnnotations),
  })));
  return { router, existing: name, route: ingress && ingressOptions(ingress, () => true) };
}

/** The Ingress of the AWS Load Balancer Controller. */
export function albRoute(release: Release, name: string | undefined, config?: JsonObject): RouteDraft {
  const alb = mapAt(config, 'alb');
  const ingress = release.find('Ingress', name);
  const stickiness = mapAt(alb, 'stickinessConfig');
  const duration = numberAt(stickiness, 'durationSeconds');
  const flag = (value: Json | undefined) => typeof value === 'boolean' ? verbatim(value) : undefined;
  const router = create(ours('AlbRouter'), object({
    className: classOf(ingress) === undefined ? undefined : verbatim(classOf(ingress)!),
    pingPong: config && verbatim(mapAt(release.strategy, 'pingPong') !== undefined),
    rootService: textAt(alb, 'rootService') === undefined ? undefined : verbatim(textAt(alb, 'rootService')!),
    stickiness: duration === undefined ? undefined : object({ duration: secondsCode(duration), enabled: flag(stickiness!.enabled) }),
    annotationPrefix: textAt(alb, 'annotationPrefix') === undefined ? undefined : verbatim(textAt(alb, 'annotationPrefix')!),
  }));
  return { router, existing: name, route: ingress && ingressOptions(ingress, (key) => !/\/(actions|conditions)\./.test(key)) };
}

/** The Ingress that leads to a Service which is not split. */
export function plainIngressRoute(release: Release, ingress: JsonObject): RouteDraft {
  const name = textAt(ingress, 'metadata', 'name');
  return classOf(ingress) === 'alb' ? albRoute(release, name) : nginxRoute(release, name);
}

function classOf(ingress: JsonObject | undefined): string | undefined {
  return textAt(ingress, 'spec', 'ingressClassName') ?? textAt(ingress, 'metadata', 'annotations', CLASS_ANNOTATION);
}

function ingressOptions(ingress: JsonObject, wanted: (annotation: string) => boolean) {
  const rules = mapsAt(ingress, 'spec', 'rules');
  return routeOptions({
    hostnames: distinct(rules.map((rule) => textAt(rule, 'host'))),
    paths: distinct(mapsAt(rules[0], 'http', 'paths').map((path) => textAt(path, 'path'))),
    tls: tlsOf(ingress, 'hosts'),
    annotations: annotationsOf(ingress, wanted),
  });
}
