/**
 * What a provider does with the conditions of its metric: it only measures and needs one, it may judge by itself, or it always does and
 * never looks at a condition.
 */
export type ConditionUse = 'needed' | 'optional' | 'ignored';
