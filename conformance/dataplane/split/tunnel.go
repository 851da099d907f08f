package split

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
)

// Tunnel is what clients upgrade to for a connection that stays with one endpoint, as those of WebSocket do: whatever is sent over it afterwards goes to that endpoint, until one side closes it.
const Tunnel = "tunnel"

// OpenTunnel is the request that opens one.
const OpenTunnel = "GET / HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: " + Tunnel + "\r\n\r\n"

func wantsTunnel(r *http.Request) bool { return r.Header.Get("Upgrade") == Tunnel }

// tunnel connects the client with an endpoint and returns when one of them has closed.
func tunnel(w http.ResponseWriter, endpoint *url.URL) {
	pod, err := net.DialTimeout("tcp", endpoint.Host, connectLimit)
	if err != nil {
		w.Header().Set(FailureHeader, failure(err))
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	defer pod.Close()
	client, buffered, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer client.Close()
	if _, err := fmt.Fprintf(client, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: %s\r\n\r\n", Tunnel); err != nil {
		return
	}
	closed := make(chan struct{}, 2)
	go func() { _, _ = io.Copy(pod, buffered); closed <- struct{}{} }()
	go func() { _, _ = io.Copy(client, pod); closed <- struct{}{} }()
	<-closed
}
