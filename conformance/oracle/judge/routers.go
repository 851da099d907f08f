package judge

import (
	"encoding/json"

	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/validation"
	ingressutil "github.com/argoproj/argo-rollouts/utils/ingress"
	istioutil "github.com/argoproj/argo-rollouts/utils/istio"
)

const trafficRoutingPath = "spec.strategy.canary.trafficRouting."

// routerLookup finds the objects whose weights a traffic router changes.
type routerLookup struct {
	company   *company
	findings  *findings
	namespace string
	found     *validation.ReferencedResources
}

// lookUp hands over what the controller validates (Ingress, VirtualService, Mapping) and asks of the others only that they exist.
// SMI's TrafficSplit and the canary Ingress of NGINX are made by the controller; App Mesh has no schema here.
func (l routerLookup) lookUp(routing *v1alpha1.RolloutTrafficRouting) {
	if nginx := routing.Nginx; nginx != nil {
		l.ingresses("nginx", append([]string{nginx.StableIngress}, nginx.StableIngresses...))
	}
	if alb := routing.ALB; alb != nil {
		l.ingresses("alb", append([]string{alb.Ingress}, alb.Ingresses...))
	}
	if istio := routing.Istio; istio != nil {
		l.istio(istio)
	}
	if ambassador := routing.Ambassador; ambassador != nil {
		if len(ambassador.Mappings) == 0 {
			l.findings.add(References, trafficRoutingPath+"ambassador.mappings", "must provide at least one mapping")
		}
		for _, name := range ambassador.Mappings {
			if mapping := l.object("ambassador.mappings", "getambassador.io", "Mapping", l.namespace, name); mapping != nil {
				l.found.AmbassadorMappings = append(l.found.AmbassadorMappings, *mapping)
			}
		}
	}
	if traefik := routing.Traefik; traefik != nil {
		l.object("traefik.weightedTraefikServiceName", "traefik.io", "TraefikService", l.namespace, traefik.WeightedTraefikServiceName)
	}
	if apisix := routing.Apisix; apisix != nil && apisix.Route != nil {
		l.object("apisix.route.name", "apisix.apache.org", "ApisixRoute", l.namespace, apisix.Route.Name)
	}
	if gateway, configured := routing.Plugins[gatewayPlugin]; configured {
		l.gateway(gateway)
	}
}

func (l routerLookup) ingresses(router string, names []string) {
	for _, name := range names {
		if name == "" {
			continue
		}
		kind := schema.GroupKind{Group: "networking.k8s.io", Kind: "Ingress"}
		if ingress := find[networkingv1.Ingress](l.company.bundle, kind, l.namespace, name); ingress != nil {
			l.found.Ingresses = append(l.found.Ingresses, *ingressutil.NewIngress(ingress))
		} else {
			l.company.missing(l.findings, trafficRoutingPath+router, "Ingress", l.namespace, name)
		}
	}
}

func (l routerLookup) istio(istio *v1alpha1.IstioTrafficRouting) {
	virtualServices := istio.VirtualServices
	if istio.VirtualService != nil {
		virtualServices = append([]v1alpha1.IstioVirtualService{*istio.VirtualService}, virtualServices...)
	}
	for _, reference := range virtualServices {
		namespace, name := istioutil.GetVirtualServiceNamespaceName(reference.Name)
		if namespace == "" {
			namespace = l.namespace
		}
		if virtualService := l.object("istio.virtualService", "networking.istio.io", "VirtualService", namespace, name); virtualService != nil {
			l.found.VirtualServices = append(l.found.VirtualServices, *virtualService)
		}
	}
	if istio.DestinationRule != nil {
		l.object("istio.destinationRule", "networking.istio.io", "DestinationRule", l.namespace, istio.DestinationRule.Name)
	}
}

const gatewayPlugin = "argoproj-labs/gatewayAPI"

// gatewayRoutes is the part of the Gateway API plugin's configuration that names routes.
type gatewayRoutes struct {
	Namespace  string         `json:"namespace"`
	HTTPRoute  string         `json:"httpRoute"`
	GRPCRoute  string         `json:"grpcRoute"`
	HTTPRoutes []gatewayRoute `json:"httpRoutes"`
	GRPCRoutes []gatewayRoute `json:"grpcRoutes"`
}

type gatewayRoute struct {
	Name string `json:"name"`
}

func (l routerLookup) gateway(raw json.RawMessage) {
	var routes gatewayRoutes
	if err := json.Unmarshal(raw, &routes); err != nil {
		l.findings.add(References, trafficRoutingPath+"plugins", "%s: %v", gatewayPlugin, err)
		return
	}
	if routes.Namespace == "" {
		routes.Namespace = l.namespace
	}
	l.gatewayRoutes("HTTPRoute", routes.Namespace, append(routes.HTTPRoutes, gatewayRoute{routes.HTTPRoute}))
	l.gatewayRoutes("GRPCRoute", routes.Namespace, append(routes.GRPCRoutes, gatewayRoute{routes.GRPCRoute}))
}

func (l routerLookup) gatewayRoutes(kind, namespace string, routes []gatewayRoute) {
	for _, route := range routes {
		if route.Name != "" {
			l.object("plugins", "gateway.networking.k8s.io", kind, namespace, route.Name)
		}
	}
}

func (l routerLookup) object(path, group, kind, namespace, name string) *unstructured.Unstructured {
	m, found := l.company.bundle.byKey[keyOf(schema.GroupKind{Group: group, Kind: kind}, namespace, name)]
	if !found {
		l.company.missing(l.findings, trafficRoutingPath+path, kind, namespace, name)
		return nil
	}
	return m.tree
}
