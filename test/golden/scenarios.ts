import { App, Chart } from 'cdk8s';
import { blueGreenAnalysis, blueGreenManual, blueGreenWorker } from './scenarios/blue-green';
import { canaryGatewayApi, canaryGrpc, canaryHeaderAndMirror, canaryNginxHpa, canaryReplicaShare } from './scenarios/canary';
import { canaryEverything } from './scenarios/canary-everything';
import { handoverDone, handoverStart } from './scenarios/handover';
import { rolling, rollingExisting, rollingRecreate, rollingWorker } from './scenarios/rolling';
import { rolloutAsWorkload, rolloutSteps, rolloutVerbatimAndReference } from './scenarios/rollout';
import {
  routerAlb, routerAmbassador, routerApisix, routerAppMesh, routerGatewayApiGrpc, routerIstioHosts, routerIstioSubsets, routerSmi, routerTraefik,
} from './scenarios/routers';

/** Each scenario, by the name of its golden file. */
export const SCENARIOS: Readonly<Record<string, () => Chart>> = {
  'blue-green-analysis': blueGreenAnalysis,
  'blue-green-manual': blueGreenManual,
  'blue-green-worker': blueGreenWorker,
  'canary-everything': canaryEverything,
  'canary-gateway-api': canaryGatewayApi,
  'canary-grpc': canaryGrpc,
  'canary-header-and-mirror': canaryHeaderAndMirror,
  'canary-nginx-hpa': canaryNginxHpa,
  'canary-replica-share': canaryReplicaShare,
  'handover-done': handoverDone,
  'handover-start': handoverStart,
  'rolling': rolling,
  'rolling-existing': rollingExisting,
  'rolling-recreate': rollingRecreate,
  'rolling-worker': rollingWorker,
  'rollout-as-workload': rolloutAsWorkload,
  'rollout-l2-steps': rolloutSteps,
  'rollout-verbatim-and-reference': rolloutVerbatimAndReference,
  'router-alb': routerAlb,
  'router-ambassador': routerAmbassador,
  'router-apisix': routerApisix,
  'router-app-mesh': routerAppMesh,
  'router-gateway-api-grpc': routerGatewayApiGrpc,
  'router-istio-hosts': routerIstioHosts,
  'router-istio-subsets': routerIstioSubsets,
  'router-smi': routerSmi,
  'router-traefik': routerTraefik,
};

/** The manifests of a scenario as they are written to a file. */
export function synthesize(scenario: () => Chart): string {
  return App.of(scenario()).synthYaml();
}
