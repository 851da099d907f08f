// Package kubelet stands in for kubelet and container runtime. Every pod that the scheduler binds runs as a real server on an address of its own.
//
// What it keeps of their contract is what zero downtime hangs on, in real time:
//   - a container without readiness probe is ready as soon as it runs, whether it listens or not;
//   - startup, readiness and liveness probes are sent for real, with the period, delay, timeout and thresholds of the manifest;
//     readiness goes on being probed while the pod terminates, the other two stop;
//   - a container that fails its startup or liveness probe is ended (preStop, SIGTERM, grace period, SIGKILL) and started again, with growing pauses;
//   - a deleted pod runs preStop first and still serves, then gets SIGTERM, and SIGKILL when terminationGracePeriodSeconds since
//     the deletion are over; only then does the object go;
//   - init containers come first, those with restartPolicy Always stay and end last; containers of Jobs end by themselves.
//
// Left out: image pulls, volumes, exec probes (they fail), readiness gates, kubelet's own delays, node pressure, node loss.
package kubelet

import (
	"context"
	"fmt"
	"sync"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

// Kubelet runs the pods of all nodes.
type Kubelet struct {
	client kubernetes.Interface
	mu     sync.Mutex
	pods   map[types.UID]*pod
	given  int
}

// New makes a kubelet for the nodes of a cluster.
func New(client kubernetes.Interface) *Kubelet {
	return &Kubelet{client: client, pods: map[types.UID]*pod{}}
}

// Run follows the pods of the cluster until ctx is over.
func (k *Kubelet) Run(ctx context.Context) error {
	factory := informers.NewSharedInformerFactory(k.client, 0)
	_, err := factory.Core().V1().Pods().Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(object any) { k.sync(object.(*corev1.Pod)) },
		UpdateFunc: func(_, object any) { k.sync(object.(*corev1.Pod)) },
		DeleteFunc: func(object any) {
			if tombstone, missed := object.(cache.DeletedFinalStateUnknown); missed {
				object = tombstone.Obj
			}
			k.gone(object.(*corev1.Pod))
		},
	})
	if err != nil {
		return err
	}
	factory.Start(ctx.Done())
	<-ctx.Done()
	return nil
}

// sync starts a pod that is new on a node and terminates one that is being deleted.
func (k *Kubelet) sync(object *corev1.Pod) {
	if object.Spec.NodeName == "" {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	p := k.pods[object.UID]
	if p == nil {
		p = newPod(k.client, object, k.address())
		k.pods[object.UID] = p
		go p.run()
	}
	if object.DeletionTimestamp != nil {
		p.delete(time.Duration(*object.DeletionGracePeriodSeconds) * time.Second)
	}
}

// gone ends what still runs of a pod whose object was removed without waiting for it.
func (k *Kubelet) gone(object *corev1.Pod) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p := k.pods[object.UID]; p != nil {
		p.delete(0)
		delete(k.pods, object.UID)
	}
}

// address gives each pod an address that no pod had before: who still sends to an old one is refused, never answered by somebody else.
func (k *Kubelet) address() string {
	k.given++
	return fmt.Sprintf("10.244.%d.%d", k.given/250, k.given%250+1)
}
