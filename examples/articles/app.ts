import { App } from 'cdk8s';
import { buildBlueGreen } from './blue-green';
import { buildCanaryMetrics } from './canary-metrics';
import { buildCanaryNginx } from './canary-nginx';
import { buildCanaryPipeline } from './canary-pipeline';
import { buildRolling } from './rolling';

/** Releases as articles about zero-downtime deployments show them, done right; in the order in which a team usually adopts them. */
export function buildArticles(app: App): void {
  buildRolling(app);
  buildBlueGreen(app);
  buildCanaryPipeline(app);
  buildCanaryNginx(app);
  buildCanaryMetrics(app);
}
