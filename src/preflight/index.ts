export * from './preflight';
export * from './preflight-options';
export * from './preflight-validation';
export * from './release-plan';
export * from './validation-context';
