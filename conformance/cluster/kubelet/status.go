package kubelet

import (
	"context"
	"encoding/json"
	"log"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// report writes the pod's status as it is now. Patches of the status do not conflict with what others write to the object.
func (p *pod) report() {
	p.writing.Lock()
	defer p.writing.Unlock()
	p.mu.Lock()
	status := p.status()
	p.mu.Unlock()
	patch, err := json.Marshal(map[string]any{"metadata": map[string]any{"uid": p.object.UID}, "status": status})
	if err != nil {
		log.Fatal(err)
	}
	_, err = p.client.CoreV1().Pods(p.object.Namespace).Patch(context.Background(), p.object.Name, types.StrategicMergePatchType, patch, metav1.PatchOptions{}, "status")
	if err != nil && !apierrors.IsNotFound(err) && !apierrors.IsConflict(err) { // gone, or another pod of that name by now
		log.Println("status:", p.object.Name, err)
	}
}

// status describes the pod; the caller holds its lock.
func (p *pod) status() corev1.PodStatus {
	ready := p.initialized
	for _, c := range p.main {
		ready = ready && c.ready
	}
	for _, c := range p.init {
		ready = ready && (c.ready || !c.isSidecar())
	}
	status := corev1.PodStatus{
		Phase:  p.phase(),
		HostIP: hostAddress, HostIPs: []corev1.HostIP{{IP: hostAddress}},
		PodIP: p.address, PodIPs: []corev1.PodIP{{IP: p.address}},
		StartTime: p.object.Status.StartTime,
		Conditions: []corev1.PodCondition{
			p.condition(corev1.PodInitialized, p.initialized),
			p.condition(corev1.ContainersReady, ready),
			p.condition(corev1.PodReady, ready),
		},
	}
	for _, c := range p.init {
		status.InitContainerStatuses = append(status.InitContainerStatuses, c.status())
	}
	for _, c := range p.main {
		status.ContainerStatuses = append(status.ContainerStatuses, c.status())
	}
	return status
}

// condition keeps the time of the last change: controllers count minReadySeconds from it.
func (p *pod) condition(kind corev1.PodConditionType, holds bool) corev1.PodCondition {
	value := corev1.ConditionFalse
	if holds {
		value = corev1.ConditionTrue
	}
	if p.transitions[kind].Status != value {
		p.transitions[kind] = corev1.PodCondition{Type: kind, Status: value, LastTransitionTime: metav1.Now()}
	}
	return p.transitions[kind]
}

func (c *container) status() corev1.ContainerStatus {
	started := c.started
	return corev1.ContainerStatus{
		Name: c.spec.Name, Image: c.spec.Image, ImageID: c.spec.Image,
		State: c.state, LastTerminationState: c.last, RestartCount: c.restarts,
		Started: &started, Ready: c.ready || c.init && c.state.Terminated != nil && c.state.Terminated.ExitCode == 0,
	}
}

// phase sums the containers up.
func (p *pod) phase() corev1.PodPhase {
	if !p.initialized {
		for _, c := range p.init {
			if failed := c.state.Terminated; failed != nil && failed.ExitCode != 0 && !c.restartsAfter(int(failed.ExitCode)) {
				return corev1.PodFailed
			}
		}
		return corev1.PodPending
	}
	phase := corev1.PodSucceeded
	for _, c := range p.main {
		end := c.state.Terminated
		switch {
		case end == nil || c.restartsAfter(int(end.ExitCode)):
			return corev1.PodRunning
		case end.ExitCode != 0:
			phase = corev1.PodFailed
		}
	}
	return phase
}

// remove takes the object away, now that nothing runs any more. It must be this very pod: a StatefulSet may have made another of its name.
func (p *pod) remove() {
	immediately := int64(0)
	err := p.client.CoreV1().Pods(p.object.Namespace).Delete(context.Background(), p.object.Name,
		metav1.DeleteOptions{GracePeriodSeconds: &immediately, Preconditions: &metav1.Preconditions{UID: &p.object.UID}})
	if err != nil && !apierrors.IsNotFound(err) && !apierrors.IsConflict(err) {
		log.Println("delete:", p.object.Name, err)
	}
}
