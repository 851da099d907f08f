import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { hardened } from './hardening';
import { ImageReference, resolveImage } from './image';
import { PodProps } from './pod-props';
import { PodPorts } from './ports';
import { propError } from '../semantics/errors';
import { requireDnsLabel } from '../semantics/names';
import { MinorVersion } from '../semantics/versions';
import { requireWritable } from '../semantics/writable-text';

/** The containers of a pod in the form of cdk8s-plus, with our defaults where the caller left something open. */
export interface PodContainers {
  readonly main: kplus.ContainerProps;
  readonly initContainers: kplus.ContainerProps[];
  /** Tag of the main image, if it can be the value of a label. */
  readonly version?: string;
}

export interface ContainerDefaults {
  readonly name: string;
  readonly registry?: string;
  readonly resources?: kplus.ContainerResources;
  readonly kubernetes: MinorVersion;
}

const ENV_NAME = /^(?!\.$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/;
/** Props of the short form that have a field of their own in `container`. */
const SHORT_FORM: (keyof PodProps)[] = ['image', 'command', 'args', 'env', 'envVariables', 'envFrom', 'resources', 'securityContext', 'volumeMounts'];

/** Expands the short form to the long one, and completes the containers that were given in the long one. */
export function expandContainers(where: string, props: PodProps, ports: PodPorts, defaults: ContainerDefaults): PodContainers {
  const sidecars = (props.sidecars ?? []).map((sidecar, index) => ({
    ...complete(where, `sidecars[${index}]`, { ...sidecar, name: sidecar.name ?? `sidecar-${index}` }, defaults).container,
    restartPolicy: kplus.ContainerRestartPolicy.ALWAYS,
  }));
  if (sidecars.length > 0 && !defaults.kubernetes.atLeast(1, 29)) {
    throw propError(where, {
      prop: 'sidecars',
      received: `${sidecars.length} containers`,
      accepted: 'none on Kubernetes before 1.29',
      mend: `raise kubernetesVersion (now ${defaults.kubernetes}) if the cluster is newer, or add them to the workload with addContainer`,
    });
  }
  const initContainers = (props.initContainers ?? []).map((container, index) =>
    complete(where, `initContainers[${index}]`, { ...container, name: container.name ?? `init-${index}` }, defaults).container);
  const { container, image } = complete(where, 'container', mainContainer(where, props, ports, defaults), defaults);
  requireDistinctNames(where, {
    container,
    ...Object.fromEntries(sidecars.map((sidecar, index) => [`sidecars[${index}]`, sidecar])),
    ...Object.fromEntries(initContainers.map((initContainer, index) => [`initContainers[${index}]`, initContainer])),
  });
  return {
    main: container,
    initContainers: [...sidecars, ...initContainers],
    ...(image.version !== undefined && { version: image.version }),
  };
}

function mainContainer(where: string, props: PodProps, { container: declared }: PodPorts, defaults: ContainerDefaults): kplus.ContainerProps {
  const { container } = props;
  const ports = declared.map(({ name, containerPort }) => ({ name, number: containerPort, protocol: kplus.Protocol.TCP }));
  if (!container) {
    if (props.image === undefined) {
      throw propError(where, { prop: 'image', received: undefined, accepted: 'an image, or container', mend: 'say what runs: image: "ghcr.io/acme/orders:1.4.2"' });
    }
    return {
      name: defaults.name,
      image: props.image,
      command: props.command,
      args: props.args,
      envVariables: environment(where, props),
      envFrom: props.envFrom,
      resources: props.resources ?? defaults.resources,
      securityContext: props.securityContext,
      volumeMounts: props.volumeMounts,
      ports,
    };
  }
  const twice = SHORT_FORM.find((prop) => props[prop] !== undefined);
  if (twice) {
    throw propError(where, { prop: twice, received: props[twice], accepted: 'nothing together with container', mend: 'put it into container, or leave container out' });
  }
  if (container.port !== undefined || container.portNumber !== undefined || container.ports !== undefined) {
    throw propError(where, { prop: 'container.ports', received: 'given', accepted: 'nothing', mend: 'use port or ports beside container, so that Services and probes agree with them' });
  }
  return { ...container, name: container.name ?? defaults.name, resources: container.resources ?? defaults.resources, ports };
}

function complete(
  where: string, prop: string, container: kplus.ContainerProps, defaults: ContainerDefaults,
): { container: kplus.ContainerProps; image: ImageReference } {
  const image = resolveImage(where, prop === 'container' ? 'image' : `${prop}.image`, container.image, defaults.registry);
  requireWholeUnits(where, prop === 'container' ? 'resources' : `${prop}.resources`, container.resources);
  container.command?.forEach((text, index) => requireWritable(where, `${prop}.command[${index}]`, text));
  container.args?.forEach((text, index) => requireWritable(where, `${prop}.args[${index}]`, text));
  const number = container.portNumber ?? container.port;
  return {
    image,
    container: {
      ...container,
      image: image.reference,
      // As a plain port, since cdk8s-plus would add a startup probe with a short budget to a portNumber.
      port: undefined,
      portNumber: undefined,
      ports: [...number === undefined ? [] : [{ number }], ...container.ports ?? []],
      // An empty object says none; undefined would be filled with numbers that nobody chose.
      resources: container.resources ?? {},
      securityContext: hardened(container.securityContext),
      imagePullPolicy: container.imagePullPolicy ?? kplus.ImagePullPolicy.IF_NOT_PRESENT,
      volumeMounts: [...container.volumeMounts ?? []],
    },
  };
}

/** cdk8s-plus writes memory in whole mebibytes and storage in whole gibibytes, and fails at synthesis on anything finer. */
function requireWholeUnits(where: string, prop: string, resources: kplus.ContainerResources | undefined): void {
  const { memory, ephemeralStorage } = resources ?? {};
  requireMultiple(where, `${prop}.memory`, [memory?.request, memory?.limit], 1024, 'mebibytes');
  requireMultiple(where, `${prop}.ephemeralStorage`, [ephemeralStorage?.request, ephemeralStorage?.limit], 1024 ** 2, 'gibibytes');
}

function requireMultiple(where: string, prop: string, sizes: (Size | undefined)[], kibibytes: number, unit: string): void {
  for (const size of sizes) {
    const received = size?.toKibibytes() ?? 0;
    if (received % kibibytes !== 0) {
      throw propError(where, { prop, received: `${received} KiB`, accepted: `whole ${unit}`, mend: `round it to ${unit}` });
    }
  }
}

function environment(where: string, props: PodProps): Record<string, kplus.EnvValue> {
  for (const name of [...Object.keys(props.env ?? {}), ...Object.keys(props.envVariables ?? {})]) {
    requireVariableName(where, 'env name', name);
  }
  const variables: Record<string, kplus.EnvValue> = {};
  for (const [name, value] of Object.entries(props.env ?? {})) {
    if (typeof value !== 'string') {
      throw propError(where, { prop: `env.${name}`, received: value, accepted: 'text', mend: 'put the value in quotes, or use envVariables for values from elsewhere' });
    }
    requireWritable(where, `env.${name}`, value);
    variables[name] = kplus.EnvValue.fromValue(value);
  }
  for (const [name, value] of Object.entries(props.envVariables ?? {})) {
    if (Object.hasOwn(variables, name)) {
      throw propError(where, { prop: `envVariables.${name}`, received: 'given in env, too', accepted: 'each variable once', mend: 'remove one of the two' });
    }
    variables[name] = value;
  }
  return variables;
}

/** Throws unless the text can name an environment variable. */
export function requireVariableName(where: string, prop: string, name: string): void {
  if (!ENV_NAME.test(name) || name === '__proto__') {
    throw propError(where, { prop, received: name, accepted: 'letters, digits, \'-\', \'_\' and \'.\', not a digit first', mend: 'use a name such as "LOG_LEVEL"' });
  }
}

/** Throws unless each container has a name of its own. */
function requireDistinctNames(where: string, containers: Record<string, kplus.ContainerProps>): void {
  const named = new Map<string, string>();
  for (const [prop, { name }] of Object.entries(containers)) {
    requireDnsLabel(where, `${prop}.name`, name!);
    if (named.has(name!)) {
      throw propError(where, { prop: `${prop}.name`, received: name, accepted: `another name than ${named.get(name!)} has`, mend: 'give each container its own' });
    }
    named.set(name!, prop);
  }
}
