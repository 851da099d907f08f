import { Rule, severityOfAbsence } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Namesakes } from '../../inventory/namesakes';
import { serviceReferences } from '../../inventory/route-references';

/** Names that stand for something else than a Service: an action of ALB, a Service inside of Traefik. */
const ACTION_PORT = 'use-annotation';

export const BACKEND_MISSING: Rule = {
  id: 'ZD808',
  name: 'backend-missing',
  group: 'coherence',
  severity: 'error',
  title: 'A route leads to a Service or port that is not there',
  rationale: 'The router answers 500, 502 or 503 to every request that takes this route.',
  mend: 'Let the backend name a Service of its namespace, and one of its ports.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/ingress/', 'https://gateway-api.sigs.k8s.io/reference/spec/#backendref'],
  limits: 'A Service that is not among the objects may be elsewhere: information, unless they are declared to be all there is; nothing where a construct names it as existing. A port that a known Service does not have is an error always. Services in another namespace are told by ZD805.',
  reviewed: '10 findings in 9 of 146 public manifests, each read in its manifest and beside the other files of its folder: all right as information, for the Service is in another file. 167 in 735 manifests of 13 more repositories, 23 of them read in 10 manifests: information that is right, routes beside their Services and parts of routes that tests expect. No route to a wrong port.',
  *check({ inventory, relations, settings }) {
    const namesakes = Namesakes.of(relations);
    const told = new Set<string>();
    for (const { route, namespace, name, path, port } of serviceReferences(inventory)) {
      const key = `${route.index}/${namespace}/${name}/${port}`;
      if (port === ACTION_PORT || name.includes('@') || told.has(key)) {
        continue;
      }
      told.add(key);
      const service = inventory.find(KINDS.service, namespace, name);
      if (!service && !inventory.isDeclared('Service', namespace, name) && !namesakes.elsewhere('', 'Service', namespace, name)) {
        yield {
          object: route,
          path,
          message: `${title(route)} leads to Service ${name}, which is not among the objects: without it every request there fails`,
          mend: `add Service ${name}, or name one that exists`,
          severity: severityOfAbsence(settings),
        };
      }
      const ports = (service?.manifest.spec?.ports ?? []).filter((one) => one.port !== undefined);
      if (port !== undefined && ports.length > 0 && !ports.some((one) => one.port === port || one.name === port)) {
        yield {
          object: route,
          path: path.replace(/name$/, 'port').replace(/destination\.host$/, 'destination.port.number'),
          message: `${title(route)} leads to port ${port} of ${title(service!.object)}, which has ${ports.map((one) => one.name === undefined ? one.port : `${one.port} (${one.name})`).join(', ')}: every request there fails`,
          mend: `set the port to ${ports[0].port}`,
        };
      }
    }
  },
};
