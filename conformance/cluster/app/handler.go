package app

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
)

// VersionHeader tells the version that answered.
const VersionHeader = "X-Version"

// RequestHeader names a request. Whether a version fails it is drawn from both names: the same requests fail in every run.
const RequestHeader = "X-Request"

// probePaths are where the program answers about its own health. Any other path under /health or /ready is as unknown to it as a mistyped one.
var probePaths = map[string]bool{"/healthz": true, "/health": true, "/livez": true, "/live": true, "/readyz": true, "/ready": true, "/started": true}

// workPaths are where it does its work, with everything below.
var workPaths = []string{"/api", "/checkout"}

// handler answers requests.
type handler struct {
	behaviour Behaviour
	pod       string
	metrics   *metrics
	health    *grpc.Server
	listening atomic.Int64 // since when, in nanoseconds
}

func newHandler(b Behaviour, pod string) *handler {
	h := &handler{behaviour: b, pod: pod, metrics: newMetrics(), health: grpc.NewServer()}
	grpc_health_v1.RegisterHealthServer(h.health, health.NewServer())
	return h
}

func (h *handler) listens(since time.Time) { h.listening.Store(since.UnixNano()) }

func (h *handler) age() time.Duration {
	return time.Duration(time.Now().UnixNano() - h.listening.Load())
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h.behaviour.Hang > 0 && h.age() >= h.behaviour.Hang {
		<-r.Context().Done()
		return
	}
	if r.URL.Path == "/metrics" {
		h.metrics.ServeHTTP(w, r)
		return
	}
	begin := time.Now()
	path := route(r.URL.Path)
	isProbe := probePaths[path] || isHealthCall(r) || strings.HasPrefix(r.UserAgent(), "kube-probe/")
	code := h.decide(path, isProbe, r.Header.Get(RequestHeader))
	if code == http.StatusOK && isHealthCall(r) {
		h.health.ServeHTTP(w, r)
		return
	}
	if !isProbe {
		time.Sleep(h.behaviour.Latency)
	}
	w.Header().Set(VersionHeader, h.behaviour.Version)
	w.WriteHeader(code)
	fmt.Fprintln(w, h.pod, h.behaviour.Version, http.StatusText(code))
	h.metrics.observe(path, code, time.Since(begin))
}

// decide tells the status code of an answer.
func (h *handler) decide(path string, isProbe bool, request string) int {
	switch {
	case h.age() < h.behaviour.Warm, isProbe && h.behaviour.Never:
		return http.StatusServiceUnavailable
	case path == unknownPath:
		return http.StatusNotFound
	case !isProbe && h.behaviour.draw(request) < h.behaviour.ErrorPercent:
		return http.StatusInternalServerError
	default:
		return http.StatusOK
	}
}

func isHealthCall(r *http.Request) bool {
	return r.ProtoMajor == 2 && strings.HasPrefix(r.Header.Get("Content-Type"), "application/grpc")
}

// unknownPath stands for all paths that the program does not know, so that mistyped ones do not each become a time series.
const unknownPath = "unknown"

// route tells the path as the metrics name it.
func route(path string) string {
	if path == "/" || probePaths[path] {
		return path
	}
	for _, work := range workPaths {
		if path == work || strings.HasPrefix(path, work+"/") {
			return work
		}
	}
	if strings.HasPrefix(path, "/grpc.health.v1.Health/") {
		return "/grpc.health.v1.Health"
	}
	return unknownPath
}
