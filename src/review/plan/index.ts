// What users of the library see of plans; how they are worked out is nobody's business.
export * from './plan-options';
export * from './planned-abort';
export * from './planned-phase';
export * from './planned-pods';
export * from './planned-release';
export * from './planned-traffic';
