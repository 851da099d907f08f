package kubelet

import (
	"context"
	"time"

	corev1 "k8s.io/api/core/v1"
)

// verdict counts a probe's results until they are as many in a row as its threshold asks for.
type verdict struct {
	successes, failures int32
	last                bool
	run                 int32
}

// add takes a result and tells whether a threshold is reached.
func (v *verdict) add(ok bool) bool {
	if v.run == 0 || ok != v.last {
		v.last, v.run = ok, 0
	}
	v.run++
	if ok {
		return v.run >= v.successes
	}
	return v.run >= v.failures
}

// probe keeps the state of a running process: the startup probe first, then readiness and liveness side by side.
// Startup and liveness probes stop when the pod is no longer alive, the readiness probe when the process is gone.
func (c *container) probe(alive, process context.Context) {
	begin := time.Now()
	living, stop := context.WithCancel(process)
	defer stop()
	defer context.AfterFunc(alive, stop)()

	if c.spec.StartupProbe != nil && !c.passesStartup(living, begin) {
		return
	}
	if c.spec.LivenessProbe != nil {
		go c.every(living, begin, c.spec.LivenessProbe, func(ok bool) bool {
			if !ok {
				c.fail(c.spec.LivenessProbe)
			}
			return ok
		})
	}
	if c.spec.ReadinessProbe != nil {
		c.every(process, begin, c.spec.ReadinessProbe, func(ok bool) bool {
			c.set(process, &c.ready, ok)
			return true
		})
		return
	}
	<-process.Done()
}

// passesStartup returns when the startup probe has succeeded, or failed too often.
func (c *container) passesStartup(living context.Context, begin time.Time) bool {
	passed := false
	c.every(living, begin, c.spec.StartupProbe, func(ok bool) bool {
		if passed = ok; !ok {
			c.fail(c.spec.StartupProbe)
		}
		return false
	})
	if passed {
		c.set(living, &c.started, true)
		if c.spec.ReadinessProbe == nil {
			c.set(living, &c.ready, true)
		}
	}
	return passed
}

// every runs a probe until ctx is over or on says enough. It is first due at once; what comes before initialDelaySeconds is skipped, not shifted.
func (c *container) every(ctx context.Context, begin time.Time, probe *corev1.Probe, on func(bool) bool) {
	results := verdict{successes: probe.SuccessThreshold, failures: probe.FailureThreshold}
	tick := time.NewTicker(time.Duration(probe.PeriodSeconds) * time.Second)
	defer tick.Stop()
	for ctx.Err() == nil {
		if time.Since(begin) >= time.Duration(probe.InitialDelaySeconds)*time.Second {
			ok := c.check(ctx, probe)
			if ctx.Err() != nil {
				return
			}
			if results.add(ok) && !on(ok) {
				return
			}
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// fail asks for the end of the present process, with the probe's own grace period if it has one.
func (c *container) fail(probe *corev1.Probe) {
	grace := c.pod.gracePeriod()
	if probe.TerminationGracePeriodSeconds != nil {
		grace = time.Duration(*probe.TerminationGracePeriodSeconds) * time.Second
	}
	select {
	case c.unhealthy <- grace:
	default:
	}
}

// set changes a flag of the process that ctx stands for, and reports that if it is news.
func (c *container) set(ctx context.Context, flag *bool, value bool) {
	c.pod.mu.Lock()
	news := *flag != value && ctx.Err() == nil
	if news {
		*flag = value
	}
	c.pod.mu.Unlock()
	if news {
		c.pod.report()
	}
}
