export * from './health-probe';
export * from './immutable-config-map';
export * from './pod-props';
export * from './pod-port';
export * from './toleration';
