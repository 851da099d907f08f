package story

import (
	"reflect"
	"strconv"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/app"
)

// hashLabel is what the Rollouts controller marks its ReplicaSets, pods and Service selectors with.
const hashLabel = "rollouts-pod-template-hash"

// same tells whether two observations differ only in their time.
func (o Observation) same(other Observation) bool {
	other.At = o.At
	return reflect.DeepEqual(o, other)
}

// observe describes the release as it is now.
func (w *Watcher) observe() Observation {
	o := Observation{At: w.seconds(), Replicas: map[string]Replicas{}, Services: map[string]string{},
		Endpoints: map[string]int64{}, Budgets: map[string]int64{}, Analysis: map[string]string{}, Experiments: map[string]string{}}
	versions := w.observeReplicas(&o)
	if rollout := w.find(rollouts, w.workload); rollout != nil {
		w.observeRollout(&o, rollout, versions)
	} else if deployment := w.find(deployments, w.workload); deployment != nil {
		observeDeployment(&o, deployment)
	}
	for _, service := range w.list(services) {
		o.Services[service.GetName()] = "*"
		if hash, selects := field[string](service, "spec", "selector", hashLabel); selects {
			o.Services[service.GetName()] = versions[hash]
		}
	}
	for _, slice := range w.list(endpoints) {
		o.Endpoints[slice.GetLabels()["kubernetes.io/service-name"]] += readyEndpoints(slice)
	}
	for _, budget := range w.list(budgets) {
		o.Budgets[budget.GetName()], _ = field[int64](budget, "status", "disruptionsAllowed")
	}
	for _, ingress := range w.list(ingresses) {
		if weight, isCanary := ingress.GetAnnotations()["nginx.ingress.kubernetes.io/canary-weight"]; isCanary {
			o.RoutedWeight = weight
		}
	}
	for _, run := range w.list(analysisRuns) {
		o.Analysis[plain(run.GetName(), w.workload)], _ = field[string](run, "status", "phase")
	}
	for _, experiment := range w.list(experiments) {
		o.Experiments[plain(experiment.GetName(), w.workload)], _ = field[string](experiment, "status", "phase")
	}
	return o
}

// observeReplicas counts the pods of each version and tells which version a hash stands for.
func (w *Watcher) observeReplicas(o *Observation) map[string]string {
	versions := map[string]string{}
	for _, set := range w.list(replicaSets) {
		containers, _, _ := unstructured.NestedSlice(set.Object, "spec", "template", "spec", "containers")
		if len(containers) == 0 {
			continue
		}
		image, _ := containers[0].(map[string]any)["image"].(string)
		behaviour, err := app.Parse(image)
		if err != nil {
			behaviour.Version = image
		}
		version := behaviour.Version
		owners := set.GetOwnerReferences()
		if len(owners) > 0 && owners[0].Kind != "Rollout" {
			version += " of " + owners[0].Kind // the same version, run by somebody else
		}
		if len(owners) > 0 && owners[0].Kind == "Deployment" && w.find(rollouts, w.workload) == nil {
			version = behaviour.Version
		}
		versions[set.GetLabels()[hashLabel]] = version
		r := o.Replicas[version]
		for to, path := range map[*int64][]string{&r.Desired: {"spec", "replicas"}, &r.Current: {"status", "replicas"}, &r.Ready: {"status", "readyReplicas"}, &r.Available: {"status", "availableReplicas"}} {
			number, _ := field[int64](set, path...)
			*to += number
		}
		o.Replicas[version] = r
	}
	return versions
}

func (w *Watcher) observeRollout(o *Observation, rollout *unstructured.Unstructured, versions map[string]string) {
	o.Phase, _ = field[string](rollout, "status", "phase")
	o.Message, _ = field[string](rollout, "status", "message")
	o.Aborted, _ = field[bool](rollout, "status", "abort")
	o.Promoted, _ = field[bool](rollout, "status", "promoteFull")
	if step, given := field[int64](rollout, "status", "currentStepIndex"); given {
		o.Step = &step
	}
	if weight, given := field[int64](rollout, "status", "canary", "weights", "canary", "weight"); given {
		o.Weight = &weight
	}
	if stable, given := field[string](rollout, "status", "stableRS"); given {
		o.Stable = versions[stable]
	}
	if current, given := field[string](rollout, "status", "currentPodHash"); given {
		o.Current = versions[current]
	}
	seen, _ := field[string](rollout, "status", "observedGeneration")
	o.observed = seen == strconv.FormatInt(rollout.GetGeneration(), 10)
	if reference, refers := field[string](rollout, "spec", "workloadRef", "name"); refers {
		deployment := w.find(deployments, reference)
		seen, _ := field[string](rollout, "status", "workloadObservedGeneration")
		o.observed = o.observed && deployment != nil && seen == strconv.FormatInt(deployment.GetGeneration(), 10)
	}
}

// observeDeployment puts a Deployment into a Rollout's words, for stories in which there is no Rollout, or not yet.
func observeDeployment(o *Observation, deployment *unstructured.Unstructured) {
	wanted, _ := field[int64](deployment, "spec", "replicas")
	seen, _ := field[int64](deployment, "status", "observedGeneration")
	o.observed = seen == deployment.GetGeneration()
	o.Phase = "Healthy"
	for _, counted := range []string{"replicas", "updatedReplicas", "availableReplicas"} {
		if number, _ := field[int64](deployment, "status", counted); number != wanted {
			o.Phase = "Progressing"
		}
	}
}

// readyEndpoints counts those of an EndpointSlice that get requests. Terminating pods are not among them, though they may still serve.
func readyEndpoints(slice *unstructured.Unstructured) int64 {
	all, _, _ := unstructured.NestedSlice(slice.Object, "endpoints")
	count := int64(0)
	for _, endpoint := range all {
		entry, _ := endpoint.(map[string]any)
		if ready, _, _ := unstructured.NestedBool(entry, "conditions", "ready"); ready {
			count++
		}
	}
	return count
}

// field reads a field, and tells whether it is there.
func field[T any](object *unstructured.Unstructured, path ...string) (T, bool) {
	value, found, err := unstructured.NestedFieldNoCopy(object.Object, path...)
	typed, isType := value.(T)
	return typed, found && err == nil && isType
}
