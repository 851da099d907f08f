import { ContainerSpec, PodSpec, PodTemplateSpec } from '../manifest/pod';

/** What the schema of cdk8s-plus does not know yet, or what a service adds after its containers were rendered. */
export interface PodOverlay {
  /** Fields of the pod's spec. Lists are put behind what is there, maps are merged, the rest replaces. */
  readonly spec?: Record<string, unknown>;
  /** Fields of a container, by the container's name: native sidecars and init containers included. */
  readonly containers?: ReadonlyMap<string, Partial<ContainerSpec>>;
}

/** The template with the overlay on it; neither is changed. */
export function applyOverlay(template: PodTemplateSpec, overlay: PodOverlay): PodTemplateSpec {
  const spec = template.spec!;
  const overlaid = (containers: ContainerSpec[]) => containers.map((container) => merge(container, overlay.containers?.get(container.name)));
  const { initContainers } = spec;
  const containers = { containers: overlaid(spec.containers), ...(initContainers && { initContainers: overlaid(initContainers) }) };
  return { ...template, spec: merge<PodSpec>({ ...spec, ...containers }, overlay.spec) };
}

function merge<T extends object>(base: T, extra: object | undefined): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(extra ?? {})) {
    merged[key] = combine(merged[key], value);
  }
  return merged as T;
}

function combine(present: unknown, value: unknown): unknown {
  if (Array.isArray(present) && Array.isArray(value)) {
    return [...present, ...value];
  }
  if (isMap(present) && isMap(value)) {
    return merge(present, value);
  }
  return value;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
