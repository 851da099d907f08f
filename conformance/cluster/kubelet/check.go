package kubelet

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
	corev1 "k8s.io/api/core/v1"
)

// userAgent is how kubelet introduces itself to a container.
const userAgent = "kube-probe/1.34"

// prober asks each time over a new connection and follows no redirect: a redirect is a success.
var prober = http.Client{
	Transport:     &http.Transport{DisableKeepAlives: true},
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// check sends one probe and tells whether it succeeded in time.
func (c *container) check(ctx context.Context, probe *corev1.Probe) bool {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(probe.TimeoutSeconds)*time.Second)
	defer cancel()
	switch {
	case probe.HTTPGet != nil:
		return checkHTTP(ctx, endpoint(c.pod.address, resolve(c.spec, probe.HTTPGet.Port)), probe.HTTPGet)
	case probe.TCPSocket != nil:
		return checkTCP(ctx, endpoint(c.pod.address, resolve(c.spec, probe.TCPSocket.Port)))
	case probe.GRPC != nil:
		return checkGRPC(ctx, endpoint(c.pod.address, probe.GRPC.Port), probe.GRPC)
	default:
		log.Printf("pod %s, container %s: a probe of this kind always fails here", c.pod.object.Name, c.spec.Name)
		return false
	}
}

func checkHTTP(ctx context.Context, at string, action *corev1.HTTPGetAction) bool {
	if action.Scheme == corev1.URISchemeHTTPS {
		return false // no program here speaks TLS
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("http://%s/%s", at, strings.TrimPrefix(action.Path, "/")), nil)
	if err != nil {
		return false
	}
	request.Header.Set("User-Agent", userAgent)
	for _, header := range action.HTTPHeaders {
		request.Header.Add(header.Name, header.Value)
	}
	response, err := prober.Do(request)
	if err != nil {
		return false
	}
	_ = response.Body.Close()
	return response.StatusCode >= 200 && response.StatusCode < 400
}

func checkTCP(ctx context.Context, at string) bool {
	connection, err := new(net.Dialer).DialContext(ctx, "tcp", at)
	if err != nil {
		return false
	}
	return connection.Close() == nil
}

func checkGRPC(ctx context.Context, at string, action *corev1.GRPCAction) bool {
	connection, err := grpc.NewClient(at, grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithUserAgent(userAgent))
	if err != nil {
		return false
	}
	defer connection.Close()
	service := ""
	if action.Service != nil {
		service = *action.Service
	}
	answer, err := grpc_health_v1.NewHealthClient(connection).Check(ctx, &grpc_health_v1.HealthCheckRequest{Service: service})
	return err == nil && answer.Status == grpc_health_v1.HealthCheckResponse_SERVING
}
