import { Naming } from './draft';
import { platformOf } from './platform-code';
import { RecognisedRelease, recogniseRelease } from './recognise';
import { Statement } from '../code/code';
import { JsonObject } from '../code/json';
import { Trial, TrialChart } from '../trial';

/** What became of the Rollouts of one namespace. */
export interface Recognition {
  /** The platform, where one must be defined for the releases. */
  readonly platform: readonly Statement[];
  readonly releases: ReadonlyMap<JsonObject, RecognisedRelease>;
  /** Why the other Rollouts are none of the service constructs. */
  readonly reasons: ReadonlyMap<JsonObject, string>;
}

/** Names that can be given back where what they were for came to nothing. */
export interface RevocableNaming extends Naming {
  /** Remembers which names are taken; the function that is returned frees all that were taken since. */
  readonly save: () => () => void;
}

/** Versions of Argo Rollouts that a platform may have; first what the library takes for granted. */
const VERSIONS = [undefined, '1.10'];

/** Recognises each of the Rollouts, which share a namespace, as one construct. */
export function recogniseReleases(
  rollouts: readonly JsonObject[], objects: readonly JsonObject[], chart: TrialChart, naming: RevocableNaming, trial: Trial,
): Recognition {
  let best: Recognition | undefined;
  for (const version of VERSIONS) {
    const restore = naming.save();
    const recognition = recogniseWith(platformOf(rollouts, objects, chart, version), rollouts, objects, chart, naming, trial);
    if (best && recognition.releases.size <= best.releases.size) {
      restore();
      continue;
    }
    best = recognition;
    if (recognition.reasons.size === 0) {
      break;
    }
  }
  return withoutRivals(best!, chart, trial);
}

function recogniseWith(
  platform: readonly Statement[],
  rollouts: readonly JsonObject[],
  objects: readonly JsonObject[],
  chart: TrialChart,
  naming: RevocableNaming,
  trial: Trial,
): Recognition {
  const releases = new Map<JsonObject, RecognisedRelease>();
  const reasons = new Map<JsonObject, string>();
  for (const rollout of rollouts) {
    const restore = naming.save();
    const outcome = recogniseRelease(rollout, objects, chart, naming, platform, trial);
    if (typeof outcome === 'string') {
      restore();
      reasons.set(rollout, outcome);
    } else {
      releases.set(rollout, outcome);
    }
  }
  return { platform, releases, reasons };
}

/** Without releases that would make what another one of the program makes already. */
function withoutRivals({ platform, releases, reasons }: Recognition, chart: TrialChart, trial: Trial): Recognition {
  const [accepted, refused] = [new Map<JsonObject, RecognisedRelease>(), new Map(reasons)];
  let before = platform;
  for (const [rollout, release] of releases) {
    const reason = trial.add(chart, [...before, ...release.statements]);
    if (reason === undefined) {
      accepted.set(rollout, release);
      before = [];
    } else {
      refused.set(rollout, reason);
    }
  }
  return { platform: accepted.size === 0 ? [] : platform, releases: accepted, reasons: refused };
}
