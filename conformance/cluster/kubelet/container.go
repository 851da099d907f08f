package kubelet

import (
	"context"
	"fmt"
	"log"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/app"
)

// minimumGrace is what is left to a container after its preStop hook, however long that took.
const minimumGrace = 2 * time.Second

// container is one container of a pod, over all its restarts.
type container struct {
	pod  *pod
	spec *corev1.Container
	init bool
	// unhealthy receives the grace period with which a failed probe ends the present process.
	unhealthy chan time.Duration

	// guarded by the pod's lock
	process        *app.Process
	state, last    corev1.ContainerState
	restarts       int32
	started, ready bool
}

func newContainer(p *pod, spec *corev1.Container, init bool) *container {
	reason := "ContainerCreating"
	if !init && len(p.init) > 0 {
		reason = "PodInitializing"
	}
	return &container{pod: p, spec: spec, init: init, unhealthy: make(chan time.Duration, 1),
		state: corev1.ContainerState{Waiting: &corev1.ContainerStateWaiting{Reason: reason}}}
}

// isSidecar tells whether this is an init container that stays.
func (c *container) isSidecar() bool {
	return c.init && c.spec.RestartPolicy != nil && *c.spec.RestartPolicy == corev1.ContainerRestartPolicyAlways
}

// isTask tells whether the program is expected to end by itself.
func (c *container) isTask() bool {
	return !c.isSidecar() && (c.init || c.pod.object.Spec.RestartPolicy != corev1.RestartPolicyAlways)
}

// run starts the container, again and again where its restart policy says so, until it is over for good or the pod is no longer alive.
func (c *container) run(alive context.Context) {
	behaviour, err := app.Parse(c.spec.Image)
	if err != nil {
		log.Println(err)
		c.wait("ErrImagePull", err.Error())
		<-alive.Done()
		return
	}
	for attempt := 0; alive.Err() == nil; attempt++ {
		if attempt > 0 {
			if delay := backOff(attempt); delay > 0 {
				c.wait("CrashLoopBackOff", fmt.Sprintf("back-off %s restarting failed container", delay))
				pause(alive, delay)
			}
			if alive.Err() != nil {
				return
			}
		}
		if code := c.runOnce(alive, behaviour, attempt); alive.Err() != nil || !c.restartsAfter(code) {
			return
		}
	}
}

// runOnce runs one process to its end and tells the code. When the pod dies first, the process is left to whoever terminates the pod.
func (c *container) runOnce(alive context.Context, behaviour app.Behaviour, attempt int) int {
	process := c.launch(alive, behaviour, attempt)
	if process == nil {
		return 0
	}
	probing, stopProbing := context.WithCancel(context.Background())
	go func() {
		<-process.Exited()
		stopProbing()
	}()
	if !c.isTask() {
		go c.probe(alive, probing)
	}
	select {
	case <-alive.Done():
		return 0
	case grace := <-c.unhealthy:
		c.end(context.Background(), process, grace)
	case <-process.Exited():
	}
	if alive.Err() != nil {
		return 0
	}
	c.ended(process)
	return process.Code()
}

// launch starts a process, unless the pod is being deleted: whoever terminates it looks for processes under the same lock, so none is missed.
func (c *container) launch(alive context.Context, behaviour app.Behaviour, attempt int) *app.Process {
	var process *app.Process
	c.pod.change(func() {
		if alive.Err() != nil {
			return
		}
		if c.isTask() {
			process = app.StartTask(behaviour, c.pod.object.Name)
		} else {
			process = app.Start(behaviour, c.pod.object.Name, c.addresses())
		}
		select { // a verdict on the process before
		case <-c.unhealthy:
		default:
		}
		c.process, c.restarts = process, int32(attempt)
		c.state = corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: metav1.Now()}}
		c.started = c.spec.StartupProbe == nil
		c.ready = c.started && c.spec.ReadinessProbe == nil
	})
	return process
}

// ended records that the present process is over.
func (c *container) ended(process *app.Process) {
	c.pod.change(func() {
		reason := "Completed"
		if process.Code() != 0 {
			reason = "Error"
		}
		begin := metav1.Time{}
		if c.state.Running != nil {
			begin = c.state.Running.StartedAt
		}
		c.last = corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{ExitCode: int32(process.Code()), Reason: reason, StartedAt: begin, FinishedAt: metav1.Now()}}
		c.state, c.process = c.last, nil
		c.started, c.ready = false, false
	})
}

func (c *container) wait(reason, message string) {
	c.pod.change(func() {
		c.state = corev1.ContainerState{Waiting: &corev1.ContainerStateWaiting{Reason: reason, Message: message}}
	})
}

// restartsAfter tells whether the restart policy wants another process after one that ended with this code.
func (c *container) restartsAfter(code int) bool {
	switch {
	case c.isSidecar():
		return true
	case c.pod.object.Spec.RestartPolicy == corev1.RestartPolicyNever:
		return false
	case c.isTask():
		return code != 0
	default:
		return true
	}
}

// succeeded tells whether the container has ended with code 0.
func (c *container) succeeded() bool {
	c.pod.mu.Lock()
	defer c.pod.mu.Unlock()
	return c.state.Terminated != nil && c.state.Terminated.ExitCode == 0
}

// awaitStarted tells whether the container has passed its startup probe before the pod was deleted.
func (c *container) awaitStarted(alive context.Context) bool {
	for alive.Err() == nil {
		c.pod.mu.Lock()
		started := c.started
		c.pod.mu.Unlock()
		if started {
			return true
		}
		pause(alive, 20*time.Millisecond)
	}
	return false
}

// stop ends a container of a pod that is being deleted.
func (c *container) stop(killed context.Context, grace time.Duration) {
	c.pod.mu.Lock()
	process := c.process
	c.pod.mu.Unlock()
	if process != nil {
		c.end(killed, process, grace)
		c.ended(process)
	}
}

// end runs the preStop hook, sends SIGTERM, and SIGKILL when the grace period is over or killed is.
func (c *container) end(killed context.Context, process *app.Process, grace time.Duration) {
	hook := min(preStop(c.spec), grace)
	select {
	case <-process.Exited():
		return
	case <-time.After(hook):
	case <-killed.Done():
	}
	process.Terminate()
	select {
	case <-process.Exited():
		return
	case <-time.After(max(grace-hook, minimumGrace)):
	case <-killed.Done():
	}
	process.Kill()
}

// backOff is the pause before a container is started once more: none before the first restart, then 10 s, doubled up to five minutes.
func backOff(attempt int) time.Duration {
	if attempt <= 1 {
		return 0
	}
	return min(10*time.Second<<min(attempt-2, 10), 5*time.Minute)
}

// pause sleeps for d or until ctx is over.
func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
