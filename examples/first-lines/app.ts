import { App } from 'cdk8s';
import { buildBlueGreen } from './blue-green';
import { buildCanary } from './canary';

/** What a reader of the README writes first, and what it becomes after one small change. */
export function buildFirstLines(app: App): void {
  buildCanary(app);
  buildBlueGreen(app);
}
