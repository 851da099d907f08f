import { newerFieldsOfAnalysis, newerFieldsOfCanary } from './newer-fields';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

export const CONTROLLER_VERSION: Rule = {
  id: 'ZD1005',
  name: 'controller-version',
  group: 'operations',
  severity: 'warning',
  title: 'A field is newer than the controller',
  rationale: 'The API server drops a field that the installed definition of the kind does not know, and tells nobody who applies without strict validation: the release then runs without what was asked for.',
  mend: 'Update Argo Rollouts first, or do without the field; or state the version that is really there.',
  sources: ['https://github.com/argoproj/argo-rollouts/blob/master/CHANGELOG.md', 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  limits: 'Knows the fields that came with Argo Rollouts 1.8, 1.9 and 1.10, and goes by the oldest controller that the settings name, 1.9 by default. What routers can do in which version is in the rules AR116 and AR134.',
  reviewed: 'No finding in 109 public sets of manifests for Argo Rollouts 1.9. For 1.7 there are 3 in 2 of them, all right: steps of plugins.',
  *check({ inventory, relations, settings: { argoRollouts } }) {
    const uses = [
      ...relations.workloads.flatMap(({ object, canary }) => canary ? newerFieldsOfCanary(canary).map((use) => ({ ...use, object })) : []),
      ...[KINDS.analysisTemplate, KINDS.clusterAnalysisTemplate].flatMap((kind) => inventory.of(kind))
        .flatMap(({ object, manifest }) => newerFieldsOfAnalysis(manifest).map((use) => ({ ...use, object }))),
    ];
    for (const { object, path, field, since, otherwise } of uses.filter((use) => !argoRollouts.atLeast(...use.since))) {
      yield {
        object,
        path,
        message: `${title(object)} uses ${field}, which came with Argo Rollouts ${since.join('.')}; ${argoRollouts} does not know it: ${otherwise}`,
        mend: `update Argo Rollouts to ${since.join('.')} first, or remove ${field}`,
      };
    }
  },
};
