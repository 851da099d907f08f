import { IConstruct } from 'constructs';
import { IAnalysisTemplate } from './template-reference';
import { Preflight } from '../preflight/preflight';

/** A template that exists in the cluster. */
export class ExistingTemplate implements IAnalysisTemplate {
  constructor(public readonly templateName: string, public readonly clusterScope: boolean) {}
}

interface Reference {
  readonly templateName: string;
  readonly clusterScope?: boolean;
}

/** What names templates of the cluster in what has been rendered. */
const references = new WeakSet<Reference>();

/** The name of a template as the controller reads it. */
export function renderReference(template: IAnalysisTemplate): Reference {
  const reference: Reference = { templateName: template.templateName, ...(template.clusterScope && { clusterScope: true }) };
  return noteReference(template, reference);
}

/** Notes what an object that names a template refers to: of templates outside of the app nothing but the name is known. */
export function noteReference<T extends Reference>(template: IAnalysisTemplate, reference: T): T {
  if (template._content === undefined) {
    references.add(reference);
  }
  return reference;
}

/** Tells preflight which templates in a rendered spec are in the cluster and not in the app. */
export function declareExistingTemplates(construct: IConstruct, rendered: unknown, namespace?: string): void {
  if (typeof rendered !== 'object' || rendered === null) {
    return;
  }
  if (references.has(rendered as Reference)) {
    const { templateName: name, clusterScope } = rendered as Reference;
    Preflight._declareExisting(construct, { kind: clusterScope ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate', name, namespace });
  }
  Object.values(rendered).forEach((value) => declareExistingTemplates(construct, value, namespace));
}
