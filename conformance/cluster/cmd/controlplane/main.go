// Command controlplane is every server of a real Kubernetes control plane in one binary: the first argument picks one.
// One binary links once and is the same version throughout.
//
// The clients are not in it. Argo Rollouts' plugin makes its kinds known to everything that it is linked with,
// and a kubectl that knows them sends patches which the API server refuses.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

// programs are those that start alike; etcd brings its own start.
var programs = map[string]func() *cobra.Command{
	"kube-apiserver":          apiserver.NewAPIServerCommand,
	"kube-controller-manager": controllermanager.NewControllerManagerCommand,
	"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
}

func main() {
	if len(os.Args) < 2 {
		usage("no program named")
	}
	name := os.Args[1]
	os.Args = append([]string{name}, os.Args[2:]...)
	if name == "etcd" {
		etcdmain.Main(os.Args)
		return
	}
	program, known := programs[name]
	if !known {
		usage(fmt.Sprintf("program %q is not in this binary", name))
	}
	os.Exit(cli.Run(program()))
}

func usage(reason string) {
	names := []string{"etcd"}
	for name := range programs {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Fprintf(os.Stderr, "controlplane: %s\nusage: controlplane %s [flags]\n", reason, strings.Join(names, "|"))
	os.Exit(2)
}
