export * from './pod-monitoring';
export * from './release-alerts';
