export * from './autoscaling';
export * from './autoscaling-metric';
export * from './autoscaling-metric-options';
export * from './disruption-budget';
export * from './scaling-policy';
export * from './scaling-rules';
