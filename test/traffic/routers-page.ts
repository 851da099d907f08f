import { Chart, Testing } from 'cdk8s';
import { stringify } from 'yaml';
import { canary } from './route-target';
import { ObjectRef } from '../../src/semantics/object-ref';
import { ROUTER_CAPABILITIES, RouterCapabilities, RouterCapability, RouterKey, ROUTER_NAMES } from '../../src/semantics/router-capabilities';
import * as traffic from '../../src/traffic';
import { CanaryServices, ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from '../../src/traffic';

/** Props of the routers that cannot do without. */
const PROPS: Readonly<Record<string, object>> = { GatewayApiRouter: { gateway: 'public' } };

const COLUMNS: Readonly<Record<RouterCapability, string>> = {
  weights: 'weights',
  headerRoutes: 'header routes',
  mirrorRoutes: 'mirror routes',
  experimentWeights: 'experiment weights',
  pingPong: 'ping-pong',
  maxTrafficWeight: 'maxTrafficWeight',
};

const SERVICES: Readonly<Record<CanaryServices, string>> = {
  [CanaryServices.STABLE_AND_CANARY]: '`orders` (stable) and `orders-canary`',
  [CanaryServices.ONE]: '`orders`, over the pods of both versions',
  [CanaryServices.PING_PONG]: '`orders` (stable, for callers inside the cluster), `orders-ping` and `orders-pong`',
};

/** Each exported router by the name of its class, with as few props as it takes. */
export function everyRouter(): [string, ITrafficRouter][] {
  const classes = Object.entries(traffic).filter(([name]) => name.endsWith('Router')) as unknown as [string, new (props?: object) => ITrafficRouter][];
  return classes.map(([name, Router]): [string, ITrafficRouter] => [name, new Router(PROPS[name])]).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A canary called `orders` with the Services that the router asks for. */
export function targetFor(router: ITrafficRouter, changes: Partial<RouteTarget> = {}): RouteTarget {
  const pingPong = router.canaryServices === CanaryServices.PING_PONG;
  const two = (router.canaryServices ?? CanaryServices.STABLE_AND_CANARY) === CanaryServices.STABLE_AND_CANARY;
  return canary({
    canary: true,
    canaryService: two && router.splitsTraffic ? 'orders-canary' : undefined,
    ...(pingPong && { pingService: 'orders-ping', pongService: 'orders-pong' }),
    ...(!router.splitsTraffic && { canary: false }),
    ...changes,
  });
}

/** The text of docs/routers.md. */
export function routersPage(): string {
  return [
    '# Routers',
    '',
    '<!-- Written by test/traffic/routers-page.test.ts from the code: UPDATE_DOCS=1 npx jest test/traffic/routers-page -->',
    '',
    'What each router of Argo Rollouts can do. This is the table that errors are made from: a step that asks a router for what it cannot do is refused at synth,',
    'and the message names the routers that can. "Exact" header routes compare whole values; "any" ones compare prefixes and regular expressions too.',
    'A version is the first release line of Argo Rollouts that can. Istio needs no stable and canary Service with a DestinationRule, AWS ALB and Istio need none with',
    'ping-pong Services; AWS ALB then needs a root Service.',
    '',
    ...capabilityTable(),
    '',
    'Several routers can stand in one block, `TrafficRouting.combined([..])`: each gets every weight. Routers with other weights than 100 do not mix with those without.',
    '',
    '**Kong, Google Cloud, Envoy Gateway, Cilium, NGINX Gateway Fabric, HAProxy** and whatever else serves the Gateway API: use `GatewayApiRouter`; nothing that is written',
    'differs. Where the load balancer of a cloud sends to pods itself, as on Google Cloud, say so: `endpointLag: Duration.seconds(30)`, or what you have measured.',
    'A router that is missing here is [one file](add-a-router.md).',
    ...everyRouter().flatMap(([name, router]) => section(name, router)),
    '',
  ].join('\n');
}

function capabilityTable(): string[] {
  const columns = Object.keys(COLUMNS) as RouterCapability[];
  return [
    `| | ${columns.map((column) => COLUMNS[column]).join(' | ')} | stable and canary Service |`,
    `|---|${columns.map(() => '---|').join('')}---|`,
    ...(Object.entries(ROUTER_CAPABILITIES) as [RouterKey, RouterCapabilities][]).map(([key, capabilities]) =>
      `| ${ROUTER_NAMES[key]} (\`${key}\`) | ${columns.map((column) => cell(capabilities[column])).join(' | ')} | ${capabilities.needsServices ? 'needed' : '-'} |`),
  ];
}

function cell(support: RouterCapabilities[RouterCapability]): string {
  if (typeof support === 'object') {
    return `from ${support.since.join('.')}`;
  }
  return support === true ? 'yes' : support === false || support === 'none' ? '-' : support;
}

function section(name: string, router: ITrafficRouter): string[] {
  const lines = ['', `## ${name}`, ''];
  const bound = bindSomehow(router);
  const services = router.splitsTraffic ? SERVICES[router.canaryServices ?? CanaryServices.STABLE_AND_CANARY] : SERVICES[CanaryServices.ONE];
  lines.push(
    `- Services of a canary \`orders\`: ${services}`,
    `- Emits: ${bound.kinds.join(', ') || 'nothing'}${bound.existing ? '; takes a route that exists already' : ''}`,
    `- The controller creates, so never declare: ${bound.binding.controllerOwned?.map((owned) => `\`${owned}\``).join(', ') ?? 'nothing'}`,
    `- Protocols: ${protocols(router).join(', ')}`,
    `- Requests may still reach a pod ${router.endpointLag.toSeconds()} s after it began to leave; preStop and scale-down delays follow from it`,
    ...router.requirements.map((requirement) => `- Needs: ${requirement}`),
  );
  const block = bound.binding.trafficRouting?._toJson();
  return block ? [...lines, '', '```yaml', stringify({ trafficRouting: block }).trimEnd(), '```'] : lines;
}

function bindSomehow(router: ITrafficRouter, changes: Partial<RouteTarget> = {}): { binding: RouterBinding; kinds: string[]; existing: boolean } {
  const bindTo = (route: RouteTarget['route']) => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    const binding = router.bind(chart, targetFor(router, { ...changes, route: route.existing ? route : changes.route ?? route }));
    return { binding, kinds: [...new Set((Testing.synth(chart) as { kind: string }[]).map(({ kind }) => kind))] };
  };
  try {
    return { ...bindTo({}), existing: false };
  } catch {
    return { ...bindTo({ existing: ObjectRef.of('orders') }), existing: true };
  }
}

function protocols(router: ITrafficRouter): RouteProtocol[] {
  return Object.values(RouteProtocol).filter((protocol) => {
    try {
      const route = protocol === RouteProtocol.TLS ? { route: { hostnames: ['orders.example.com'] } } : {};
      bindSomehow(router, { protocol, ...route });
      return true;
    } catch {
      return false;
    }
  });
}
