package judge

import "testing"

func TestBuiltInKinds(t *testing.T) {
	for name, c := range map[string]struct{ valid, from, to, objection string }{
		"Service":        {stableService, "port: 80", "port: 70000", "spec.ports[0].port"},
		"ConfigMap":      {"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {key: b}}", "key:", "'a b':", "data[a b]"},
		"Secret":         {"{apiVersion: v1, kind: Secret, metadata: {name: a}, type: Opaque}", "Opaque", "kubernetes.io/tls", "data[tls.crt]"},
		"Ingress":        {shopIngress, "pathType: Prefix, ", "", "pathType"},
		"Namespace":      {"{apiVersion: v1, kind: Namespace, metadata: {name: a}}", "name: a", "name: a.b", "metadata.name"},
		"ServiceAccount": {"{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}}", "name: a", "name: A", "metadata.name"},
		"Deployment": {"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec:" + pods,
			"labels: {app: shop}", "labels: {app: other}", "spec.template.metadata.labels"},
		"PodDisruptionBudget": {"{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {maxUnavailable: 10%, selector: {}}}",
			"10%", "10%, minAvailable: 1", "spec"},
		"HorizontalPodAutoscaler": {`{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: a}, spec: {minReplicas: 2, maxReplicas: 4,
			scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: shop}}}`, "maxReplicas: 4", "maxReplicas: 1", "spec.maxReplicas"},
		"NetworkPolicy": {"{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {podSelector: {}, policyTypes: [Ingress]}}",
			"[Ingress]", "[Sideways]", "spec.policyTypes"},
		"Job": {"{apiVersion: batch/v1, kind: Job, metadata: {name: a}, spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}}",
			"Never", "Always", "restartPolicy"},
		"RoleBinding": {`{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a},
			roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}}`, "kind: Role,", "kind: Rule,", "roleRef.kind"},
	} {
		t.Run(name, func(t *testing.T) {
			expectNone(t, judged(c.valid))
			expectOne(t, judged(changed(t, c.valid, c.from, c.to)), Kubernetes, c.objection)
		})
	}
}

func TestOnlyAHeadlessServiceNeedsNoPort(t *testing.T) {
	portless := changed(t, stableService, ", ports: [{port: 80}]", "")
	expectOne(t, judged(portless), Kubernetes, "spec.ports")
	expectNone(t, judged(changed(t, portless, "selector:", "clusterIP: None, selector:")))
}

func TestUnknownFieldOfABuiltInKind(t *testing.T) {
	expectOne(t, judged(changed(t, stableService, "selector", "selectr")), Decode, "spec.selectr")
}

func TestWrongTypeInABuiltInKind(t *testing.T) {
	expectOne(t, judged(changed(t, stableService, "port: 80", "port: web")), Decode, "cannot unmarshal")
}

func TestVersionsThatAreNoLongerServed(t *testing.T) {
	expectOne(t, judged("{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {maxUnavailable: 1}}"), Kubernetes, "not served from Kubernetes 1.25")
}

func TestWarningsOfTheAPIServer(t *testing.T) {
	found := judged(changed(t, shopIngress, "{name: shop}\nspec", "{name: shop, annotations: {kubernetes.io/ingress.class: nginx}}\nspec"))
	expectOne(t, found, Kubernetes, "ingressClassName")
	if len(found) != 1 || found[0].Severity != Warning {
		t.Errorf("got %v", found)
	}
}
