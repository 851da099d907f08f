import { UsedTemplates } from './analysis-uses';
import { checkBlueGreen } from './blue-green';
import { Bundle } from './bundle';
import { checkCanary } from './canary';
import { checkExperiment } from './experiments';
import { checkIngresses } from './ingresses';
import { checkAnalysisRun, checkTemplateArguments, checkUnusedTemplate } from './lone-analyses';
import { Problem, ProblemSink, problemObject } from './problem';
import { checkRolloutAnalyses } from './rollout-analyses';
import { checkRolloutSpec } from './rollout-spec';
import { RolloutView, viewRollout } from './rollout-view';
import { checkRouterObjects } from './router-objects';
import { checkServices, checkSharedServices } from './services';
import { checkRouterReferences } from './traffic-routing';
import { ValidationOptions } from './validation-options';
import { checkVirtualServices } from './virtual-services';

/**
 * All problems of objects that are applied together, as Argo Rollouts would find them one by one, and those that it would not find:
 * the rules of `RULES`. Takes any JSON and never throws; what is of another type than the schema says counts as absent, because
 * the schema's judge says so already.
 */
export function validateBundle(objects: readonly unknown[], options: ValidationOptions = {}): Problem[] {
  const bundle = new Bundle(objects, options.external ?? [], options.complete === true);
  const problems: Problem[] = [];
  const used: UsedTemplates = new Set();
  const sinkOf = (manifest: Bundle['objects'][number]) => new ProblemSink(problems, problemObject(manifest));

  const rollouts = bundle.argo('Rollout').map((manifest) => viewRollout(manifest, bundle, options, sinkOf(manifest)));
  for (const rollout of rollouts) {
    checkRollout(rollout);
    checkRolloutAnalyses(rollout, used);
  }
  checkSharedServices(rollouts);
  bundle.argo('Experiment').forEach((manifest) => checkExperiment(manifest, bundle, sinkOf(manifest), used));
  bundle.argo('AnalysisRun').forEach((manifest) => checkAnalysisRun(manifest, sinkOf(manifest)));
  for (const manifest of bundle.argo('AnalysisTemplate', 'ClusterAnalysisTemplate')) {
    checkTemplateArguments(manifest, sinkOf(manifest));
    checkUnusedTemplate(manifest, bundle, sinkOf(manifest), used);
  }
  return problems;
}

function checkRollout(rollout: RolloutView): void {
  checkRolloutSpec(rollout);
  checkBlueGreen(rollout);
  checkCanary(rollout);
  checkServices(rollout);
  checkRouterReferences(rollout);
  checkIngresses(rollout);
  checkVirtualServices(rollout);
  checkRouterObjects(rollout);
}
