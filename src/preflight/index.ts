export * from './preflight';
export * from './preflight-options';
