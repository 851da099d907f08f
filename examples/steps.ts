/** The steps of a strategy as it stands in a manifest, in a few words. */
export function describeSteps(strategy: any): string {
  const { canary, blueGreen, rollingUpdate } = strategy;
  if (canary) {
    return describeCanary(canary.steps);
  }
  if (blueGreen) {
    return `all at once, old pods ${seconds(blueGreen.scaleDownDelaySeconds)} more`;
  }
  return rollingUpdate ? `up to ${rollingUpdate.maxSurge} more, ${rollingUpdate.maxUnavailable} fewer` : 'old pods stop before new ones start';
}

/** Weights, each with what holds it: `5% 5m -> 25% by hand`. Analyses are the gate's, not told here. */
function describeCanary(steps: any[]): string {
  const told: string[] = [];
  for (const step of steps) {
    if (step.setWeight !== undefined) {
      told.push(`${step.setWeight}%`);
    } else if (step.pause) {
      const held = step.pause.duration ?? 'by hand';
      told.push(told.length > 0 ? `${told.pop()} ${held}` : `wait ${held}`);
    } else if (!step.analysis) {
      told.push(Object.keys(step)[0]);
    }
  }
  return told.join(' -> ');
}

function seconds(count: number): string {
  return count % 60 === 0 ? `${count / 60}m` : `${count}s`;
}
