package kubelet

import (
	"context"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

// pod is the life of one pod on its node.
type pod struct {
	client      kubernetes.Interface
	object      *corev1.Pod
	address     string
	init, main  []*container
	initialized bool
	deletions   chan time.Duration // grace periods; a shorter one may follow

	mu          sync.Mutex // guards the state of the pod and of its containers
	writing     sync.Mutex // keeps status reports in order
	transitions map[corev1.PodConditionType]corev1.PodCondition
}

func newPod(client kubernetes.Interface, object *corev1.Pod, address string) *pod {
	object = object.DeepCopy()
	now := metav1.Now()
	object.Status.StartTime = &now
	p := &pod{client: client, object: object, address: address, deletions: make(chan time.Duration, 8), transitions: map[corev1.PodConditionType]corev1.PodCondition{}}
	for i := range object.Spec.InitContainers {
		p.init = append(p.init, newContainer(p, &object.Spec.InitContainers[i], true))
	}
	for i := range object.Spec.Containers {
		p.main = append(p.main, newContainer(p, &object.Spec.Containers[i], false))
	}
	return p
}

// delete tells the pod that its object is being deleted.
func (p *pod) delete(grace time.Duration) {
	select {
	case p.deletions <- grace:
	default: // it knows already, and has been told so many times that this one cannot matter
	}
}

// run lives the pod: init containers in their order, then all others, until they have ended or the pod is deleted.
func (p *pod) run() {
	p.report()
	alive, end := context.WithCancel(context.Background())
	defer end()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if p.initialize(alive) {
			p.work(alive)
		}
	}()
	select {
	case grace := <-p.deletions:
		end()
		p.terminate(grace)
	case <-ended:
		p.terminateSidecars(p.gracePeriod())
		p.report()
		p.await()
	}
	p.report()
	p.remove()
}

// initialize tells whether all init containers did their part.
func (p *pod) initialize(alive context.Context) bool {
	for _, c := range p.init {
		if c.isSidecar() {
			go c.run(alive)
			if !c.awaitStarted(alive) {
				return false
			}
			continue
		}
		c.run(alive)
		if alive.Err() != nil || !c.succeeded() {
			return false
		}
	}
	p.change(func() { p.initialized = true })
	return true
}

// work returns when all containers have ended and none will be started again.
func (p *pod) work(alive context.Context) {
	var all sync.WaitGroup
	for _, c := range p.main {
		all.Go(func() { c.run(alive) })
	}
	all.Wait()
}

// await waits until somebody deletes a pod that has ended.
func (p *pod) await() { <-p.deletions }

func (p *pod) gracePeriod() time.Duration {
	return time.Duration(*p.object.Spec.TerminationGracePeriodSeconds) * time.Second
}

// terminate returns when every container has ended. Sidecars go last, with what is left of the grace period.
func (p *pod) terminate(grace time.Duration) {
	killed, kill := context.WithCancel(context.Background())
	defer kill()
	if grace == 0 {
		kill()
	}
	go func() { // deleted once more, this time by force
		for {
			select {
			case again := <-p.deletions:
				if again == 0 {
					kill()
				}
			case <-killed.Done():
				return
			}
		}
	}()
	begin := time.Now()
	var all sync.WaitGroup
	for _, c := range p.main {
		all.Go(func() { c.stop(killed, grace) })
	}
	all.Wait()
	p.stopSidecars(killed, grace-time.Since(begin))
}

func (p *pod) terminateSidecars(grace time.Duration) { p.stopSidecars(context.Background(), grace) }

func (p *pod) stopSidecars(killed context.Context, grace time.Duration) {
	begin := time.Now()
	for i := len(p.init) - 1; i >= 0; i-- {
		p.init[i].stop(killed, max(grace-time.Since(begin), 0))
	}
}

// change alters the state and reports it.
func (p *pod) change(alter func()) {
	p.mu.Lock()
	alter()
	p.mu.Unlock()
	p.report()
}
