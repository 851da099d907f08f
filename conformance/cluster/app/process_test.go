package app

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
)

// address is a port of this machine that nobody uses.
func address(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

func run(t *testing.T, image string) (*Process, string) {
	t.Helper()
	behaviour, err := Parse(image)
	if err != nil {
		t.Fatal(err)
	}
	at := address(t)
	process := Start(behaviour, "pod", []string{at})
	t.Cleanup(process.Kill)
	return process, "http://" + at
}

var client = http.Client{Timeout: 2 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}

// status is the answer's code, 0 if there was none.
func status(url string) int {
	response, err := client.Get(url)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	if _, err := io.ReadAll(response.Body); err != nil {
		return 0
	}
	return response.StatusCode
}

// await waits until url answers code.
func await(t *testing.T, url string, code int) {
	t.Helper()
	for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if status(url) == code {
			return
		}
	}
	t.Fatalf("%s never answered %d", url, code)
}

func TestConnectionsAreRefusedUntilTheStartUpTimeIsOver(t *testing.T) {
	_, url := run(t, "app:v1-start200ms")
	if got := status(url); got != 0 {
		t.Errorf("answered %d before it listened", got)
	}
	await(t, url, 200)
}

func TestEverythingIs503UntilWarm(t *testing.T) {
	_, url := run(t, "app:v1-warm300ms")
	await(t, url+"/ready", 503)
	if got := status(url); got != 503 {
		t.Errorf("work answered %d before it was warm", got)
	}
	await(t, url, 200)
}

func TestABadVersionFailsItsWorkAndKeepsItsProbesGreen(t *testing.T) {
	_, url := run(t, "app:v1-error100")
	await(t, url+"/ready", 200)
	if got := status(url + "/api/orders"); got != 500 {
		t.Errorf("work answered %d", got)
	}
}

func TestAMistypedPathIsNotFound(t *testing.T) {
	_, url := run(t, "app:v1")
	await(t, url, 200)
	if got := status(url + "/raedy"); got != 404 {
		t.Errorf("got %d", got)
	}
}

func TestNeverIsNeverReady(t *testing.T) {
	_, url := run(t, "app:v1-never")
	await(t, url, 200)
	if got := status(url + "/ready"); got != 503 {
		t.Errorf("got %d", got)
	}
}

func TestSigtermCutsOpenRequestsOfANaiveProgramAndNotThoseOfOneThatDrains(t *testing.T) {
	for image, want := range map[string]int{"app:v1-latency300ms": 0, "app:v1-latency300ms-drain": 200, "app:v1-latency300ms-ignore": 200} {
		process, url := run(t, image)
		await(t, url+"/ready", 200)
		answer := make(chan int)
		go func() { answer <- status(url) }()
		time.Sleep(100 * time.Millisecond)
		process.Terminate()
		if got := <-answer; got != want {
			t.Errorf("%s: an open request got %d, want %d", image, got, want)
		}
		if refused := status(url+"/ready") == 0; refused != !strings.HasSuffix(image, "ignore") {
			t.Errorf("%s: refuses connections after SIGTERM: %v", image, refused)
		}
	}
}

func TestACrashAndATaskEndByThemselves(t *testing.T) {
	crash, _ := run(t, "app:v1-crash50ms")
	good := StartTask(Behaviour{Run: 10 * time.Millisecond}, "pod")
	bad := StartTask(Behaviour{Fail: true}, "pod")
	for process, want := range map[*Process]int{crash: 1, good: 0, bad: 1} {
		select {
		case <-process.Exited():
		case <-time.After(2 * time.Second):
			t.Fatal("did not end")
		}
		if process.Code() != want {
			t.Errorf("code %d, want %d", process.Code(), want)
		}
	}
}

func TestHealthIsAnsweredOverGrpcToo(t *testing.T) {
	_, url := run(t, "app:v1")
	await(t, url, 200)
	connection, err := grpc.NewClient(strings.TrimPrefix(url, "http://"), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	answer, err := grpc_health_v1.NewHealthClient(connection).Check(ctx, &grpc_health_v1.HealthCheckRequest{})
	if err != nil || answer.Status != grpc_health_v1.HealthCheckResponse_SERVING {
		t.Errorf("got %v, %v", answer, err)
	}
}

func TestMetricsCountAnswersByCodeAndPath(t *testing.T) {
	m := newMetrics()
	m.observe("/", 200, 20*time.Millisecond)
	m.observe("/", 200, 30*time.Millisecond)
	m.observe("/api", 500, 20*time.Second)
	for _, line := range []string{
		`http_requests_total{code="200",path="/"} 2`,
		`http_requests_total{code="500",path="/api"} 1`,
		`http_request_duration_seconds_bucket{code="200",path="/",le="0.025"} 1`,
		`http_request_duration_seconds_bucket{code="200",path="/",le="0.05"} 2`,
		`http_request_duration_seconds_bucket{code="500",path="/api",le="10"} 0`,
		`http_request_duration_seconds_bucket{code="500",path="/api",le="+Inf"} 1`,
	} {
		if !strings.Contains(m.text(), line+"\n") {
			t.Errorf("%s is not in\n%s", line, m.text())
		}
	}
}
