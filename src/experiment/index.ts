export * from './experiment';
export * from './experiment-analysis';
export * from './experiment-props';
export * from './experiment-template';
