package judge

import "testing"

func TestServicesThatARolloutNames(t *testing.T) {
	expectOne(t, judged(canary, stableService, shopIngress), References, `Service "shop-canary" is not in this bundle`)
	expectOne(t, judged(canary, stableService, changed(t, canaryService, "app: shop", "app: other"), shopIngress), References, `unmatch label "app"`)
	expectOne(t, judged(blueGreen, canaryService), References, "spec.strategy.blueGreen.activeService")
}

func TestServiceInAnotherNamespaceIsNotFound(t *testing.T) {
	elsewhere := changed(t, canaryService, "name: shop-canary}", "name: shop-canary, namespace: other}")
	expectOne(t, judged(canary, stableService, elsewhere, shopIngress), References, `Service "shop-canary" is not in this bundle`)
}

func TestObjectsDeclaredToLiveElsewhere(t *testing.T) {
	request := Request{YAML: canary + "\n---\n" + stableService + "\n---\n" + shopIngress, External: []ExternalObject{{Kind: "Service", Name: "shop-canary"}}}
	expectNone(t, theJudge.Validate(request))
	request.External[0].Namespace = "other"
	expectOne(t, theJudge.Validate(request), References, `Service "shop-canary" is not in this bundle`)
}

func TestIngressThatARolloutNames(t *testing.T) {
	expectOne(t, judged(canary, stableService, canaryService), References, `Ingress "shop" is not in this bundle`)
	other := changed(t, shopIngress, "name: shop, port", "name: shop-canary, port")
	expectOne(t, judged(canary, stableService, canaryService, other), References, "has no rules using service shop backend")
}

// The controller's validation of an Ingress reads canary.trafficRouting without looking whether it is there.
func TestIngressBesideARolloutWithoutRouter(t *testing.T) {
	plain := changed(t, canary, "      trafficRouting: {nginx: {stableIngress: shop}}\n", "")
	expectNone(t, judged(plain, stableService, canaryService, shopIngress))
	expectNone(t, judged(blueGreen, stableService, canaryService, shopIngress))
}

func routedBy(t *testing.T, router string) string {
	return changed(t, canary, "{nginx: {stableIngress: shop}}", router)
}

func TestRouterObjectsMustExist(t *testing.T) {
	for kind, router := range map[string]string{
		"Ingress":         "{alb: {ingress: shop-alb, servicePort: 80}}",
		"VirtualService":  "{istio: {virtualService: {name: shop}}}",
		"DestinationRule": "{istio: {virtualService: {name: shop}, destinationRule: {name: shop, canarySubsetName: a, stableSubsetName: b}}}",
		"Mapping":         "{ambassador: {mappings: [shop]}}",
		"TraefikService":  "{traefik: {weightedTraefikServiceName: shop}}",
		"ApisixRoute":     "{apisix: {route: {name: shop}}}",
		"HTTPRoute":       "{plugins: {argoproj-labs/gatewayAPI: {httpRoute: shop}}}",
		"GRPCRoute":       "{plugins: {argoproj-labs/gatewayAPI: {grpcRoutes: [{name: shop}]}}}",
	} {
		t.Run(kind, func(t *testing.T) {
			expectOne(t, judged(routedBy(t, router), stableService, canaryService), References, kind+` "shop`)
		})
	}
}

func TestVirtualServiceNeedsBothServices(t *testing.T) {
	routes := `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec: {http: [{route: [{destination: {host: shop}, weight: 100}, {destination: {host: shop-canary}, weight: 0}]}]}`
	rollout := routedBy(t, "{istio: {virtualService: {name: shop}}}")
	// The tests load no schema of Istio: an unknown kind is still a kind that is found.
	onlyUnknown := judged(rollout, stableService, canaryService, routes)
	if len(onlyUnknown) != 1 || onlyUnknown[0].Layer != UnknownKind {
		t.Errorf("got %v", onlyUnknown)
	}
	broken := changed(t, routes, "host: shop-canary", "host: other")
	expectOne(t, judged(rollout, stableService, canaryService, broken), References, "invalid HTTP routes")
}

func TestMappingMustNotSayAWeight(t *testing.T) {
	mapping := "{apiVersion: getambassador.io/v2, kind: Mapping, metadata: {name: shop}, spec: {weight: 20}}"
	expectOne(t, judged(routedBy(t, "{ambassador: {mappings: [shop]}}"), stableService, canaryService, mapping), References, "can not define weight")
	expectOne(t, judged(routedBy(t, "{ambassador: {mappings: []}}"), stableService, canaryService), References, "at least one mapping")
}

func TestPluginConfigurationThatCannotBeRead(t *testing.T) {
	expectOne(t, judged(routedBy(t, "{plugins: {argoproj-labs/gatewayAPI: {httpRoute: [shop]}}}"), stableService, canaryService), References, "gatewayAPI")
}
