import { pauseSeconds } from './durations';
import { checkExperimentStep } from './experiment-steps';
import { JsonObject, fieldOf, isPresent, numberOf, objectOf, objectsOf } from './json-values';
import { shown } from './problem';
import { checkArgumentFields } from './rollout-arguments';
import { RolloutView, trafficRoutingOf } from './rollout-view';
import { checkHeaderRoute, checkMirrorRoute } from './route-steps';
import { maxTrafficWeight } from './routers';

/** What a step can do. Argo compares only the first four with each other. */
const ACTIONS = ['setWeight', 'pause', 'experiment', 'analysis', 'setCanaryScale', 'setHeaderRoute', 'setMirrorRoute', 'plugin'];
const COMPARED_BY_ARGO = 4;

/** Rules on the steps of a canary. */
export function checkCanarySteps(rollout: RolloutView, canary: JsonObject): void {
  objectsOf(canary.steps).forEach((step, index) => {
    const path = `spec.strategy.canary.steps[${index}]`;
    checkActions(rollout, step, path);
    checkWeight(rollout, step, path);
    checkPause(rollout, step, path);
    checkCanaryScale(rollout, step, path);
    if (isPresent(step.setHeaderRoute)) {
      checkHeaderRoute(rollout, objectOf(step.setHeaderRoute), `${path}.setHeaderRoute`);
    }
    if (isPresent(step.setMirrorRoute)) {
      checkMirrorRoute(rollout, objectOf(step.setMirrorRoute), `${path}.setMirrorRoute`);
    }
    if (isPresent(step.experiment)) {
      checkExperimentStep(rollout, objectOf(step.experiment), `${path}.experiment`);
    }
    if (isPresent(step.analysis)) {
      checkArgumentFields(rollout, objectOf(step.analysis).args, `${path}.analysis.args`);
    }
  });
}

function checkActions({ problems }: RolloutView, step: JsonObject, path: string): void {
  const actions = ACTIONS.filter((action) => isPresent(fieldOf(step, action)));
  const compared = actions.filter((action) => ACTIONS.indexOf(action) < COMPARED_BY_ARGO);
  if (actions.length === 0) {
    problems.add('AR127', path, 'the step does nothing', `give it one of ${ACTIONS.join(', ')}`);
  }
  if (compared.length > 1) {
    problems.add('AR126', path, `the step does several things: ${compared.join(', ')}`, 'make it several steps');
  }
  if (actions.length > Math.max(compared.length, 1)) {
    problems.add('AR401', path, `only one of ${actions.join(', ')} is done, the others are passed over`, 'make it several steps');
  }
}

function checkWeight(rollout: RolloutView, step: JsonObject, path: string): void {
  const weight = numberOf(step.setWeight);
  const most = maxTrafficWeight(trafficRoutingOf(rollout));
  if (weight !== undefined && (weight < 0 || weight > most)) {
    rollout.problems.add('AR128', `${path}.setWeight`, `the weight is ${weight}`, `set 0 to ${most}`);
  }
}

function checkPause({ problems }: RolloutView, step: JsonObject, path: string): void {
  const { duration } = objectOf(step.pause);
  if (!isPresent(duration)) {
    return;
  }
  const seconds = pauseSeconds(duration);
  if (seconds === undefined || seconds < 0) {
    problems.add('AR129', `${path}.pause.duration`, `${shown(duration)} is no duration${seconds === undefined ? '' : ' that can pass'}`,
      'write seconds, or a duration such as "90s", "5m" or "1h30m"; days are not known');
  }
}

function checkCanaryScale(rollout: RolloutView, step: JsonObject, path: string): void {
  if (!isPresent(step.setCanaryScale)) {
    return;
  }
  const { problems } = rollout;
  const routing = trafficRoutingOf(rollout);
  if (!routing) {
    problems.add('AR130', `${path}.setCanaryScale`, 'without a router the pods are the weight', 'use setWeight, or add trafficRouting');
  }
  const scale = objectOf(step.setCanaryScale);
  const said = ['replicas', 'weight', 'matchTrafficWeight'].filter((field) => isPresent(scale[field]) && scale[field] !== false);
  if (said.length !== 1) {
    problems.add('AR402', `${path}.setCanaryScale`, said.length === 0 ? 'the scale is not said' : `only ${said[0]} counts among ${said.join(' and ')}`,
      'give one of replicas, weight and matchTrafficWeight');
  }
  if ((numberOf(scale.replicas) ?? 0) < 0) {
    problems.add('AR403', `${path}.setCanaryScale.replicas`, `${scale.replicas} replicas`, 'set 0 or more');
  }
  const weight = numberOf(scale.weight) ?? 0;
  if (weight < 0 || weight > 100) {
    problems.add('AR403', `${path}.setCanaryScale.weight`, `the weight is ${weight}, of all replicas`, 'set 0 to 100');
  }
}
