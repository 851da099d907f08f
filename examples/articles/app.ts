import { App } from 'cdk8s';
import { buildBlueGreenWithManualGate } from './blue-green-with-manual-gate';
import { buildCanaryDrivenByPipeline } from './canary-driven-by-pipeline';
import { buildCanaryOnNginx } from './canary-on-nginx';
import { buildCanaryWithMetricGate } from './canary-with-metric-gate';
import { buildRollingWithPreStop } from './rolling-with-pre-stop';

/** Releases as articles about zero-downtime deployments show them, done right; in the order in which a team usually adopts them. */
export function buildArticles(app: App): void {
  buildRollingWithPreStop(app);
  buildBlueGreenWithManualGate(app);
  buildCanaryDrivenByPipeline(app);
  buildCanaryOnNginx(app);
  buildCanaryWithMetricGate(app);
}
