package split

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/traefik/traefik/v3/pkg/config/dynamic"
)

// endpoint is a server that answers with its name.
func endpoint(t *testing.T, name string) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X-Version", name) }))
	t.Cleanup(server.Close)
	return server.URL
}

// refusing is an address where nobody listens.
func refusing(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return "http://" + listener.Addr().String()
}

// cutting is a server that breaks every request off.
func cutting(t *testing.T) string {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	t.Cleanup(server.Close)
	return server.URL
}

func servers(urls ...string) *dynamic.Service {
	service := &dynamic.Service{LoadBalancer: &dynamic.ServersLoadBalancer{}}
	for _, url := range urls {
		service.LoadBalancer.Servers = append(service.LoadBalancer.Servers, dynamic.Server{URL: url})
	}
	return service
}

func configuration(services map[string]*dynamic.Service) *dynamic.HTTPConfiguration {
	return &dynamic.HTTPConfiguration{
		Routers:  map[string]*dynamic.Router{"orders": {Rule: "Host(`orders.example.com`)", Service: "orders"}},
		Services: services,
	}
}

func ask(t *testing.T, c *dynamic.HTTPConfiguration, hop Hop, host string) *http.Response {
	handler, err := NewBuilder(hop).Handler(c)
	if err != nil {
		t.Fatal(err)
	}
	return answer(handler, host)
}

func answer(handler http.Handler, host string) *http.Response {
	recorder := httptest.NewRecorder()
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.Host = host
	handler.ServeHTTP(recorder, request)
	return recorder.Result()
}

func TestWeightsDecideTheShareOfEachService(t *testing.T) {
	three, one := 3, 1
	handler, err := NewBuilder(NewHop(1, false)).Handler(configuration(map[string]*dynamic.Service{
		"orders": {Weighted: &dynamic.WeightedRoundRobin{Services: []dynamic.WRRService{{Name: "stable", Weight: &three}, {Name: "canary", Weight: &one}}}},
		"stable": servers(endpoint(t, "stable")),
		"canary": servers(endpoint(t, "canary")),
	}))
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]int{}
	for range 40 {
		answers[answer(handler, "orders.example.com").Header.Get("X-Version")]++
	}
	if answers["stable"] != 30 || answers["canary"] != 10 {
		t.Errorf("3 to 1 came to %v", answers)
	}
}

func TestAHostThatNoRouterKnowsIsNotFound(t *testing.T) {
	c := configuration(map[string]*dynamic.Service{"orders": servers(endpoint(t, "v1"))})
	if got := ask(t, c, NewHop(1, false), "other.example.com").StatusCode; got != http.StatusNotFound {
		t.Errorf("got %d", got)
	}
}

func TestAFencedEndpointGetsNothing(t *testing.T) {
	service := servers(endpoint(t, "leaving"), endpoint(t, "staying"))
	service.LoadBalancer.Servers[0].Fenced = true
	handler, err := NewBuilder(NewHop(1, false)).Handler(configuration(map[string]*dynamic.Service{"orders": service}))
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if got := answer(handler, "orders.example.com").Header.Get("X-Version"); got != "staying" {
			t.Fatalf("%s answered", got)
		}
	}
}

func TestAFailureOfTheEndpointIsToldByItsKind(t *testing.T) {
	for name, test := range map[string]struct{ url, want string }{
		"refused": {refusing(t), "refused"},
		"cut":     {cutting(t), "cut"},
	} {
		got := ask(t, configuration(map[string]*dynamic.Service{"orders": servers(test.url)}), NewHop(1, false), "orders.example.com")
		if got.StatusCode != http.StatusBadGateway || got.Header.Get(FailureHeader) != test.want {
			t.Errorf("%s: %d %q", name, got.StatusCode, got.Header.Get(FailureHeader))
		}
	}
}

func TestOnlyARefusedConnectionIsTriedElsewhere(t *testing.T) {
	for name, test := range map[string]struct {
		first string
		tries int
		want  int
	}{
		"refused, with tries left": {refusing(t), 2, http.StatusOK},
		"refused, one try":         {refusing(t), 1, http.StatusBadGateway},
		"cut, with tries left":     {cutting(t), 2, http.StatusBadGateway},
	} {
		c := configuration(map[string]*dynamic.Service{"orders": servers(test.first, endpoint(t, "v1"))})
		handler, err := NewBuilder(NewHop(test.tries, false)).Handler(c)
		if err != nil {
			t.Fatal(err)
		}
		// Round robin begins with either: within two requests the first endpoint is met.
		worst := max(answer(handler, "orders.example.com").StatusCode, answer(handler, "orders.example.com").StatusCode)
		if worst != test.want {
			t.Errorf("%s: %d", name, worst)
		}
	}
}

func TestAServiceThatLeadsToItselfIsToldOf(t *testing.T) {
	c := configuration(map[string]*dynamic.Service{"orders": {Weighted: &dynamic.WeightedRoundRobin{Services: []dynamic.WRRService{{Name: "orders"}}}}})
	done := make(chan error, 1)
	go func() { _, err := NewBuilder(NewHop(1, false)).Handler(c); done <- err }()
	select {
	case err := <-done:
		if err == nil {
			t.Error("accepted")
		}
	case <-time.After(5 * time.Second):
		t.Error("does not end")
	}
}

func TestAServiceKeepsItsTurnWhileOthersChange(t *testing.T) {
	v1, v2, other := endpoint(t, "v1"), endpoint(t, "v2"), endpoint(t, "other")
	one := 1
	services := func(others ...string) *dynamic.HTTPConfiguration {
		return configuration(map[string]*dynamic.Service{
			"orders": {Weighted: &dynamic.WeightedRoundRobin{Services: []dynamic.WRRService{{Name: "stable", Weight: &one}, {Name: "canary", Weight: &one}}}},
			"stable": servers(v1),
			"canary": servers(v2),
			"others": servers(others...),
		})
	}
	builder := NewBuilder(NewHop(1, false))
	answers := map[string]int{}
	for number := range 20 {
		handler, err := builder.Handler(services(make([]string, number)...))
		if err != nil {
			t.Fatal(err)
		}
		answers[answer(handler, "orders.example.com").Header.Get("X-Version")]++
	}
	if answers["v1"] != 10 || answers["v2"] != 10 {
		t.Errorf("one request after each change of another service came to %v", answers)
	}
	changed := services()
	changed.Services["canary"] = servers(other)
	handler, err := builder.Handler(changed)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for range 2 {
		seen[answer(handler, "orders.example.com").Header.Get("X-Version")] = true
	}
	if !seen["other"] {
		t.Errorf("the new endpoint is not used: %v", seen)
	}
}

func TestATunnelStaysWithItsEndpointAfterTheConfigurationChanged(t *testing.T) {
	var current atomic.Pointer[http.Handler]
	builder := NewBuilder(NewHop(1, false))
	apply := func(url string) {
		handler, err := builder.Handler(configuration(map[string]*dynamic.Service{"orders": servers(url)}))
		if err != nil {
			t.Fatal(err)
		}
		current.Store(&handler)
	}
	plane := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*current.Load()).ServeHTTP(w, r) }))
	defer plane.Close()
	apply(endpoint(t, "v1"))
	connection, err := net.Dial("tcp", strings.TrimPrefix(plane.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	reader := bufio.NewReader(connection)
	for number, request := range []string{fmt.Sprintf(OpenTunnel, "orders.example.com"), "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"} {
		if number == 2 {
			apply(endpoint(t, "v2"))
		}
		if _, err := connection.Write([]byte(request)); err != nil {
			t.Fatal(err)
		}
		response, err := http.ReadResponse(reader, nil)
		if err != nil {
			t.Fatal(err)
		}
		if number == 0 && response.StatusCode != http.StatusSwitchingProtocols || number > 0 && response.Header.Get("X-Version") != "v1" {
			t.Errorf("request %d: %d by %q", number, response.StatusCode, response.Header.Get("X-Version"))
		}
	}
}
