import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Statement, Package } from '../import/code/code';
import { evaluateCode } from '../import/code/evaluate-code';
import { firstDifference, JsonObject } from '../import/code/json';
import { Trial } from '../import/trial';
import * as library from '../index';

const PACKAGES: Record<Package, unknown> = { 'cdk8s': cdk8s, 'cdk8s-plus-28': kplus, 'cdk8s-rollouts': library };

/** Runs statements with the library itself, each object in a chart of its own. */
export class LibraryTrial implements Trial {
  private readonly app = new cdk8s.App();
  private readonly constants = new Map<string, unknown>();
  private attempts = 0;

  public attempt(chartVariable: string, statements: readonly Statement[], object: JsonObject): string | undefined {
    const chart = new cdk8s.Chart(this.app, `attempt-${++this.attempts}`);
    const constants = new Map(this.constants).set(chartVariable, chart);
    try {
      for (const { variable, code } of statements) {
        const value = evaluateCode(code, { variable: (name) => constants.get(name), package: (name) => PACKAGES[name] });
        if (variable !== undefined) {
          constants.set(variable, value);
        }
      }
      const made = chart.node.findAll().filter((node): node is cdk8s.ApiObject => cdk8s.ApiObject.isApiObject(node)).map((node) => node.toJson());
      const difference = made.length === 1 ? firstDifference(object, made[0]) : '';
      if (difference !== undefined) {
        return `${difference || 'the object'} would come out differently`;
      }
    } catch (error) {
      return (error as Error).message.replace(new RegExp(`\\battempt-${this.attempts}/`, 'g'), '');
    }
    statements.forEach(({ variable }) => variable !== undefined && this.constants.set(variable, constants.get(variable)));
    return undefined;
  }
}
