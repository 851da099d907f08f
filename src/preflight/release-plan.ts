import { mkdirSync, writeFileSync } from 'fs';
import { dirname, extname } from 'path';
import { IConstruct } from 'constructs';
import { objectsByChart } from './read-tree';
import { Inventory } from '../review/inventory/inventory';
import { FoundObject, InventoryObject } from '../review/inventory/inventory-object';
import { PlanOptions } from '../review/plan/plan-options';
import { planReleases } from '../review/plan/plan-releases';
import { PlannedRelease } from '../review/plan/planned-release';
import { PLAN_REPORTS, PlanReportName } from '../review/report/plan/plan-reports';
import { propError } from '../semantics/errors';
import { readManifests } from '../yaml/read-manifests';

/** The form in which a plan is written. */
export enum PlanFormat {
  /** For a terminal. */
  TEXT = 'text',
  /** For programs: `{ "schemaVersion": 1, "releases": [...] }`. */
  JSON = 'json',
  /** For a comment on a pull request. */
  MARKDOWN = 'markdown',
  /** A picture of each release over time. */
  SVG = 'svg',
  /** A page that needs nothing else. */
  HTML = 'html',
}

const FORMAT_OF: Readonly<Record<string, PlanReportName>> = { '.txt': 'text', '.json': 'json', '.md': 'markdown', '.svg': 'svg', '.html': 'html' };

/**
 * What releases will do, worked out from manifests before anything is applied: phases with their pods and exposure, gates, duration, the ways back.
 * Reading a plan changes nothing of what is synthesized.
 *
 * ```text
 * const { phases, duration } = ReleasePlan.of(app).release('orders');
 * expect(duration.automatic).toBeLessThan(3600);
 * ```
 */
export class ReleasePlan {
  /**
   * The plan of what the charts below a scope would give now. Templates, Services and routes elsewhere in its app are seen, too.
   *
   * @param scope an app, a chart, or a construct such as a CanaryService
   */
  public static of(scope: IConstruct, options: PlanOptions = {}): ReleasePlan {
    requireOptions('ReleasePlan.of', options);
    const { path } = scope.node;
    const below = ({ origin: { construct = '' } }: InventoryObject) => path === '' || construct === path || construct.startsWith(`${path}/`);
    return new ReleasePlan(objectsByChart(scope.node.root).flat(), options, below);
  }

  /**
   * The plan of manifests as text: YAML of any number of documents, or JSON.
   *
   * @throws if a document cannot be read, with its line
   */
  public static fromYaml(yaml: string, options: PlanOptions = {}): ReleasePlan {
    requireOptions('ReleasePlan.fromYaml', options);
    const { manifests, problems: [problem] } = readManifests('yaml', yaml);
    if (problem) {
      throw propError('ReleasePlan.fromYaml', {
        prop: 'yaml', received: `line ${problem.line}: ${problem.message}`, accepted: 'manifests of Kubernetes in YAML or JSON', mend: 'correct that document',
      });
    }
    return new ReleasePlan(manifests, options, () => true);
  }

  /** Every Rollout, Deployment and Experiment, in the order of their objects. */
  public readonly releases: PlannedRelease[];

  private constructor(objects: readonly FoundObject[], options: PlanOptions, among: (object: InventoryObject) => boolean) {
    this.releases = planReleases(new Inventory(objects), options, among);
  }

  /**
   * The release of this name.
   *
   * @throws if there is none, or if several have that name
   */
  public release(name: string): PlannedRelease {
    const found = this.releases.filter((release) => release.name === name);
    if (found.length !== 1) {
      const names = this.releases.map((release) => release.name).join(', ') || 'none, as there is no Rollout, Deployment or Experiment';
      throw propError('ReleasePlan.release', {
        prop: 'name', received: name, accepted: `a name that exactly one release has; there are ${names}`, mend: 'pass one of them, or look into releases',
      });
    }
    return found[0];
  }

  /** The plan as text of this form; it ends with a line break. */
  public render(format: PlanFormat): string {
    return PLAN_REPORTS[format](this.releases, { colours: false });
  }

  /**
   * Writes the plan beside what is synthesized, in the form that the file's name says: `.md`, `.json`, `.svg`, `.html` or `.txt`.
   *
   * @throws if the name ends otherwise
   */
  public write(path: string): void {
    const format = FORMAT_OF[extname(path)];
    if (!format) {
      throw propError('ReleasePlan.write', {
        prop: 'path', received: path, accepted: `a file that ends with ${Object.keys(FORMAT_OF).join(', ')}`, mend: 'give it one of these endings',
      });
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, PLAN_REPORTS[format](this.releases, { colours: false }));
  }
}

function requireOptions(where: string, options: PlanOptions): void {
  for (const [prop, least] of [['readySeconds', 0], ['replicas', 1], ['availableCpu', 0], ['availableMemory', 0]] as const) {
    const received = options[prop];
    if (received !== undefined && !(Number.isFinite(received) && received >= least && (prop !== 'replicas' || Number.isInteger(received)))) {
      const accepted = prop === 'replicas' ? 'a whole number of at least 1' : 'a number of at least 0';
      throw propError(where, { prop, received, accepted, mend: 'pass another one, or leave it out' });
    }
  }
}
