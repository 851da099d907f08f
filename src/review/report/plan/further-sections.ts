import { cores } from './amounts';
import { Block, code, Item, Line, line, Section, sentences } from './document';
import { span } from './plateaus';
import { bytes } from '../../plan/amounts';
import { inWords } from '../../plan/in-words';
import { PlannedDraining, PlannedNeeds, PlannedPods } from '../../plan/planned-pods';
import { PlannedRelease } from '../../plan/planned-release';

const NOTHING = 'Nothing, as far as the manifests tell.';

/** What a reviewer does not ask first. */
export function rest(release: PlannedRelease): Section[] {
  return [
    { title: 'How long it takes', blocks: durationBlocks(release) },
    { title: 'What it needs at its peak', blocks: needsBlocks(release.pods) },
    { title: 'What the controller makes or changes', blocks: [sentences(release.controllerObjects, NOTHING)] },
    { title: 'What no gate watches', blocks: [sentences(release.unwatched, NOTHING)] },
    { title: 'Draining', blocks: drainingBlocks(release.draining) },
    { title: 'What the first deployment leaves out', blocks: [sentences(release.firstDeployment, NOTHING)] },
    { title: 'What this plan takes for granted', blocks: [sentences(release.assumptions, NOTHING)] },
  ];
}

function durationBlocks({ duration: { automatic, manualGates, progressDeadline, deadlineAborts } }: PlannedRelease): Block[] {
  return [
    line(`At least ${inWords(automatic)} until the new version is promoted and gets all requests${manualGates.length === 0 ? '' : ', without the time that people take'}.`),
    ...(manualGates.length === 0 ? [] : [{
      kind: 'list' as const,
      items: manualGates.map(({ phase, description, command }): Item => ({ line: [`phase ${phase}: ${description}: `, code(command)] })),
    }]),
    line(deadlineAborts
      ? `${inWords(progressDeadline)} without progress of its pods abort it; pauses do not count.`
      : `${inWords(progressDeadline)} without progress of its pods are reported, and nothing is aborted.`),
  ];
}

function needsBlocks({ least, most, steady, peak, limits }: PlannedPods): Block[] {
  const amounts = ({ pods, cpu, memory }: PlannedNeeds): Line[] => [
    [String(pods)], [cpu === undefined ? 'not by all' : cores(cpu)], [memory === undefined ? 'not by all' : bytes(memory)],
  ];
  return [
    {
      kind: 'table',
      columns: [{ title: '' }, { title: 'Pods', numeric: true }, { title: 'CPU requested', numeric: true }, { title: 'Memory requested', numeric: true }],
      rows: [[[least === most ? 'At rest' : `At rest, of ${span(least, most)}`], ...amounts(steady)], [['At most'], ...amounts(peak)]],
    },
    sentences(limits, 'No ResourceQuota is among the manifests, and no capacity was given, to compare it with.'),
  ];
}

function drainingBlocks({ preStopSeconds, graceSeconds, requestSeconds, removalSeconds, scaleDownDelaySeconds, verdict }: PlannedDraining): Block[] {
  const rows: (readonly [string, number | undefined, string])[] = [
    ['Until the router sends a stopping pod nothing more', removalSeconds, ''],
    ['It goes on to serve (preStop)', preStopSeconds, 'cannot be read'],
    ['Left for requests in flight', requestSeconds, 'cannot be read'],
    ['Until it is killed (terminationGracePeriodSeconds)', graceSeconds, ''],
    ['The previous version is kept after the switch', scaleDownDelaySeconds, 'not at all'],
  ];
  return [
    line(verdict),
    {
      kind: 'table',
      columns: [{ title: 'Of a pod that stops' }, { title: 'Time', numeric: true }],
      rows: rows.map(([what, seconds, otherwise]) => [[what], [seconds === undefined ? otherwise : inWords(seconds)]]),
    },
  ];
}
