// Command dataplane leads real requests to the pods of the cluster that KUBECONFIG names, as its Ingresses say.
//
//	dataplane -view LISTEN,DELAY[,tries=N][,kept]...
//
// Traefik's provider for ingress-nginx reads Ingresses, their annotations, Services and EndpointSlices. Each view acts on what it says after a delay of its own,
// so one release can be seen by routers of different speed at once.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/rs/zerolog"
	"github.com/traefik/traefik/v3/pkg/config/dynamic"
	ingressnginx "github.com/traefik/traefik/v3/pkg/provider/kubernetes/ingress-nginx"
	"github.com/traefik/traefik/v3/pkg/safe"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/delay"
	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/split"
)

// view is one router: where it listens, how late it acts, and how it reaches endpoints.
type view struct {
	listen string
	delay  time.Duration
	hop    split.Hop
}

func main() {
	log.SetFlags(log.Ltime | log.Lmicroseconds)
	zerolog.SetGlobalLevel(zerolog.WarnLevel) // below that Traefik writes several lines for each request
	var views []view
	flag.Func("view", "LISTEN,DELAY[,tries=N][,kept]; may be given several times", func(text string) error {
		v, err := parse(text)
		views = append(views, v)
		return err
	})
	flag.Parse()
	if len(views) == 0 {
		log.Fatal("no view")
	}
	if err := run(views); err != nil {
		log.Fatal(err)
	}
}

func parse(text string) (view, error) {
	parts := strings.Split(text, ",")
	if len(parts) < 2 {
		return view{}, fmt.Errorf("%q has no delay", text)
	}
	waits, err := time.ParseDuration(parts[1])
	if err != nil {
		return view{}, err
	}
	tries, kept := 1, false
	for _, part := range parts[2:] {
		number, isTries := strings.CutPrefix(part, "tries=")
		switch {
		case isTries:
			if tries, err = strconv.Atoi(number); err != nil {
				return view{}, err
			}
		case part == "kept":
			kept = true
		default:
			return view{}, fmt.Errorf("%q means nothing", part)
		}
	}
	return view{parts[0], waits, split.NewHop(tries, kept)}, nil
}

func run(views []view) error {
	source := &ingressnginx.Provider{}
	source.SetDefaults()
	source.HTTPEntryPoint = "web"
	source.IngressClassByName = true
	if err := source.Init(); err != nil {
		return err
	}
	messages := make(chan dynamic.Message, 100)
	if err := source.Provide(messages, safe.NewPool(context.Background())); err != nil {
		return err
	}
	failed := make(chan error, len(views))
	var lines []*delay.Line[*dynamic.HTTPConfiguration]
	for _, v := range views {
		lines = append(lines, v.serve(failed))
	}
	for {
		select {
		case message := <-messages:
			for _, line := range lines {
				line.Add(message.Configuration.HTTP)
			}
		case err := <-failed:
			return err
		}
	}
}

// serve opens the view and gives the line through which it hears of changes.
func (v view) serve(failed chan<- error) *delay.Line[*dynamic.HTTPConfiguration] {
	var current atomic.Value
	current.Store(http.HandlerFunc(http.NotFound))
	go func() {
		failed <- http.ListenAndServe(v.listen, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			current.Load().(http.HandlerFunc)(w, r)
		}))
	}()
	builder := split.NewBuilder(v.hop)
	return delay.NewLine(v.delay, func(configuration *dynamic.HTTPConfiguration) {
		handler, err := builder.Handler(configuration)
		if err != nil {
			log.Println(v.listen, err)
		}
		if handler != nil {
			current.Store(http.HandlerFunc(handler.ServeHTTP))
		}
	})
}
