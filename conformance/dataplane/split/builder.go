// Package split turns configurations of Traefik into handlers, with Traefik's own rule muxer and weighted round robin. Only the last hop is ours.
package split

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"

	"github.com/traefik/traefik/v3/pkg/config/dynamic"
	"github.com/traefik/traefik/v3/pkg/middlewares/requestdecorator"
	muxer "github.com/traefik/traefik/v3/pkg/muxer/http"
	"github.com/traefik/traefik/v3/pkg/server/service/loadbalancer/wrr"
)

// deepest is how many services may lead to one another; the provider nests two.
const deepest = 5

// provider is what Traefik calls the source of these rules.
const provider = "kubernetesingressnginx"

// Builder makes the handlers of one view of the data plane, one configuration after the other.
//
// Traefik begins every round robin anew whenever anything changes. Here many releases share one data plane, and one would disturb the split of another: a service that did not change keeps its turn.
type Builder struct {
	hop      Hop
	services map[string]built
}

// built is a service with the handler that was made of it.
type built struct {
	definition *dynamic.Service
	handler    http.Handler
}

// NewBuilder makes a builder whose requests reach endpoints by a hop.
func NewBuilder(hop Hop) *Builder { return &Builder{hop: hop, services: map[string]built{}} }

// Handler serves all plain HTTP routers of a configuration. Routers that cannot be built are left out and told of, as Traefik does.
func (b *Builder) Handler(configuration *dynamic.HTTPConfiguration) (http.Handler, error) {
	parser, err := muxer.NewSyntaxParser()
	if err != nil {
		return nil, err
	}
	mux := muxer.NewMuxer(parser, nil)
	next := map[string]built{}
	var failures []error
	for name, router := range configuration.Routers {
		if router.TLS != nil {
			continue
		}
		service, _, err := b.build(configuration, router.Service, next, 0)
		if err == nil {
			priority := router.Priority
			if priority == 0 {
				priority = muxer.GetRulePriority(router.Rule)
			}
			err = mux.AddRoute(router.Rule, router.RuleSyntax, priority, provider, service)
		}
		if err != nil {
			failures = append(failures, fmt.Errorf("router %s: %w", name, err))
		}
	}
	b.services = next
	// Matchers read the host that this middleware leaves in the request's context.
	decorator := requestdecorator.New(nil)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		decorator.ServeHTTP(w, r, mux.ServeHTTP)
	}), errors.Join(failures...)
}

// build makes the handler of a service, weights over other services or endpoints, and tells whether it is the one of the configuration before.
func (b *Builder) build(configuration *dynamic.HTTPConfiguration, name string, next map[string]built, depth int) (http.Handler, bool, error) {
	service, before := configuration.Services[name], b.services[name]
	if service == nil || depth > deepest {
		return nil, false, fmt.Errorf("service %s is unknown, or leads to itself", name)
	}
	if made, done := next[name]; done {
		return made.handler, made.handler == before.handler, nil
	}
	same := before.definition != nil && reflect.DeepEqual(service, before.definition)
	balancer := wrr.New(nil, false)
	switch {
	case service.Weighted != nil:
		for _, part := range service.Weighted.Services {
			handler, kept, err := b.build(configuration, part.Name, next, depth+1)
			if err != nil {
				return nil, false, err
			}
			same = same && kept
			balancer.Add(part.Name, handler, part.Weight, false)
		}
	case service.LoadBalancer != nil:
		for _, server := range service.LoadBalancer.Servers {
			endpoint, err := url.Parse(server.URL)
			if err != nil {
				return nil, false, err
			}
			// Fenced is an endpoint that terminates but still serves: it is known, and gets nothing new.
			balancer.Add(server.URL, b.hop.to(endpoint, balancer), server.Weight, server.Fenced)
		}
	default:
		return nil, false, fmt.Errorf("service %s is of a kind that Ingresses have no use for", name)
	}
	made := built{service, balancer}
	if same {
		made = before
	}
	next[name] = made
	return made.handler, same, nil
}
