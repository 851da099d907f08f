import { Plant } from '../stories/plant';

/** The part of scenarios.yaml that stories and manifests are made of. */
export interface Table {
  readonly fixed: {
    readonly start: string;
    readonly latency: string;
    readonly delays: { readonly [size: string]: string[] };
    readonly rate: { readonly [size: string]: number };
  };
  readonly scenarios: Scenario[];
}

/** One scenario. */
export interface Scenario {
  readonly name: string;
  readonly shows: string;
  /** The program in apps/. */
  readonly app: string;
  /** How versions that come behave badly. */
  readonly bad?: string;
  /** Played at push size too. */
  readonly push?: boolean;
  /** How often `each` is done at full size. */
  readonly releases?: number;
  /** The simulation says what the gate sees: `each` is done as often at push size. */
  readonly foreseen?: boolean;
  /** The version before goes on serving after `each`. */
  readonly returns?: boolean;
  /** How late routers act, where it is not as for all. */
  readonly delays?: string[];
  /** Safeties that are removed. */
  readonly plant?: Plant[];
  /** Steps of a story. */
  readonly each: object[];
}
