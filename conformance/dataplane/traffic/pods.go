package traffic

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strconv"
	"time"

	corev1 "k8s.io/api/core/v1"
	policyv1 "k8s.io/api/policy/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/cache"
)

// leaving is the label that a scenario puts on the pods that it wants to be evicted.
const leaving = "leaving=yes"

// retry is how soon an eviction is asked for again that the budget refused.
const retry = 250 * time.Millisecond

// Pods knows the pods of the cluster.
type Pods struct {
	client kubernetes.Interface
	store  cache.Store
}

// NewPods follows the pods of a cluster until ctx is over.
func NewPods(ctx context.Context, client kubernetes.Interface) *Pods {
	factory := informers.NewSharedInformerFactory(client, 0)
	informer := factory.Core().V1().Pods().Informer()
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	return &Pods{client, informer.GetStore()}
}

// ServeHTTP lists the pods as Prometheus' http_sd wants them, labelled as its kubernetes_sd would: Debian builds Prometheus without the latter.
func (p *Pods) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	type group struct {
		Targets []string          `json:"targets"`
		Labels  map[string]string `json:"labels"`
	}
	groups := []group{}
	for _, object := range p.store.List() {
		pod := object.(*corev1.Pod)
		if pod.Status.PodIP == "" || len(pod.Spec.Containers[0].Ports) == 0 {
			continue
		}
		port := strconv.Itoa(int(pod.Spec.Containers[0].Ports[0].ContainerPort))
		groups = append(groups, group{[]string{net.JoinHostPort(pod.Status.PodIP, port)}, map[string]string{"namespace": pod.Namespace, "pod": pod.Name}})
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(groups)
}

// Evict evicts the leaving pods of a namespace one by one, each again and again while the budget refuses it, as `kubectl drain` does.
func (p *Pods) Evict(ctx context.Context, namespace string) error {
	pods, err := p.client.CoreV1().Pods(namespace).List(ctx, metav1.ListOptions{LabelSelector: leaving})
	if err != nil {
		return err
	}
	for _, pod := range pods.Items {
		if err := p.evict(ctx, &pod); err != nil {
			return err
		}
	}
	return nil
}

func (p *Pods) evict(ctx context.Context, pod *corev1.Pod) error {
	eviction := &policyv1.Eviction{ObjectMeta: metav1.ObjectMeta{Name: pod.Name, Namespace: pod.Namespace}}
	for {
		err := p.client.CoreV1().Pods(pod.Namespace).EvictV1(ctx, eviction)
		switch {
		case err == nil, apierrors.IsNotFound(err):
			return nil
		case !apierrors.IsTooManyRequests(err):
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(retry):
		}
	}
}
