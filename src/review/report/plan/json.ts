import { PlanReport } from './plan-report';

/** Changes when a reader of the one before would no longer understand: a key is gone, renamed or says something else. New keys do not change it. */
const SCHEMA_VERSION = 1;

/** For programs. The schema is described in docs/plan.md, and is a contract. */
export const jsonPlan: PlanReport = (releases) => `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, releases }, undefined, 2)}\n`;
