import { Edit } from './edit';
import { canary } from './parts-of-the-shop';

export const RESTARTS: readonly Edit[] = [
  {
    title: 'a longer pause',
    edit: (objects) => { canary(objects).steps[1].pause.duration = '10m'; },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps: a release that is under way, paused or aborted starts again from step 0, with its 3 steps changed; at rest nothing happens until the next release'],
  },
  {
    title: 'the same pause in other words: the controller compares the words',
    edit: (objects) => { canary(objects).steps[1].pause.duration = '300s'; },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps'],
  },
  {
    title: 'one step more',
    edit: (objects) => { canary(objects).steps.push({ setWeight: 50 }); },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps: a release that is under way, paused or aborted starts again from step 0, with 4 steps in the place of 3; at rest nothing happens until the next release'],
  },
  {
    title: 'no steps any more',
    edit: (objects) => { delete canary(objects).steps; },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps: a release that is under way, paused or aborted starts again from step 0, with no steps in the place of 3; at rest nothing happens until the next release'],
  },
];
