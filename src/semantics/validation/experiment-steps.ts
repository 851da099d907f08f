import { routerCan, routersThatCan } from '../router-capabilities';
import { goDuration } from './durations';
import { JsonObject, isPresent, numberOf, objectsOf, textOf } from './json-values';
import { shown } from './problem';
import { checkArgumentFields } from './rollout-arguments';
import { RolloutView, trafficRoutingOf } from './rollout-view';
import { maxTrafficWeight, routersOf } from './routers';

/** Rules on the experiment of a canary step. */
export function checkExperimentStep(rollout: RolloutView, experiment: JsonObject, path: string): void {
  const { problems } = rollout;
  const templates = objectsOf(experiment.templates);
  checkWeights(rollout, templates, path);
  templates.forEach((template, index) => {
    const { specRef } = template;
    if (specRef !== 'stable' && specRef !== 'canary') {
      problems.add('AR416', `${path}.templates[${index}].specRef`, `specRef is ${shown(specRef)}`, 'write stable or canary');
    }
  });
  objectsOf(experiment.analyses).forEach((analysis, index) => checkArgumentFields(rollout, analysis.args, `${path}.analyses[${index}].args`));
  const duration = textOf(experiment.duration);
  if (duration !== '' && goDuration(duration) === undefined) {
    problems.add('AR305', `${path}.duration`, `${shown(duration)} is no duration`, 'write a duration such as "90s", "5m" or "1h30m"');
  }
}

function checkWeights(rollout: RolloutView, templates: readonly JsonObject[], path: string): void {
  const { problems, options } = rollout;
  const routing = trafficRoutingOf(rollout);
  const capable = routersOf(routing).some((router) => routerCan(router, 'experimentWeights', options.argoRollouts));
  const most = maxTrafficWeight(routing);
  let sum = 0;
  templates.forEach(({ weight: given }, index) => {
    if (!isPresent(given)) {
      return;
    }
    const at = `${path}.templates[${index}].weight`;
    const weight = numberOf(given) ?? 0;
    sum += weight;
    if (!routing) {
      problems.add('AR138', at, 'without a router no traffic can be sent to an experiment', 'leave it out, or add trafficRouting');
    } else if (!capable) {
      problems.add('AR139', at, 'this router cannot send traffic to an experiment', `use ${routersThatCan('experimentWeights').join(', ')}, or leave it out`);
    }
    if (weight < 0 || sum > most) {
      problems.add('AR414', at, weight < 0 ? `the weight is ${weight}` : `the weights come to ${sum}`, `set 0 to ${most}, all of them together`);
    }
  });
}
