import { sharedStages } from '../../inventory/canary-stages';
import { Canary } from '../../inventory/shapes/strategies';

/** Whether nothing but persons decides about each weight of a canary: at least one waits, no time passes by itself, and nothing measures. */
export function isOnlyManual(canary: Canary): boolean {
  const holds = sharedStages(canary).flatMap((stage) => stage.holds);
  return canary.analysis === undefined && holds.length > 0 && holds.every(({ by }) => by === 'person');
}
