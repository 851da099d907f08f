package judge

import "testing"

func TestStrictDecodingOfArgoKinds(t *testing.T) {
	found := judged(changed(t, canary, "setWeight", "setWeigth"), stableService, canaryService, shopIngress)
	expectOne(t, found, Decode, "setWeigth")
	expectOne(t, found, CustomPruning, "spec.strategy.canary.steps[0].setWeigth")
	expectOne(t, found, Rollouts, "steps[0]")
}

func TestQuantitiesAreDecodedAsTheControllerDoes(t *testing.T) {
	found := judged(changed(t, canary, `image: "shop:1"`, `image: "shop:1", resources: {limits: {memory: lots}}`), stableService, canaryService, shopIngress)
	expectOne(t, found, Decode, "quantities must match")
}

func TestValidationOfARolloutByItself(t *testing.T) {
	for name, c := range map[string]struct{ from, to, objection string }{
		"weight above the maximum":      {"setWeight: 20", "setWeight: 101", "steps[0].setWeight"},
		"both Services the same":        {"canaryService: shop-canary", "canaryService: shop", "stableService"},
		"selector of other pods":        {"matchLabels: {app: shop}", "matchLabels: {app: other}", "spec.template.metadata.labels"},
		"deadline below minReady":       {"spec:\n  selector", "spec:\n  minReadySeconds: 700\n  selector", "progressDeadlineSeconds"},
		"two kinds of step in one":      {"setWeight: 20", "setWeight: 20\n          pause: {}", "steps[0]"},
		"router without canaryService":  {"      canaryService: shop-canary\n", "", "canaryService"},
		"neither Ingress nor Ingresses": {"{stableIngress: shop}", "{}", "trafficRouting"},
	} {
		t.Run(name, func(t *testing.T) {
			expectOne(t, judged(changed(t, canary, c.from, c.to), stableService, canaryService, shopIngress), Rollouts, c.objection)
		})
	}
}

const workload = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: live}
spec:` + pods

func referringRollout(t *testing.T) string {
	return changed(t, canary, pods, "\n  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: live}")
}

func TestWorkloadRefBringsThePodTemplate(t *testing.T) {
	expectNone(t, judged(referringRollout(t), workload, stableService, canaryService, shopIngress))
	other := changed(t, workload, "app: shop", "app: other")
	expectOne(t, judged(referringRollout(t), other, stableService, canaryService, shopIngress), References, `unmatch label "app"`)
}

func TestWorkloadRefThatLeadsNowhere(t *testing.T) {
	expectOne(t, judged(referringRollout(t), stableService, canaryService, shopIngress), References, `Deployment "live" is not in this bundle`)
	unsupported := changed(t, referringRollout(t), "kind: Deployment", "kind: StatefulSet")
	expectOne(t, judged(unsupported, stableService, canaryService, shopIngress), References, "not supported")
}

const experiment = `
apiVersion: argoproj.io/v1alpha1
kind: Experiment
metadata: {name: compare}
spec:
  duration: 5m
  templates:
    - name: old` + indented + `
  analyses:
    - {name: errors, templateName: errors, args: [{name: hash, value: "{{templates.old.podTemplateHash}}"}]}`

const indented = `
      selector: {matchLabels: {app: shop}}
      template:
        metadata: {labels: {app: shop}}
        spec: {containers: [{name: shop, image: "shop:1"}]}`

func TestExperiment(t *testing.T) {
	expectNone(t, judged(experiment, template))
	expectOne(t, judged(changed(t, experiment, "matchLabels: {app: shop}", ""), template), Rollouts, "InvalidSpec")
	expectOne(t, judged(experiment), References, `AnalysisTemplate "errors" is not in this bundle`)
	expectOne(t, judged(changed(t, experiment, "templates.old", "templates.new"), template), Metrics, "templates.new.podTemplateHash")
}
