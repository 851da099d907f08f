import { Duration } from 'cdk8s';
import { Alert, namespaceText } from './alert';
import { escapeRegularExpression, namespacedSeries } from './namespaced-series';
import { ReleaseAlertsProps } from './release-alerts';
import { ReleaseIdentity } from '../semantics/identity';

/** What the alerts have to know about a Rollout. */
export interface WatchedRollout {
  /** Seconds of each timed pause: steps, and automatic promotion after a time. */
  readonly timedPauseSeconds: number[];
  /** Whether a pause without a duration waits for a person. */
  readonly waitsForPerson: boolean;
  /** Whether analysis runs judge the release. */
  readonly analysed: boolean;
}

/** Scraping, evaluation and the router's own time come on top of every pause. */
const PAUSE_MARGIN_SECONDS = 300;
const MANUAL_PAUSE_SECONDS = 3600;

/** The letters and digits that a pod template hash is made of; no vowels, so that few names look like one. */
const HASH = '[bcdfghjklmnpqrstvwxz2456789]{1,10}';

/** Alerts over the metrics of the Argo Rollouts controller, in its own words for phases. */
export function rolloutAlerts(identity: ReleaseIdentity, settings: ReleaseAlertsProps, rollout: WatchedRollout): Alert[] {
  const namespace = namespaceText(identity);
  const what = `Rollout ${namespace}/${identity.name}`;
  const command = (verb: string) => `kubectl argo rollouts ${verb} ${identity.name} -n ${namespace}`;
  const phase = (word: string) => inPhase(identity, settings, word);
  const pause = longestPause(settings, rollout);
  return [
    {
      name: 'RolloutPausedTooLong',
      expression: phase('Paused'),
      lasting: pause,
      summary: `${what} has been paused for longer than its pauses last`,
      description: 'It waits for a person, or its analysis is inconclusive; both versions keep running until it is decided.'
        + ` Look: ${command('get rollout')}. Go on: ${command('promote')}. Go back: ${command('abort')}.`,
    },
    {
      name: 'RolloutAborted',
      expression: phase('Abort'),
      lasting: Duration.minutes(1),
      summary: `${what} was aborted`,
      description: 'The old version serves, the manifest still asks for the new one.'
        + ` Look: ${command('get rollout')}. Try again: ${command('retry rollout')}. Otherwise deliver the old or a corrected version.`,
    },
    {
      name: 'RolloutTimedOut',
      expression: phase('Timeout'),
      lasting: Duration.minutes(1),
      summary: `${what} made no progress before its deadline`,
      description: `New pods did not become ready in time. Look: ${command('get rollout')}. Go back: ${command('abort')}.`,
    },
    {
      // The controller tries again by itself, so only an error that stays is worth a person.
      name: 'RolloutError',
      expression: phase('Error'),
      lasting: Duration.minutes(5),
      summary: `${what} cannot create its pods`,
      description: `Often a quota or an admission webhook refuses them. Look: ${command('get rollout')}, kubectl describe rollout ${identity.name} -n ${namespace}.`,
    },
    {
      name: 'RolloutInvalidSpec',
      expression: phase('InvalidSpec'),
      lasting: Duration.minutes(1),
      summary: `${what} is invalid, and the controller ignores it`,
      description: `What was delivered last has no effect. The reason is in its conditions: kubectl describe rollout ${identity.name} -n ${namespace}.`,
    },
    ...(rollout.analysed ? [analysisError(identity, settings)] : []),
  ];
}

/**
 * The phase hardly changes between one timed pause and the next when no new pods have to start, and a scrape misses it: pauses in
 * a row look like one, so it is their sum that has to be exceeded.
 */
function longestPause(settings: ReleaseAlertsProps, rollout: WatchedRollout): Duration {
  const timed = rollout.timedPauseSeconds.reduce((sum, seconds) => sum + seconds, 0);
  const manual = settings.longestManualPause?.toSeconds({ integral: false }) ?? (rollout.waitsForPerson ? MANUAL_PAUSE_SECONDS : 0);
  // A sum that nobody said in some unit: in milliseconds it is written in the largest that fits.
  return Duration.millis(1000 * Math.ceil(timed + Math.max(manual, PAUSE_MARGIN_SECONDS)));
}

/** There is one series for the phase a rollout is in, none for the others. */
function inPhase(identity: ReleaseIdentity, settings: ReleaseAlertsProps, phase: string): string {
  const series = namespacedSeries({
    metric: 'rollout_info', matchers: [`name="${identity.name}"`, `phase="${phase}"`], namespace: identity.namespace, honorLabels: settings.honorLabels,
  });
  return `max by (namespace, name) (${series}) == 1`;
}

/**
 * Runs that erred are kept as history, and their series with them: only those that were not there an hour ago count.
 * A run has no label for its rollout, but its name: `<rollout>-<hash>-<revision>`, then a step, `pre` or `post`.
 */
function analysisError(identity: ReleaseIdentity, settings: ReleaseAlertsProps): Alert {
  const matchers = [`name=~"${escapeRegularExpression(identity.name)}-${HASH}-[0-9]+(-([0-9]+|pre|post))?(\\\\.[0-9]+)?"`, 'phase="Error"'];
  const runs = namespacedSeries({ metric: 'analysis_run_info', matchers, namespace: identity.namespace, honorLabels: settings.honorLabels });
  const namespace = namespaceText(identity);
  const present = `max by (namespace, name) (${runs})`;
  return {
    name: 'RolloutAnalysisError',
    expression: `(${present} unless max_over_time(${present}[5m:1m] offset 1h)) == 1`,
    summary: `Analysis run ${namespace}/{{ $labels.name }} could not measure`,
    description: 'The release was stopped because its measurements failed, not because they were bad: a wrong address, query or credential.'
      + ` Look: kubectl describe analysisrun {{ $labels.name }} -n ${namespace}, kubectl argo rollouts get rollout ${identity.name} -n ${namespace}.`,
  };
}
