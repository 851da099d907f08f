import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Enforcement } from './enforcement';
import { AcknowledgeOptions, EnforceOptions } from './preflight-options';
import { requireAcknowledgement } from './require-acknowledgement';
import type { Finding } from '../review/engine/evaluate';
import type { DeclaredObject } from '../review/inventory/declared';

/**
 * The rules that find outages before anything is applied. They look at what the constructs of this library create whenever it is synthesized:
 * errors fail the synthesis, all of them at once; warnings are printed once. The output is the same with and without them.
 */
export class Preflight {
  /** Preflight as it is for everything below a scope. */
  public static of(scope: IConstruct): Preflight {
    return new Preflight(scope);
  }

  /**
   * Looks at every object below the scope, whoever created it: cdk8s-plus Deployments, included YAML, plain ApiObjects.
   *
   * @param options what is known beyond the objects
   */
  public static enforce(scope: IConstruct, options: EnforceOptions = {}): void {
    const enforcement = Enforcement.of(scope);
    enforcement.cover(scope);
    if (options.complete ?? scope.node.scope === undefined) {
      enforcement.declareComplete();
    }
    if (options.hardening) {
      enforcement.addHardening();
    }
  }

  /**
   * What our own constructs do in their constructors.
   *
   * @internal
   */
  public static _watch(construct: IConstruct): void {
    Enforcement.of(construct).cover(construct);
  }

  /**
   * What follows from a prop by which the caller accepts a consequence.
   *
   * @internal
   */
  public static _accept(construct: IConstruct, rule: string, reason: string): void {
    Enforcement.of(construct).acknowledge(construct, { rule, reason, implied: true });
  }

  /**
   * What the synthesis of the tree that a construct is in would fail for.
   *
   * @internal
   */
  public static _errors(construct: IConstruct): readonly Finding[] {
    return Enforcement.of(construct).errors();
  }

  /**
   * What a construct refers to and whoever uses it says that it lives elsewhere: that it is not in the app is no finding.
   *
   * @param object its kind and name; without a namespace it is in that of the chart
   * @internal
   */
  public static _declareExisting(construct: IConstruct, { kind, name, namespace }: DeclaredObject): void {
    Enforcement.of(construct).declare({ kind, name, namespace: namespace ?? Chart.of(construct).namespace });
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Lives with the findings of one rule below this scope, for a reason. They stay in every report of the command line.
   *
   * @throws if there is no such rule, if the reason says nothing, or if `until` is no day
   */
  public acknowledge(options: AcknowledgeOptions): void {
    requireAcknowledgement(`Preflight.of(${this.scope.node.path || 'app'}).acknowledge`, options);
    Enforcement.of(this.scope).acknowledge(this.scope, { rule: options.id, reason: options.reason, until: options.until });
  }
}
