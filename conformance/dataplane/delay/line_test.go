package delay

import (
	"testing"
	"time"
)

func TestChangesComeInOrderAndNotBeforeTheirTime(t *testing.T) {
	const delay = 50 * time.Millisecond
	type arrival struct {
		change int
		after  time.Duration
	}
	arrivals := make(chan arrival, 100)
	begin := time.Now()
	line := NewLine(delay, func(change int) { arrivals <- arrival{change, time.Since(begin)} })
	for change := range 100 {
		line.Add(change)
	}
	for want := range 100 {
		got := <-arrivals
		if got.change != want {
			t.Fatalf("change %d came as number %d", got.change, want)
		}
		if got.after < delay {
			t.Fatalf("change %d came after %s", got.change, got.after)
		}
	}
}

func TestWithoutDelayAChangeIsHandedOnAtOnce(t *testing.T) {
	arrived := make(chan struct{})
	line := NewLine(0, func(struct{}) { close(arrived) })
	line.Add(struct{}{})
	select {
	case <-arrived:
	case <-time.After(5 * time.Second):
		t.Fatal("not handed on")
	}
	line.Close()
}
