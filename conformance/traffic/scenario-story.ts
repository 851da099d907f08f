import { Scenario, Table } from './table';

/** A scenario as a story that the runner of the stories plays. */
export interface ScenarioStory {
  readonly about: string;
  readonly app: string;
  readonly versions: Record<string, string>;
  readonly do: object[];
}

/** Seconds between the load's begin and the first release: nothing may fail in them, or the harness is broken. */
const CALM = 4;
/** Longer than any preStop of the scenarios and what comes after it. */
const LAST_PODS = 13;
/** Longer than a client waits for the last answers. */
const LAST_ANSWERS = 3;

/** The story of a scenario at a size. */
export function scenarioStory(table: Table, scenario: Scenario, size: 'push' | 'full'): ScenarioStory {
  const { fixed } = table;
  const releases = size === 'full' || scenario.foreseen ? scenario.releases ?? 1 : 1;
  const slowest = Math.max(...(scenario.delays ?? fixed.delays[size]).map(seconds));
  const versions: Record<string, string> = { v1: `orders:v1-start${fixed.start}-latency${fixed.latency}` };
  const steps: object[] = [
    { apply: 'v1' },
    { until: { phase: 'Healthy' } },
    { wait: `${seconds(fixed.start) + slowest + 2}s` },
    { answers: { load: '1' } },
    { wait: `${CALM}s` },
  ];
  let old = 'v1';
  for (let number = 0; number < releases; number++) {
    const next = `v${number + 2}`;
    versions[next] = `orders:${next}-start${fixed.start}-latency${fixed.latency}${scenario.bad ? `-${scenario.bad}` : ''}`;
    steps.push(...named(scenario.each, old, next));
    old = scenario.returns ? old : next;
  }
  steps.push({ wait: `${slowest + LAST_PODS}s` }, { answers: { load: '0' } }, { wait: `${LAST_ANSWERS}s` });
  return { about: scenario.shows, app: scenario.app, versions, do: steps };
}

function named(steps: object[], old: string, next: string): object[] {
  return JSON.parse(JSON.stringify(steps).replaceAll('$new', next).replaceAll('$old', old));
}

function seconds(text: string): number {
  const match = /^(\d+)(ms|s)$/.exec(text);
  if (!match) {
    throw new Error(`${text} is no time in s or ms`);
  }
  return Number(match[1]) / (match[2] === 's' ? 1 : 1000);
}
