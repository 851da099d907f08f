package supervise

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/http"
	"time"
)

// The client does not check certificates: what answers on loopback in this network is what was just started.
var prober = http.Client{
	Timeout:   2 * time.Second,
	Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true},
}

// awaitHealth returns when url answers 200, or with an error when the program has ended or ctx is over.
func awaitHealth(ctx context.Context, p *Process, url string) error {
	for {
		if !p.Running() {
			return fmt.Errorf("%s ended before it was healthy: see its log", p.Name)
		}
		if response, err := prober.Get(url); err == nil {
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s is not healthy: %w", p.Name, ctx.Err())
		case <-time.After(100 * time.Millisecond):
		}
	}
}
