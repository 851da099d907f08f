// Package split turns a configuration of Traefik into a handler, with Traefik's own rule muxer and weighted round robin. Only the last hop is ours.
package split

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/traefik/traefik/v3/pkg/config/dynamic"
	"github.com/traefik/traefik/v3/pkg/middlewares/requestdecorator"
	muxer "github.com/traefik/traefik/v3/pkg/muxer/http"
	"github.com/traefik/traefik/v3/pkg/server/service/loadbalancer/wrr"
)

// deepest is how many services may lead to one another; the provider nests two.
const deepest = 5

// provider is what Traefik calls the source of these rules.
const provider = "kubernetesingressnginx"

// Handler serves all plain HTTP routers of a configuration. Routers that cannot be built are left out and told of, as Traefik does.
func Handler(configuration *dynamic.HTTPConfiguration, hop Hop) (http.Handler, error) {
	parser, err := muxer.NewSyntaxParser()
	if err != nil {
		return nil, err
	}
	mux := muxer.NewMuxer(parser, nil)
	var failures []error
	for name, router := range configuration.Routers {
		if router.TLS != nil {
			continue
		}
		service, err := build(configuration, router.Service, hop, 0)
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
	// Matchers read the host that this middleware leaves in the request's context.
	decorator := requestdecorator.New(nil)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		decorator.ServeHTTP(w, r, mux.ServeHTTP)
	}), errors.Join(failures...)
}

// build makes the handler of a service: weights over other services, or endpoints.
func build(configuration *dynamic.HTTPConfiguration, name string, hop Hop, depth int) (http.Handler, error) {
	service := configuration.Services[name]
	if service == nil || depth > deepest {
		return nil, fmt.Errorf("service %s is unknown, or leads to itself", name)
	}
	balancer := wrr.New(nil, false)
	switch {
	case service.Weighted != nil:
		for _, part := range service.Weighted.Services {
			next, err := build(configuration, part.Name, hop, depth+1)
			if err != nil {
				return nil, err
			}
			balancer.Add(part.Name, next, part.Weight, false)
		}
	case service.LoadBalancer != nil:
		for _, server := range service.LoadBalancer.Servers {
			endpoint, err := url.Parse(server.URL)
			if err != nil {
				return nil, err
			}
			// Fenced is an endpoint that terminates but still serves: it is known, and gets nothing new.
			balancer.Add(server.URL, hop.to(endpoint, balancer), server.Weight, server.Fenced)
		}
	default:
		return nil, fmt.Errorf("service %s is of a kind that Ingresses have no use for", name)
	}
	return balancer, nil
}
