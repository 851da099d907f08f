import * as kplus from 'cdk8s-plus-28';
import { hardened } from './hardening';
import { ImageReference, resolveImage } from './image';
import { PodProps } from './pod-props';
import { PodPorts } from './ports';
import { propError } from '../semantics/errors';
import { MinorVersion } from '../semantics/versions';

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

const ENV_NAME = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
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
  const { container, image } = complete(where, 'container', mainContainer(where, props, defaults), defaults);
  return {
    main: { ...container, ports: ports.container.map(({ name, containerPort }) => ({ name, number: containerPort, protocol: kplus.Protocol.TCP })) },
    initContainers: [...sidecars, ...initContainers],
    ...(image.version !== undefined && { version: image.version }),
  };
}

function mainContainer(where: string, props: PodProps, defaults: ContainerDefaults): kplus.ContainerProps {
  const { container } = props;
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
    };
  }
  const twice = SHORT_FORM.find((prop) => props[prop] !== undefined);
  if (twice) {
    throw propError(where, { prop: twice, received: props[twice], accepted: 'nothing together with container', mend: 'put it into container, or leave container out' });
  }
  if (container.port !== undefined || container.portNumber !== undefined || container.ports !== undefined) {
    throw propError(where, { prop: 'container.ports', received: 'given', accepted: 'nothing', mend: 'use port or ports beside container, so that Services and probes agree with them' });
  }
  return { ...container, name: container.name ?? defaults.name, resources: container.resources ?? defaults.resources };
}

function complete(
  where: string, prop: string, container: kplus.ContainerProps, defaults: ContainerDefaults,
): { container: kplus.ContainerProps; image: ImageReference } {
  const image = resolveImage(where, prop === 'container' ? 'image' : `${prop}.image`, container.image, defaults.registry);
  const { port, portNumber, ports, ...rest } = container;
  const number = portNumber ?? port;
  return {
    image,
    container: {
      ...rest,
      image: image.reference,
      // As a plain port, since cdk8s-plus would add a startup probe with a short budget to a portNumber.
      ports: [...number === undefined ? [] : [{ number }], ...ports ?? []],
      // An empty object says none; undefined would be filled with numbers that nobody chose.
      resources: container.resources ?? {},
      securityContext: hardened(container.securityContext),
      imagePullPolicy: container.imagePullPolicy ?? kplus.ImagePullPolicy.IF_NOT_PRESENT,
      volumeMounts: [...container.volumeMounts ?? []],
    },
  };
}

function environment(where: string, props: PodProps): Record<string, kplus.EnvValue> {
  const variables: Record<string, kplus.EnvValue> = {};
  for (const [name, value] of Object.entries(props.env ?? {})) {
    if (typeof value !== 'string') {
      throw propError(where, { prop: `env.${name}`, received: value, accepted: 'text', mend: 'put the value in quotes, or use envVariables for values from elsewhere' });
    }
    variables[name] = kplus.EnvValue.fromValue(value);
  }
  for (const [name, value] of Object.entries(props.envVariables ?? {})) {
    if (variables[name]) {
      throw propError(where, { prop: `envVariables.${name}`, received: 'given in env, too', accepted: 'each variable once', mend: 'remove one of the two' });
    }
    variables[name] = value;
  }
  for (const name of [...Object.keys(props.env ?? {}), ...Object.keys(props.envVariables ?? {})]) {
    if (!ENV_NAME.test(name) || name === '__proto__') {
      throw propError(where, { prop: 'env name', received: name, accepted: 'letters, digits, \'-\', \'_\' and \'.\', not a digit first', mend: 'use a name such as "LOG_LEVEL"' });
    }
  }
  return variables;
}
