import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { deliveriesOf } from './deliveries';
import { importedObjects, objectsByChart } from './read-tree';
import { describeErrors, describeWarning } from './report';
import { oldestVersions } from './target-versions';
import { Acknowledgement } from '../review/engine/acknowledgement';
import type { Finding } from '../review/engine/evaluate';
import type { Settings } from '../review/engine/settings';
import { DeclaredObject } from '../review/inventory/declared';

/** What preflight knows of one tree of constructs, and when it looks at it. */
export class Enforcement {
  /** The one of the tree that a construct is in. */
  public static of(construct: IConstruct): Enforcement {
    const { root } = construct.node;
    const known = enforcements.get(root);
    if (known) {
      return known;
    }
    const enforcement = new Enforcement(root);
    enforcements.set(root, enforcement);
    return enforcement;
  }

  /** The paths of constructs of which every object is judged: there is one for each service, so that nobody may go through all of them. */
  private readonly covered = new Set<string>();
  private readonly acknowledgements: Acknowledgement[] = [];
  private readonly declared: DeclaredObject[] = [];
  private readonly warned = new Set<string>();
  private complete = false;
  private hardening = false;
  private synthesizing = false;
  private judged?: readonly Finding[];

  private constructor(private readonly root: IConstruct) {
    root.node.addValidation({ validate: () => this.validate() });
    if (App.isConstruct(root) && root instanceof App) {
      this.evaluateOncePerSynthesis(root);
    }
  }

  public cover(scope: IConstruct): void {
    this.covered.add(scope.node.path);
  }

  public declareComplete(): void {
    this.complete = true;
  }

  public addHardening(): void {
    this.hardening = true;
  }

  public acknowledge(scope: IConstruct, acknowledgement: Pick<Acknowledgement, 'rule' | 'reason' | 'until' | 'implied'>): void {
    const { path } = scope.node;
    this.acknowledgements.push({
      ...acknowledgement,
      from: `Preflight.of(${path || 'app'})`,
      covers: ({ origin: { construct } }) => construct !== undefined && (path === '' || construct === path || construct.startsWith(`${path}/`)),
    });
  }

  /** Takes note of an object that lives elsewhere. */
  public declare(object: DeclaredObject): void {
    this.declared.push(object);
  }

  /** All findings of the tree, also those that are acknowledged or about objects that nobody enforces rules on. */
  public findings(): readonly Finding[] {
    /* eslint-disable @typescript-eslint/no-require-imports -- loaded when they are needed: whoever only constructs does not pay for them */
    const { evaluateEach } = require('../review/engine/evaluate') as typeof import('../review/engine/evaluate');
    const { DEFAULT_SETTINGS } = require('../review/engine/settings') as typeof import('../review/engine/settings');
    const { Inventory } = require('../review/inventory/inventory') as typeof import('../review/inventory/inventory');
    const { RULES } = require('../review/rules/all-rules') as typeof import('../review/rules/all-rules');
    /* eslint-enable @typescript-eslint/no-require-imports */
    const settings: Settings = { ...DEFAULT_SETTINGS, ...oldestVersions(this.root), profile: 'ours', closed: this.complete, hardening: this.hardening };
    const declared = [...this.declared, ...importedObjects(this.root)];
    const inventories = deliveriesOf(objectsByChart(this.root)).map((objects) => new Inventory(objects, declared));
    return evaluateEach(inventories, RULES, { settings, acknowledgements: this.acknowledgements });
  }

  /** What synthesis would fail for. */
  public errors(): readonly Finding[] {
    return this.open().filter(({ severity }) => severity === 'error');
  }

  private validate(): string[] {
    const open = this.open();
    for (const warning of open.filter(({ severity }) => severity === 'warning').map(describeWarning)) {
      if (!this.warned.has(warning)) {
        this.warned.add(warning);
        process.stderr.write(`${warning}\n`);
      }
    }
    return describeErrors(open.filter(({ severity }) => severity === 'error'));
  }

  /** What nobody lives with, of the objects that rules are enforced on. */
  private open(): readonly Finding[] {
    return this.synthesizing ? this.judged ??= this.judge() : this.judge();
  }

  private judge(): readonly Finding[] {
    return this.findings().filter(({ acknowledged, object }) => !acknowledged && this.isCovered(object.origin.construct));
  }

  private isCovered(construct: string | undefined): boolean {
    if (construct === undefined || this.covered.has('')) {
      return true;
    }
    for (let end = construct.length; end > 0; end = construct.lastIndexOf('/', end - 1)) {
      if (this.covered.has(construct.slice(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** An App validates the whole tree for itself and once more for every chart. The tree does not change in between, and is judged once. */
  private evaluateOncePerSynthesis(app: App): void {
    for (const method of ['synth', 'synthYaml'] as const) {
      const original = app[method].bind(app) as () => never;
      app[method] = () => {
        this.synthesizing = true;
        this.judged = undefined;
        try {
          return original();
        } finally {
          this.synthesizing = false;
        }
      };
    }
  }
}

const enforcements = new WeakMap<IConstruct, Enforcement>();
