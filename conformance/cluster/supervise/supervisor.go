// Package supervise starts a real Kubernetes control plane with the real Argo Rollouts controller, and ends exactly what it started.
package supervise

import (
	"context"
	"fmt"
	"os"
	"time"
)

// startLimit bounds how long a cluster may take to be ready. Idle machines need 6 seconds.
const startLimit = 90 * time.Second

// Supervisor holds the running programs, in the order in which they were started.
type Supervisor struct {
	layout    Layout
	processes []*Process
}

// Start brings a cluster up in this process' network namespace. What it started before an error it ends again.
func Start(layout Layout, nodes int) (*Supervisor, error) {
	s := &Supervisor{layout: layout}
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	if err := s.start(ctx, nodes); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

func (s *Supervisor) start(ctx context.Context, nodes int) error {
	for _, folder := range []string{s.layout.State, s.layout.Logs, s.layout.file("temporary")} {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	if err := openNetwork(); err != nil {
		return err
	}
	if err := writeCredentials(s.layout.State); err != nil {
		return err
	}
	if _, err := s.Run("etcd", s.layout.etcd()...); err != nil {
		return err
	}
	apiServer, err := s.Run("kube-apiserver", s.layout.apiServer()...)
	if err != nil {
		return err
	}
	if err := awaitHealth(ctx, apiServer, apiAddress+"/readyz"); err != nil {
		return err
	}
	// Before the controller manager, which otherwise learns of Rollouts only half a minute later: until then no autoscaler finds one.
	if err := furnish(ctx, s.layout); err != nil {
		return err
	}
	manager, err := s.Run("kube-controller-manager", s.layout.controllerManager()...)
	if err != nil {
		return err
	}
	scheduler, err := s.Run("kube-scheduler", s.layout.scheduler()...)
	if err != nil {
		return err
	}
	if _, err := s.Run("kubelet", s.layout.kubelet(nodes)...); err != nil {
		return err
	}
	rollouts, err := s.Run("rollouts-controller", s.layout.rolloutsController()...)
	if err != nil {
		return err
	}
	for url, p := range map[string]*Process{
		"https://127.0.0.1:10257/healthz": manager,
		"https://127.0.0.1:10259/healthz": scheduler,
		"http://127.0.0.1:18080/healthz":  rollouts,
	} {
		if err := awaitHealth(ctx, p, url); err != nil {
			return err
		}
	}
	return nil
}

// Run starts one more program of this cluster. It is to be called from the main thread.
func (s *Supervisor) Run(name string, program ...string) (*Process, error) {
	p, err := start(s.layout.Logs, name, program, "TMPDIR="+s.layout.file("temporary"), "KUBECONFIG="+s.layout.Kubeconfig())
	if err != nil {
		return nil, err
	}
	s.processes = append(s.processes, p)
	return p, nil
}

// Ended names the programs that are gone though nobody asked them to.
func (s *Supervisor) Ended() error {
	for _, p := range s.processes {
		if !p.Running() {
			return fmt.Errorf("%s ended by itself: see %s/%s.log", p.Name, s.layout.Logs, p.Name)
		}
	}
	return nil
}

// Stop ends everything, last started first, and removes the state.
func (s *Supervisor) Stop() {
	for i := len(s.processes) - 1; i >= 0; i-- {
		s.processes[i].stop()
	}
	_ = os.RemoveAll(s.layout.State)
}
