import { call, Code, ours, variable, verbatim } from './code/code';

/** How a Rollout or an experiment refers to analysis templates: by a constant of the program where it makes the template itself. */
export interface TemplateNames {
  readonly reference: (templateName: string, clusterScope: boolean) => Code;
}

/** Templates by their names: they exist in the cluster. */
export const existingTemplates: TemplateNames = {
  reference: (templateName, clusterScope) => clusterScope
    ? call(ours('ClusterAnalysisTemplate.fromClusterTemplateName'), verbatim(templateName))
    : call(ours('AnalysisTemplate.fromTemplateName'), verbatim(templateName)),
};

/** Templates by the constants that hold them, as far as there are any. */
export function knownTemplates(variables: ReadonlyMap<string, string>): TemplateNames {
  return {
    reference: (templateName, clusterScope) => {
      const name = variables.get(templateKey(templateName, clusterScope));
      return name === undefined ? existingTemplates.reference(templateName, clusterScope) : variable(name);
    },
  };
}

export function templateKey(templateName: string, clusterScope: boolean): string {
  return `${clusterScope ? 'Cluster' : ''}AnalysisTemplate ${templateName}`;
}
