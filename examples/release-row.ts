import { ReleaseService } from 'cdk8s-rollouts';
import { describeGate } from './gate';
import { describeSteps } from './steps';
import { WrittenChart } from './synthesis';

/** What the columns of a row say. */
export const RELEASE_COLUMNS = ['release', 'strategy', 'router', 'steps', 'gate', 'file'];

/** One release on one line. */
export function releaseRow(release: ReleaseService, chart: WrittenChart): string[] {
  const named = chart.objects.filter(({ metadata }) => metadata.name === release.serviceName);
  const workload = named.find(({ kind }) => kind === 'Rollout') ?? named.find(({ kind }) => kind === 'Deployment');
  const strategy = workload?.spec.strategy ?? {};
  return [
    release.serviceName,
    strategyName(strategy),
    release.router?.routerName ?? (strategy.canary && !strategy.canary.trafficRouting ? 'replica share' : '-'),
    describeSteps(strategy),
    describeGate(strategy, chart.objects),
    chart.file,
  ];
}

function strategyName(strategy: { canary?: object; blueGreen?: object; type?: string }): string {
  return strategy.canary ? 'canary' : strategy.blueGreen ? 'blue-green' : strategy.type === 'Recreate' ? 'recreate' : 'rolling';
}
