const FROM_NOW_ON = 'holds from now on, also for a release that is under way';
const NEXT_RUNS = 'analyses that start from now on go by it; those that run go on as they began';
const SCALES = 'scales at once, without a release';

/** What single fields do, by kind: the first that a path is, or is in, counts. */
export const SPEC_EFFECTS: Readonly<Record<string, readonly (readonly [field: string, effect: string])[]>> = {
  'argoproj.io/Rollout': [
    ['spec.replicas', SCALES],
    ['spec.paused', 'a release that is under way stops where it is while this is true, and goes on when it is not'],
    ['spec.restartAt', 'no further pods are restarted for it'],
    ['spec.analysis', 'only how many finished runs are kept'],
    ['spec.revisionHistoryLimit', 'how many old ReplicaSets are kept to go back to; more than that are deleted at once'],
    ['spec.minReadySeconds', 'pods count as available by it from now on; no pod is made anew'],
    ['spec.workloadRef.scaleDown', 'counts only while the Rollout makes its first pods'],
    ['spec.workloadRef', 'the pod template comes from there from now on; it is the same, so no release starts'],
    ['spec.strategy.canary.analysis', NEXT_RUNS],
    ['spec.strategy.canary.canaryMetadata', 'the pods of a canary that run are labelled anew at once'],
    ['spec.strategy.canary.stableMetadata', 'the stable pods that run are labelled anew at once'],
    ['spec.strategy.canary.trafficRouting', 'the controller writes weights there as soon as it sees it; change it between releases, not during one'],
    ['spec.strategy.canary.stableService', 'the selector of this Service is set to the stable pods at once; that of the other is freed'],
    ['spec.strategy.canary.canaryService', 'the selector of this Service is set to the canary pods at once; that of the other is freed'],
    ['spec.strategy.blueGreen.activeService', 'the selector of this Service is set to the active pods at once; that of the other is freed'],
    ['spec.strategy.blueGreen.previewService', 'the selector of this Service is set to the preview pods at once; that of the other is freed'],
    ['spec.strategy.blueGreen.prePromotionAnalysis', NEXT_RUNS],
    ['spec.strategy.blueGreen.postPromotionAnalysis', NEXT_RUNS],
    ['spec.strategy', `${FROM_NOW_ON}; at rest it shows at the next one`],
    ['spec', FROM_NOW_ON],
  ],
  'apps/Deployment': [
    ['spec.replicas', SCALES],
    ['spec.paused', 'a rolling update that is under way stops where it is while this is true, and goes on when it is not'],
    ['spec', 'holds from now on, also for a rolling update that is under way'],
  ],
  'apps/StatefulSet': [['spec.replicas', SCALES]],
  '/Service': [
    ['spec.selector', 'its endpoints follow within a second: requests go to other pods at once, past every step of a release'],
    ['spec.sessionAffinity', 'connections that are opened from now on are spread by it'],
    ['spec.ports', 'connections that are opened from now on go by it'],
  ],
  'autoscaling/HorizontalPodAutoscaler': [
    ['spec.scaleTargetRef', 'it scales the other workload from now on, and this one stays at the pods that it has'],
    ['spec.maxReplicas', 'the number of pods is kept up to it from its next look on, within 15 s'],
  ],
};
