export * from './preflight';
export * from './preflight-options';
export * from './preflight-validation';
export * from './validation-context';
