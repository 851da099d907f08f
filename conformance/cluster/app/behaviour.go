// Package app is the program inside the containers of the conformance cluster: an HTTP server that behaves as the tag of its image says.
package app

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// OnTerminate is what a program does when it is asked to end (SIGTERM).
type OnTerminate string

const (
	// Exit ends at once and cuts open requests, as a program that handles no signals does.
	Exit OnTerminate = "exit"
	// Drain stops accepting connections and ends when the open requests are answered.
	Drain OnTerminate = "drain"
	// Ignore goes on until it is killed, as a shell at process id 1 does.
	Ignore OnTerminate = "ignore"
)

// Behaviour is what an image tag asks for, in parts after the version: orders:v2-start2s-latency20ms-error30-drain
type Behaviour struct {
	Version string
	// Start is the time until it listens.
	Start time.Duration
	// Warm is the time, counted from then, in which it answers 503 to everything, probes included.
	Warm time.Duration
	// Latency is the time that it takes for a request.
	Latency time.Duration
	// ErrorPercent is the share of requests answered with 500. Probes stay green: that is what makes a version bad rather than broken.
	ErrorPercent int
	// Never answers 503 to probes for ever.
	Never bool
	// Crash is the time after which it ends by itself with code 1; zero is never.
	Crash time.Duration
	// Hang is the time after which it accepts requests but answers none; zero is never.
	Hang time.Duration
	// Run is the time that a Job's container takes.
	Run time.Duration
	// Fail makes a Job's container end with code 1.
	Fail bool
	// OnTerminate is how it takes SIGTERM.
	OnTerminate OnTerminate
}

// Parse reads the behaviour from an image name. A part that means nothing is an error, so that a misspelt one cannot pass for a well-behaved program.
func Parse(image string) (Behaviour, error) {
	name := image[strings.LastIndex(image, "/")+1:]
	name, _, _ = strings.Cut(name, "@")
	_, tag, _ := strings.Cut(name, ":")
	parts := strings.Split(tag, "-")
	b := Behaviour{Version: parts[0], OnTerminate: Exit}
	durations := map[string]*time.Duration{"start": &b.Start, "warm": &b.Warm, "latency": &b.Latency, "crash": &b.Crash, "hang": &b.Hang, "run": &b.Run}
	for _, part := range parts[1:] {
		word, value := part, ""
		if digit := strings.IndexAny(part, "0123456789"); digit > 0 {
			word, value = part[:digit], part[digit:]
		}
		var err error
		switch duration := durations[word]; {
		case duration != nil:
			*duration, err = time.ParseDuration(value)
		case word == "error":
			b.ErrorPercent, err = strconv.Atoi(value)
			if err == nil && b.ErrorPercent > 100 {
				err = fmt.Errorf("more than 100 percent")
			}
		case part == "never":
			b.Never = true
		case part == "fail":
			b.Fail = true
		case part == string(Exit), part == string(Drain), part == string(Ignore):
			b.OnTerminate = OnTerminate(part)
		default:
			err = fmt.Errorf("unknown behaviour")
		}
		if err != nil {
			return Behaviour{}, fmt.Errorf("image %s: part %q: %w", image, part, err)
		}
	}
	return b, nil
}

// draw gives a number below 100, for a named request always the same.
func (b Behaviour) draw(request string) int {
	if request == "" {
		return rand.IntN(100)
	}
	seed := fnv.New64a()
	_, _ = seed.Write([]byte(b.Version + " " + request))
	return rand.New(rand.NewPCG(seed.Sum64(), 0)).IntN(100)
}
