export * from './pod-workload';
export * from './rolling-deployment';
export * from './rollout';
export * from './workload-ref';
