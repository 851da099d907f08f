package load

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/split"
)

// Broken is the failure of a request whose connection was closed under it. The next request opens another.
const Broken = "broken"

// Connections are long-lived connections that each stay with one pod and send a request every second, as WebSocket clients may. They are bounded like a lane.
type Connections struct {
	// Address is where the connections go, Host what they ask for.
	Address, Host string
	// Number is how many connections are open.
	Number int
	// Limit bounds them in time.
	Limit time.Duration
}

// Run keeps the connections open until ctx is over or the limit is reached. The samples are in no order.
func (c Connections) Run(ctx context.Context) []Sample {
	ctx, cancel := context.WithTimeout(ctx, c.Limit)
	defer cancel()
	var mu sync.Mutex
	var samples []Sample
	var open sync.WaitGroup
	begin := time.Now()
	for number := range c.Number {
		open.Go(func() {
			own := c.keep(ctx, begin.Add(time.Duration(number)*time.Second/time.Duration(c.Number)))
			mu.Lock()
			defer mu.Unlock()
			samples = append(samples, own...)
		})
	}
	open.Wait()
	return samples
}

// keep keeps one connection.
func (c Connections) keep(ctx context.Context, due time.Time) []Sample {
	var samples []Sample
	var connection *stream
	for ; ; due = due.Add(time.Second) {
		select {
		case <-ctx.Done():
			connection.close()
			return samples
		case <-time.After(time.Until(due)):
		}
		sample := Sample{Due: due, Late: time.Since(due)}
		if connection == nil {
			connection, sample.Failure = c.open()
		}
		if connection != nil {
			if sample.Version, sample.Failure = connection.ask(c.Host); sample.Failure == Broken {
				connection.close()
				connection = nil
			}
		}
		sample.Took = time.Since(due)
		samples = append(samples, sample)
	}
}

// stream is a connection with its reader.
type stream struct {
	net.Conn
	reader *bufio.Reader
}

// open opens a connection, or tells why that failed.
func (c Connections) open() (*stream, string) {
	connection, err := net.DialTimeout("tcp", c.Address, answerLimit)
	if err != nil {
		return nil, "no answer from the data plane"
	}
	s := &stream{connection, bufio.NewReader(connection)}
	response, err := s.send(fmt.Sprintf(split.OpenTunnel, c.Host))
	if err != nil || response.StatusCode != http.StatusSwitchingProtocols {
		s.close()
		if err == nil && response.Header.Get(split.FailureHeader) != "" {
			return nil, response.Header.Get(split.FailureHeader)
		}
		return nil, "not opened"
	}
	return s, ""
}

// ask sends a request and tells the version that answered, or the failure.
func (s *stream) ask(host string) (version, failure string) {
	response, err := s.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
	if err != nil {
		return "", Broken
	}
	defer response.Body.Close()
	version = response.Header.Get(versionHeader)
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return "", Broken
	}
	if response.StatusCode != http.StatusOK {
		return version, fmt.Sprint(response.StatusCode)
	}
	return version, ""
}

func (s *stream) send(request string) (*http.Response, error) {
	if err := s.SetDeadline(time.Now().Add(answerLimit)); err != nil {
		return nil, err
	}
	if _, err := s.Write([]byte(request)); err != nil {
		return nil, err
	}
	return http.ReadResponse(s.reader, nil)
}

func (s *stream) close() {
	if s != nil {
		_ = s.Conn.Close()
	}
}
