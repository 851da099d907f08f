export * from './optional-kind';
export * from './platform';
export * from './platform-props';
