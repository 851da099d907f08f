import { Acknowledged, acknowledgeErrors } from './acknowledgements';
import { Statement } from './code/code';
import { isObject, JsonObject } from './code/json';
import { constructAdvice } from './construct-advice';
import { importObject } from './import-object';
import { ImportedRelease, recogniseSource, SourceChart } from './import-releases';
import { knownTemplates, templateKey } from './template-names';
import { Trial } from './trial';
import { typedKind } from './typed-kinds';
import { camelCase, RESERVED_WORDS, UniqueNames } from './unique-names';
import { Manifest } from '../yaml/read-manifests';

/** An object of a kind that the library has a construct for, and whether it became one. */
export interface ImportedKind {
  readonly manifest: Manifest;
  readonly typed: boolean;
  /** Why it stands in the program as it is. */
  readonly reason?: string;
}

/** The program, and what became of the objects. */
export interface Import extends Acknowledged {
  readonly kinds: readonly ImportedKind[];
  /** Every Rollout, where constructs were asked for. */
  readonly releases: readonly ImportedRelease[];
}

export interface ImportOptions {
  /** Recognise Rollouts and the objects around them as service constructs. */
  readonly construct?: boolean;
}

const LONGEST_CHART_ID = 50;

/** One chart for each source, in the order of the manifests. */
export function importManifests(manifests: readonly Manifest[], trial: Trial, { construct = false }: ImportOptions = {}): Import {
  const chartIds = new UniqueNames('-');
  const variables = new UniqueNames('', RESERVED_WORDS);
  const sources = [...new Set(manifests.map(({ source }) => source))];
  const charts = sources.map((source): SourceChart => {
    const id = chartIds.choose(...chartIdsOf(source));
    const variable = variables.choose(sources.length === 1 ? 'chart' : `${camelCase(id)}Chart`);
    return { source, id, variable, ids: new UniqueNames('-'), manifests: manifests.filter((manifest) => manifest.source === source) };
  });
  const recognised = construct ? charts.map((chart) => recogniseSource(chart, manifests, { chartIds, variables }, trial)) : [];
  const absorbed = new Set(recognised.flatMap((one) => [...one.absorbed]));
  const imports = charts.map((chart, index) => {
    const { statements, kinds } = importChart(chart.manifests.filter(({ object }) => !absorbed.has(object)), chart, variables, trial);
    const advice = constructAdvice(chart.manifests.map(({ object }) => object));
    const { source, id, variable } = chart;
    return { kinds, charts: construct ? recognised[index].charts(statements) : [{ source, id, variable, advice, statements }] };
  });
  const printed = imports.flatMap((one) => one.charts);
  // What is in a construct of another source leaves nothing behind.
  const program = construct ? printed.filter(({ statements, advice }) => statements.length + advice.length > 0) : printed;
  return {
    ...acknowledgeErrors(program, trial),
    kinds: imports.flatMap(({ kinds }) => kinds),
    releases: recognised.flatMap(({ releases }) => releases),
  };
}

interface ImportedChart {
  readonly statements: Statement[];
  readonly kinds: ImportedKind[];
}

function importChart(manifests: readonly Manifest[], { variable: chart, ids }: SourceChart, variables: UniqueNames, trial: Trial): ImportedChart {
  const templates = new Map<string, string>();
  const objects = templatesFirst(manifests).map((manifest) => {
    const { object } = manifest;
    const name = nameOf(object);
    const kind = String(object.kind);
    const variable = variables.choose(camelCase(name), camelCase(`${name}-${kind}`));
    const imported = importObject(object, { chart, id: ids.choose(name, `${name}-${kind.toLowerCase()}`), variable }, knownTemplates(templates), trial);
    if (imported.typed && kind.endsWith('AnalysisTemplate')) {
      templates.set(templateKey(name, kind.startsWith('Cluster')), variable);
    }
    return { manifest, ...imported };
  });
  return {
    statements: objects.flatMap(({ statements }) => statements),
    kinds: objects.filter(({ manifest }) => typedKind(manifest.object)).map(({ manifest, typed, reason }) => ({ manifest, typed, reason })),
  };
}

/** Templates come before those who use them; apart from that the order stays. */
function templatesFirst(manifests: readonly Manifest[]): Manifest[] {
  const rank = ({ object }: Manifest) => !String(object.kind).endsWith('AnalysisTemplate') ? 2 : isObject(object.spec) && object.spec.templates !== undefined ? 1 : 0;
  return [...manifests].sort((one, other) => rank(one) - rank(other));
}

function nameOf({ kind, metadata }: JsonObject): string {
  const { name, generateName } = isObject(metadata) ? metadata : {} as JsonObject;
  const text = [name, generateName].find((one) => typeof one === 'string' && /[A-Za-z0-9]/.test(one)) ?? String(kind).toLowerCase();
  return String(text).replace(/[^A-Za-z0-9]+$/, '');
}

/** `shop/orders.yaml` as `orders`, `shop-orders` where that is taken: the name of the file that cdk8s will write. */
function chartIdsOf(source: string): string[] {
  const segments = source.toLowerCase().replace(/\.(ya?ml|json)$/, '').split(/[/\\]/).map((segment) => segment.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''));
  const named = segments.filter((segment) => segment !== '');
  return named.length === 0 ? ['manifests'] : named.map((_, index) => named.slice(-1 - index).join('-').slice(-LONGEST_CHART_ID).replace(/^-/, ''));
}
