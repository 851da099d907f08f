export * from './notification-subscription';
export * from './notification-trigger';
export * from './pod-workload';
export * from './pod-workload-props';
export * from './rolling-deployment';
export * from './rollout';
export * from './workload-ref';
