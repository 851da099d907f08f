import { readArguments } from './arguments';
import { WrongCall } from './command';
import { parseQuantity } from '../review/inventory/quantity';
import { PlanOptions } from '../review/plan/plan-options';
import { PLAN_REPORTS, PlanReportName } from '../review/report/plan/plan-reports';

/** What a call of `plan` asks for. */
export interface PlanCall {
  readonly paths: readonly string[];
  readonly output: PlanReportName;
  readonly options: PlanOptions;
  /** The releases to show, as `orders` or `shop/orders`; all of them if there is none. */
  readonly releases: readonly string[];
}

type Capacity = Pick<PlanOptions, 'availableCpu' | 'availableMemory'>;

const CAPACITIES: Readonly<Record<string, keyof Capacity>> = { cpu: 'availableCpu', memory: 'availableMemory' };

/** Reads the arguments. Throws a WrongCall that says what is wrong. */
export function readPlanCall(args: readonly string[]): PlanCall {
  const { values, positionals: paths } = readArguments(args, {
    output: { type: 'string', default: 'text' },
    ready: { type: 'string' },
    replicas: { type: 'string' },
    capacity: { type: 'string' },
    release: { type: 'string', multiple: true, default: [] },
  });
  if (paths.length === 0) {
    throw new WrongCall('no FILE is given; - is standard input');
  }
  return {
    paths,
    output: outputOf(values.output),
    releases: values.release,
    options: {
      ...(values.ready !== undefined && { readySeconds: wholeNumber('--ready', values.ready, 'seconds such as 30') }),
      ...(values.replicas !== undefined && { replicas: wholeNumber('--replicas', values.replicas, 'a number of pods such as 10') }),
      ...(values.capacity !== undefined && capacityOf(values.capacity)),
    },
  };
}

function outputOf(text: string): PlanReportName {
  if (!Object.hasOwn(PLAN_REPORTS, text)) {
    throw new WrongCall(`--output is ${JSON.stringify(text)}; accepted: ${Object.keys(PLAN_REPORTS).join(', ')}`);
  }
  return text as PlanReportName;
}

function wholeNumber(option: string, text: string, accepted: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new WrongCall(`${option} is ${JSON.stringify(text)}; accepted: ${accepted}`);
  }
  return Number(text);
}

function capacityOf(text: string): Capacity {
  const parts = text.split(',').map((part) => {
    const [, resource, quantity] = /^\s*([a-z]+)\s*=\s*(\S+)\s*$/.exec(part) ?? [];
    const value = resource !== undefined && Object.hasOwn(CAPACITIES, resource) ? parseQuantity(quantity) : undefined;
    if (value === undefined) {
      throw new WrongCall(`--capacity is ${JSON.stringify(text)}; accepted: cpu=64,memory=256Gi, or one of both`);
    }
    return [CAPACITIES[resource], value] as const;
  });
  if (new Set(parts.map(([resource]) => resource)).size < parts.length) {
    throw new WrongCall(`--capacity is ${JSON.stringify(text)}, which says one of them twice; accepted: cpu=64,memory=256Gi, or one of both`);
  }
  return Object.fromEntries(parts);
}
