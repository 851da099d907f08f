package main

import (
	"debug/buildinfo"
	"fmt"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// versions tells what took part, as the programs themselves were built.
func versions(s settings) []string {
	return []string{
		"Argo Rollouts " + moduleOf(s.program("rollouts-controller"), "github.com/argoproj/argo-rollouts"),
		"Kubernetes " + moduleOf(s.program("controlplane"), "k8s.io/kubernetes") + " (API server, controller manager, scheduler)",
		"etcd " + moduleOf(s.program("controlplane"), "go.etcd.io/etcd/server/v3"),
		"Traefik " + moduleOf(s.program("dataplane"), "github.com/traefik/traefik/v3") + " (ingress-nginx provider, muxer, weighted round robin)",
		"Prometheus " + prometheusVersion(s.program("prometheus")),
		runtime.Version(),
	}
}

// moduleOf tells the version of a module in a program.
func moduleOf(program, path string) string {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return "unknown"
	}
	for _, module := range append([]*debug.Module{&info.Main}, info.Deps...) {
		if module.Path == path {
			if module.Replace != nil {
				return module.Replace.Version
			}
			return module.Version
		}
	}
	return "unknown"
}

// prometheusVersion is the third word of `prometheus, version 2.42.0+ds (...)`.
func prometheusVersion(program string) string {
	output, err := exec.Command(program, "--version").CombinedOutput()
	if words := strings.Fields(string(output)); err == nil && len(words) > 2 {
		return words[2]
	}
	return "unknown"
}

func machine() string { return fmt.Sprintf("%d processors, %s", runtime.NumCPU(), runtime.GOARCH) }

func now() time.Time { return time.Now().UTC() }
