package story

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/dynamic/dynamicinformer"
	"k8s.io/client-go/tools/cache"
)

var (
	rollouts     = schema.GroupVersionResource{Group: "argoproj.io", Version: "v1alpha1", Resource: "rollouts"}
	analysisRuns = schema.GroupVersionResource{Group: "argoproj.io", Version: "v1alpha1", Resource: "analysisruns"}
	experiments  = schema.GroupVersionResource{Group: "argoproj.io", Version: "v1alpha1", Resource: "experiments"}
	replicaSets  = schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "replicasets"}
	deployments  = schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "deployments"}
	ingresses    = schema.GroupVersionResource{Group: "networking.k8s.io", Version: "v1", Resource: "ingresses"}
	services     = schema.GroupVersionResource{Version: "v1", Resource: "services"}
	events       = schema.GroupVersionResource{Version: "v1", Resource: "events"}
	endpoints    = schema.GroupVersionResource{Group: "discovery.k8s.io", Version: "v1", Resource: "endpointslices"}
	budgets      = schema.GroupVersionResource{Group: "policy", Version: "v1", Resource: "poddisruptionbudgets"}
)

// Watcher follows the objects of one namespace and keeps what it saw of a release.
type Watcher struct {
	workload string
	begin    time.Time
	stores   map[schema.GroupVersionResource]cache.Store
	dirty    chan struct{}

	looking sync.Mutex

	mu           sync.Mutex
	observations []Observation
	events       []Event
}

// watch starts a watcher; it ends with ctx.
func watch(ctx context.Context, client dynamic.Interface, namespace, workload string) (*Watcher, error) {
	w := &Watcher{workload: workload, begin: time.Now(), stores: map[schema.GroupVersionResource]cache.Store{}, dirty: make(chan struct{}, 1)}
	factory := dynamicinformer.NewFilteredDynamicSharedInformerFactory(client, 0, namespace, nil)
	for _, resource := range []schema.GroupVersionResource{rollouts, analysisRuns, experiments, replicaSets, deployments, ingresses, services, endpoints, budgets, events} {
		informer := factory.ForResource(resource).Informer()
		w.stores[resource] = informer.GetStore()
		handler := cache.ResourceEventHandlerFuncs{
			AddFunc:    func(any) { w.touch() },
			UpdateFunc: func(any, any) { w.touch() },
			DeleteFunc: func(any) { w.touch() },
		}
		if resource == events {
			handler.AddFunc = func(object any) { w.hear(object.(*unstructured.Unstructured)) }
		}
		if _, err := informer.AddEventHandler(handler); err != nil {
			return nil, err
		}
	}
	factory.Start(ctx.Done())
	for resource, synced := range factory.WaitForCacheSync(ctx.Done()) {
		if !synced {
			return nil, fmt.Errorf("%s cannot be watched", resource.Resource)
		}
	}
	go w.follow(ctx)
	return w, nil
}

// seconds is the story's own time.
func (w *Watcher) seconds() float64 { return float64(time.Since(w.begin).Milliseconds()) / 1000 }

func (w *Watcher) touch() {
	select {
	case w.dirty <- struct{}{}:
	default: // somebody has asked for another look already
	}
}

func (w *Watcher) hear(object *unstructured.Unstructured) {
	event := Event{At: w.seconds()}
	event.Kind, _, _ = unstructured.NestedString(object.Object, "involvedObject", "kind")
	event.Name, _, _ = unstructured.NestedString(object.Object, "involvedObject", "name")
	event.Reason, _, _ = unstructured.NestedString(object.Object, "reason")
	event.Message, _, _ = unstructured.NestedString(object.Object, "message")
	if event.Kind == "Pod" || event.Kind == "ReplicaSet" {
		return // too many, and the replicas tell
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.events = append(w.events, event)
}

// follow keeps an observation whenever one differs from that before.
func (w *Watcher) follow(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.dirty:
		}
		w.look()
	}
}

// look observes the release and keeps what differs from the time before: whoever acts on a state finds it among what was seen.
func (w *Watcher) look() Observation {
	w.looking.Lock() // a look that began later is kept later
	defer w.looking.Unlock()
	o := w.observe()
	w.keep(o)
	return o
}

func (w *Watcher) keep(o Observation) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if count := len(w.observations); count == 0 || !w.observations[count-1].same(o) {
		w.observations = append(w.observations, o)
	}
}

// quiet tells for how long nothing has changed.
func (w *Watcher) quiet() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	last := 0.0
	if count := len(w.observations); count > 0 {
		last = w.observations[count-1].At
	}
	return time.Duration((w.seconds() - last) * float64(time.Second))
}

// since gives what was seen from a point of the story's time on, with the state that it began with.
func (w *Watcher) since(at float64) ([]Observation, []Event) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var seen []Observation
	for i, o := range w.observations {
		if o.At >= at || i+1 == len(w.observations) || w.observations[i+1].At > at {
			seen = append(seen, o)
		}
	}
	var heard []Event
	for _, event := range w.events {
		if event.At >= at {
			heard = append(heard, event)
		}
	}
	return seen, heard
}

func (w *Watcher) list(resource schema.GroupVersionResource) []*unstructured.Unstructured {
	var objects []*unstructured.Unstructured
	for _, object := range w.stores[resource].List() {
		objects = append(objects, object.(*unstructured.Unstructured))
	}
	return objects
}

// find gives an object by its name, nil if it is not there.
func (w *Watcher) find(resource schema.GroupVersionResource, name string) *unstructured.Unstructured {
	for _, object := range w.list(resource) {
		if object.GetName() == name {
			return object
		}
	}
	return nil
}

// plain cuts the generated parts off a run's name: what stays is the same in every run of the story.
func plain(name, workload string) string {
	parts := strings.Split(strings.TrimPrefix(name, workload+"-"), "-")
	if len(parts) > 1 && len(parts[0]) >= 5 {
		parts = parts[1:] // the hash of the pod template
	}
	return strings.Join(parts, "-")
}
