// Package load sends requests at a constant rate, whatever becomes of them, and keeps what became of each.
package load

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/split"
)

// versionHeader tells the version that answered; who answers without it is no pod.
const versionHeader = "X-Version"

// requestHeader names a request: pods draw from it whether they fail it.
const requestHeader = "X-Request"

// answerLimit is how long a client waits.
const answerLimit = 8 * time.Second

// Lane is one stream of requests. It is bounded twice: whatever happens, it sends no more than Most requests and ends after Limit.
type Lane struct {
	// Name tells its requests from those of other lanes.
	Name string
	// URL is where requests go, Host what they ask for.
	URL, Host string
	// Rate is the number of requests per second.
	Rate int
	// Kept keeps the client's connections open for the next request. Without it each request has a connection of its own.
	Kept bool
	// Most and Limit bound the lane.
	Most  int
	Limit time.Duration
}

// Sample is what became of one request.
type Sample struct {
	// Due is when the request was to be sent.
	Due time.Time
	// Took is the time from then to the end of the answer: a late request counts as a slow one.
	Took time.Duration
	// Late is how late the request was sent.
	Late time.Duration
	// Version is the version that answered, empty if none did.
	Version string
	// Failure is empty for a good answer, else why it is none: the status code of the version, or what the data plane or the client met.
	Failure string
}

// Run sends requests until ctx is over or a bound is reached, and returns when all are answered. The samples are in the order in which they were due.
func (l Lane) Run(ctx context.Context) []Sample {
	client := &http.Client{Timeout: answerLimit, Transport: &http.Transport{DisableKeepAlives: !l.Kept, MaxIdleConnsPerHost: 1000}}
	ctx, cancel := context.WithTimeout(ctx, l.Limit)
	defer cancel()
	var samples []*Sample
	var open sync.WaitGroup
	begin := time.Now()
	for number := range l.Most {
		due := begin.Add(time.Duration(number) * time.Second / time.Duration(l.Rate))
		select {
		case <-time.After(time.Until(due)):
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break
		}
		sample := &Sample{Due: due, Late: time.Since(due)}
		samples = append(samples, sample)
		open.Go(func() {
			sample.Version, sample.Failure = l.ask(client, number)
			sample.Took = time.Since(due)
		})
	}
	open.Wait()
	result := make([]Sample, len(samples))
	for i, sample := range samples {
		result[i] = *sample
	}
	return result
}

// ask sends one request. It is not bound to the lane's context: what was sent is waited for.
func (l Lane) ask(client *http.Client, number int) (version, failure string) {
	request, err := http.NewRequest(http.MethodGet, l.URL, nil)
	if err != nil {
		return "", err.Error()
	}
	request.Host = l.Host
	request.Header.Set(requestHeader, fmt.Sprint(l.Name, "-", number))
	response, err := client.Do(request)
	if err != nil {
		return "", "no answer from the data plane"
	}
	defer response.Body.Close()
	version = response.Header.Get(versionHeader)
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return version, "cut"
	}
	switch told := response.Header.Get(split.FailureHeader); {
	case response.StatusCode == http.StatusOK:
		return version, ""
	case version != "":
		return version, strconv.Itoa(response.StatusCode)
	case told != "":
		return "", told
	default:
		return "", strconv.Itoa(response.StatusCode) + " from the data plane"
	}
}
