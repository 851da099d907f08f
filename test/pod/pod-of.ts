import { App, Chart } from 'cdk8s';
import { Platform, PlatformProps, RollingService, RollingServiceProps } from 'cdk8s-rollouts';

/** What a worker and a server need at least. */
export const worker = { image: 'ghcr.io/acme/mailer:1.0.3' };
export const server = { image: 'ghcr.io/acme/orders:1.4.2', port: 8080, readiness: '/ready' };

/** A chart whose platform is as given. */
export function chartOn(platform: PlatformProps = {}): Chart {
  const app = new App();
  Platform.define(app, platform);
  return new Chart(app, 'shop', { namespace: 'shop' });
}

/** The manifests of a rolling service, which has nothing but its pod to talk about. */
export function manifestsOf(props: RollingServiceProps, platform?: PlatformProps, chart = chartOn(platform)): any[] {
  new RollingService(chart, 'orders', props);
  return chart.toJson();
}

/** The pod template in them. */
export function templateOf(props: RollingServiceProps, platform?: PlatformProps, chart?: Chart): any {
  return manifestsOf(props, platform, chart).find(({ kind }) => kind === 'Deployment').spec.template;
}

/** Its main container. */
export function containerOf(props: RollingServiceProps, platform?: PlatformProps, chart?: Chart): any {
  return templateOf(props, platform, chart).spec.containers[0];
}
