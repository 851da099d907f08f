package load

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/traefik/traefik/v3/pkg/config/dynamic"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/split"
)

// plane is a data plane with one endpoint.
func plane(t *testing.T, url string) string {
	handler, err := split.NewBuilder(split.NewHop(1, false)).Handler(&dynamic.HTTPConfiguration{
		Routers:  map[string]*dynamic.Router{"orders": {Rule: "Host(`orders.example.com`)", Service: "orders"}},
		Services: map[string]*dynamic.Service{"orders": {LoadBalancer: &dynamic.ServersLoadBalancer{Servers: []dynamic.Server{{URL: url}}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

func TestALongConnectionBreaksOnceWhenItsPodGoes(t *testing.T) {
	pod := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set(versionHeader, "v1") }))
	t.Cleanup(pod.Close)
	go func() {
		time.Sleep(1500 * time.Millisecond)
		pod.CloseClientConnections()
	}()
	samples := Connections{Address: plane(t, pod.URL), Host: "orders.example.com", Number: 2, Limit: 3700 * time.Millisecond}.Run(context.Background())
	s := Summarize(samples)
	if s.Lost[Broken] != 2 || s.LostInAll() != 2 || s.Versions["v1"] != len(samples)-2 {
		t.Errorf("%+v", s)
	}
}

func TestALongConnectionThatIsRefusedIsToldAsSuch(t *testing.T) {
	pod := httptest.NewServer(http.NotFoundHandler())
	pod.Close()
	samples := Connections{Address: plane(t, pod.URL), Host: "orders.example.com", Number: 1, Limit: 500 * time.Millisecond}.Run(context.Background())
	if s := Summarize(samples); s.Lost["refused"] != 1 {
		t.Errorf("%+v", s)
	}
}
