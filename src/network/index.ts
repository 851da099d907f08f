export * from './network-access';
export * from './network-peer';
export * from './network-port';
export * from './pod-service-account';
