import { isObject, isPresent } from '../../../semantics/validation/json-values';
import { printPath } from '../../inventory/path';
import { Effect } from '../effect';
import { differences } from '../fields/differences';

const STEPS = 'spec.strategy.canary.steps';

/** Steps that are others: the controller keeps a hash of them, and begins again when it changes. */
export const canarySteps: Effect = function* ({ workloads }) {
  for (const { before, after } of workloads) {
    const [steps, newSteps] = [before, after].map(({ canary, object }) => canary && stepsOf(object.manifest));
    if (!before.canary || !after.canary || !after.rollout || written(steps) === written(newSteps)) {
      continue;
    }
    yield {
      class: 'restarts-release',
      object: after.object,
      path: STEPS,
      message: `a release that is under way, paused or aborted starts again from step 0, with ${counted(steps, newSteps)}; at rest nothing happens until the next release`,
      fields: differences(steps, newSteps).map(({ path, before: was, after: is }) => ({ path: `${STEPS}${printPath(path)}`, before: was, after: is })),
    };
  }
};

function stepsOf(manifest: Readonly<Record<string, unknown>>): readonly unknown[] {
  const steps = ['spec', 'strategy', 'canary', 'steps'].reduce<unknown>((within, key) => isObject(within) ? within[key] : undefined, manifest);
  return Array.isArray(steps) ? steps : [];
}

function counted(steps: readonly unknown[] = [], newSteps: readonly unknown[] = []): string {
  const count = `${newSteps.length === 0 ? 'no' : newSteps.length} ${newSteps.length === 1 ? 'step' : 'steps'}`;
  return steps.length === newSteps.length ? `its ${count} changed` : `${count} in the place of ${steps.length}`;
}

/** Steps as the controller writes them before it takes their hash: in one order, without what holds nothing. */
function written(steps: readonly unknown[] | undefined): string {
  return JSON.stringify(canonical(steps));
}

/** The settings of a plugin are kept as they are, but for their order. */
function canonical(value: unknown, ofPlugin = false): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => canonical(item, ofPlugin));
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries(Object.entries(value)
    .filter(([name, field]) => ofPlugin || !holdsNothing(name, field))
    .sort(([one], [other]) => one < other ? -1 : 1)
    .map(([name, field]) => [name, canonical(field, ofPlugin || name === 'config')]));
}

/** A pause may be an empty object, and is one. */
function holdsNothing(name: string, value: unknown): boolean {
  return !isPresent(value) || value === '' || value === false || (Array.isArray(value) && value.length === 0)
    || (['metadata', 'labels', 'annotations'].includes(name) && isObject(value) && Object.keys(value).length === 0);
}
