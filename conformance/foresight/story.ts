import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { load } from 'js-yaml';
import { repository, workDirectory } from '../client/conformance-data';

/** A state that a story waits for; what the simulation does not know of is left out. */
export interface Condition {
  readonly phase?: string;
  readonly message?: string;
  readonly step?: number;
  readonly weight?: number;
  readonly aborted?: boolean;
  readonly stable?: string;
  readonly current?: string;
  readonly ready?: Record<string, number>;
  readonly desired?: Record<string, number>;
  readonly services?: Record<string, string>;
  readonly analysis?: Record<string, string>;
  readonly experiments?: Record<string, string>;
}

/** One thing that a story does, as conformance/cluster/story says. */
export interface StoryStep {
  readonly apply?: string;
  readonly rollouts?: string;
  readonly kubectl?: string;
  readonly answers?: Record<string, string>;
  readonly wait?: string;
  readonly until?: Condition;
  readonly stays?: Condition;
  readonly for?: string;
  readonly expect?: unknown;
}

export interface Story {
  readonly name: string;
  readonly versions: Record<string, string>;
  readonly answers?: Record<string, string>;
  readonly do: readonly StoryStep[];
}

/** What was observed at one moment of a story. */
export interface Observation {
  readonly at: number;
  readonly phase: string;
  readonly message?: string;
  readonly step?: number;
  readonly aborted?: boolean;
  readonly stable?: string;
  readonly current?: string;
  readonly weight?: number;
  /** What the router was told, as its object says it. */
  readonly routedWeight?: string;
  readonly replicas?: Record<string, { readonly desired: number; readonly current: number; readonly ready: number; readonly available: number }>;
  readonly services?: Record<string, string>;
  readonly analysis?: Record<string, string>;
}

/** How many measurements of a metric came to what. */
export interface RecordedMeasurements {
  readonly phase: string;
  readonly successful?: number;
  readonly failed?: number;
  readonly inconclusive?: number;
}

/** An analysis run as it stood in the end: how many measurements of each metric came to what. */
export interface RecordedAnalysis {
  readonly phase: string;
  readonly metrics?: Record<string, RecordedMeasurements>;
}

/** How a story went under the real controller. */
export interface StoryRecord {
  readonly seconds: number;
  readonly failure?: string;
  readonly actions: readonly { readonly at: number; readonly do: string }[];
  readonly observations: readonly Observation[] | null;
  readonly events: readonly { readonly at: number; readonly kind: string; readonly reason: string; readonly message: string }[] | null;
  readonly analyses?: Record<string, RecordedAnalysis>;
}

export function readStory(name: string): Story {
  return { name, ...load(readFileSync(join(repository, 'conformance', 'stories', `${name}.yaml`), 'utf8')) as Omit<Story, 'name'> };
}

/** The stories that manifests foretell: not those in which somebody writes into a status. */
export function foretoldStories(): string[] {
  return readdirSync(join(repository, 'conformance', 'stories')).filter((file) => file.endsWith('.yaml')).map((file) => file.replace('.yaml', ''))
    .filter((name) => readStory(name).do.some(({ apply }) => apply !== undefined && existsSync(manifestFile(name, apply))))
    .filter((name) => !readStory(name).do.some(({ kubectl }) => kubectl?.includes('--subresource=status')));
}

/** The record of a story, or undefined where it was not played. */
export function readRecord(name: string): StoryRecord | undefined {
  const file = join(workDirectory, 'records', `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The manifests of a version of a story. */
export function manifestFile(story: string, version: string): string {
  return join(workDirectory, 'stories', story, `${version}.yaml`);
}

/** Seconds of what a story writes, such as 3s. */
export function storySeconds(text: string): number {
  const [, amount, unit] = /^([\d.]+)(ms|s|m)$/.exec(text)!;
  return Number(amount) * { ms: 0.001, s: 1, m: 60 }[unit]!;
}
