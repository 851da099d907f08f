import { Statement } from './code/code';
import { JsonObject } from './code/json';

/** Does what the program will do. It is the judge of what the typed API can express: this room knows no construct. */
export interface Trial {
  /**
   * Why the statements do not make exactly this object, or undefined. If they do, their constants stay known.
   *
   * @param chart name of the constant that holds the chart
   */
  attempt(chart: string, statements: readonly Statement[], object: JsonObject): string | undefined;
}
