import { PlannedPhase } from '../../../plan/planned-phase';
import { element, label } from '../markup';
import { span } from '../plateaus';
import { Frame, Part } from './frame';
import { placed } from './labels';
import { SIZES } from './lettering';
import { areaBetween, levels, lineThrough, reachedAt } from './levels';

const HEIGHT = 96;
/** Labels stand above the pods. */
const HEADROOM = 18;
/** Ticks that are nearer to each other cannot be read. */
const BETWEEN_TICKS = 12;

const stablePods = ({ stableReplicas, mostStableReplicas = stableReplicas }: PlannedPhase) => mostStableReplicas;
const canaryPods = ({ canaryReplicas, mostCanaryReplicas = canaryReplicas }: PlannedPhase) => mostCanaryReplicas;

/** How many pods there are: the stable version's below, the new one's on them, and the most that there are for a moment as a broken line. With an autoscaler at the upper end. */
export function podsPanel(frame: Frame, top: number): Part {
  const { release: { phases, pods, strategy }, left, right, columns } = frame;
  const most = Math.max(1, pods.most, ...phases.flatMap((phase) => [phase.peakReplicas, stablePods(phase) + canaryPods(phase)]));
  const base = top + HEADROOM + HEIGHT;
  const y = (count: number) => base - HEIGHT * count / most;
  const meanwhile = strategy === 'recreate' ? stablePods : undefined;
  const stable = levels(frame, { before: pods.most, of: stablePods, meanwhile });
  const total = levels(frame, { before: pods.most, of: (phase) => stablePods(phase) + canaryPods(phase), meanwhile });
  const floor = levels(frame, { before: 0, of: () => 0 });
  const peak = columns.flatMap(({ plateau: { peakReplicas: value }, x, width }) => [{ x, value }, { x: x + width, value }]);
  const ends = [0, most];
  const ticks = ends.every((end) => Math.abs(y(end) - y(pods.most)) > BETWEEN_TICKS) ? [...ends, pods.most] : ends;
  const labels = columns.map(({ plateau: { state } }, index) => ({
    state, text: countsOf(state), x: reachedAt(columns[index]) + 5, y: y(stablePods(state) + canaryPods(state)) - 5,
  })).filter(({ text }, index, all) => index === 0 || text !== all[index - 1].text);
  const places = placed(labels, SIZES.text, right);
  return {
    markup: [
      ...ticks.map((tick) => element('g', {},
        element('line', { class: tick === 0 ? 'axis' : 'grid', x1: left, x2: right, y1: y(tick), y2: y(tick) }),
        label({ 'class': 'faint small', 'x': left - 6, 'y': y(tick) + 4, 'text-anchor': 'end' }, String(tick)))),
      element('path', { class: 'stable', d: areaBetween(stable, floor, y) }),
      element('path', { class: 'canary', d: areaBetween(total, stable, y) }),
      element('path', { class: 'peak', d: lineThrough(peak, y) }),
      ...labels.map(({ state }, index) => element('text', { class: 'halo', ...places[index] },
        element('tspan', { class: 'stable-ink strong' }, span(state.stableReplicas, state.mostStableReplicas)),
        element('tspan', { class: 'faint' }, ' + '),
        element('tspan', { class: 'canary-ink strong' }, span(state.canaryReplicas, state.mostCanaryReplicas)))),
    ].join('\n'),
    bottom: base,
  };
}

function countsOf({ stableReplicas, canaryReplicas, mostStableReplicas, mostCanaryReplicas }: PlannedPhase): string {
  return `${span(stableReplicas, mostStableReplicas)} + ${span(canaryReplicas, mostCanaryReplicas)}`;
}
