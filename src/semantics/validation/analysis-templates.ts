import { ARGO_GROUP, Bundle } from './bundle';
import { JsonObject, objectOf, objectsOf, textOf } from './json-values';

/** A reference to an analysis template. */
export interface TemplateReference {
  readonly name: string;
  readonly clusterScope: boolean;
}

/** An analysis template, of either kind. */
export interface TemplateView {
  readonly manifest: JsonObject;
  readonly kind: string;
  readonly name: string;
  readonly metrics: readonly JsonObject[];
  readonly args: readonly JsonObject[];
  readonly dryRun: readonly JsonObject[];
  readonly measurementRetention: readonly JsonObject[];
  readonly references: readonly TemplateReference[];
}

/** The templates that references lead to, nested ones included, in the order in which the controller joins them. */
export interface TemplateCollection {
  readonly templates: readonly TemplateView[];
  /** References to templates that are not in the bundle, with whether they are missing in the cluster. */
  readonly absent: readonly { readonly kind: string; readonly name: string; readonly missing: boolean }[];
  /** The names along a circle of references, if there is one. */
  readonly circle?: readonly string[];
}

export function templateKind(clusterScope: boolean): string {
  return clusterScope ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate';
}

/** Reads `templates` of an analysis or of a template. */
export function templateReferences(templates: unknown): TemplateReference[] {
  return objectsOf(templates).map(({ templateName, clusterScope }) => ({ name: textOf(templateName), clusterScope: clusterScope === true }));
}

export function viewTemplate(manifest: JsonObject): TemplateView {
  const spec = objectOf(manifest.spec);
  return {
    manifest,
    kind: textOf(manifest.kind),
    name: textOf(objectOf(manifest.metadata).name),
    metrics: objectsOf(spec.metrics),
    args: objectsOf(spec.args),
    dryRun: objectsOf(spec.dryRun),
    measurementRetention: objectsOf(spec.measurementRetention),
    references: templateReferences(spec.templates),
  };
}

/** Collects templates. The controller would never come to an end where they refer to each other in a circle. */
export function collectTemplates(bundle: Bundle, namespace: string, references: readonly TemplateReference[]): TemplateCollection {
  const seen = new Set<string>();
  const templates: TemplateView[] = [];
  const absent: { kind: string; name: string; missing: boolean }[] = [];
  let circle: readonly string[] | undefined;

  const visit = ({ name, clusterScope }: TemplateReference, path: readonly string[]): void => {
    const kind = templateKind(clusterScope);
    const key = `${kind}/${name}`;
    if (path.includes(key)) {
      circle ??= [...path.slice(path.indexOf(key)), key];
    }
    if (seen.has(key)) {
      return;
    }
    seen.add(key);
    const manifest = bundle.find(ARGO_GROUP, kind, namespace, name);
    if (!manifest) {
      absent.push({ kind, name, missing: bundle.isMissing(kind, namespace, name) });
      return;
    }
    const template = viewTemplate(manifest);
    templates.push(template);
    template.references.forEach((reference) => visit(reference, [...path, key]));
  };
  references.forEach((reference) => visit(reference, []));
  const ofKind = (kind: string) => templates.filter((template) => template.kind === kind);
  return { templates: [...ofKind('AnalysisTemplate'), ...ofKind('ClusterAnalysisTemplate')], absent, circle };
}
