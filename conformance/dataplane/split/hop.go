package split

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"
)

// FailureHeader tells why the data plane answers 502: `refused`, when the endpoint took no connection, or `cut`, when it broke an open request off.
const FailureHeader = "X-Dataplane-Failure"

const (
	connectLimit = 2 * time.Second
	answerLimit  = 10 * time.Second
)

// Hop is how requests go from the data plane to an endpoint.
type Hop struct {
	tries     int
	transport http.RoundTripper
}

// NewHop makes a hop.
//
// tries is how many endpoints a request may try when one takes no connection: 1 is no retry, 3 the default of ingress-nginx' proxy_next_upstream.
// kept keeps connections to endpoints open for the next request. By itself net/http repeats a GET whose kept connection breaks, which hides failures.
func NewHop(tries int, kept bool) Hop {
	return Hop{tries: max(tries, 1), transport: &http.Transport{
		DisableKeepAlives:     !kept,
		MaxIdleConnsPerHost:   100,
		DialContext:           (&net.Dialer{Timeout: connectLimit}).DialContext,
		ResponseHeaderTimeout: answerLimit,
	}}
}

type triesKey struct{}

// to proxies to one endpoint; other takes over when that takes no connection and tries are left.
func (h Hop) to(endpoint *url.URL, other http.Handler) http.Handler {
	proxy := &httputil.ReverseProxy{
		Transport: h.transport,
		ErrorLog:  log.New(io.Discard, "", 0),
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(endpoint)
			r.Out.Host = r.In.Host
		},
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) {
			tried, _ := r.Context().Value(triesKey{}).(int)
			if tried++; isDial(err) && tried < h.tries {
				other.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), triesKey{}, tried)))
				return
			}
			w.Header().Set(FailureHeader, failure(err))
			w.WriteHeader(http.StatusBadGateway)
		},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wantsTunnel(r) {
			tunnel(w, endpoint)
			return
		}
		proxy.ServeHTTP(w, r)
	})
}

func isDial(err error) bool {
	var operation *net.OpError
	return errors.As(err, &operation) && operation.Op == "dial"
}

func failure(err error) string {
	var timeout net.Error
	switch {
	case isDial(err):
		return "refused"
	case errors.Is(err, context.Canceled):
		return "client gone"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "no answer"
	default:
		return "cut"
	}
}
