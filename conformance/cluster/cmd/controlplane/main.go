// Command controlplane is every program of a real Kubernetes control plane, and the two command line clients of a release, in one binary: the first argument picks one.
// One binary links once and is the same version throughout.
package main

import (
	"fmt"
	"os"
	"sort"
	"strings"

	argorollouts "github.com/argoproj/argo-rollouts/pkg/kubectl-argo-rollouts/cmd"
	argooptions "github.com/argoproj/argo-rollouts/pkg/kubectl-argo-rollouts/options"
	"github.com/spf13/cobra"
	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/cli-runtime/pkg/genericclioptions"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
)

// programs are those that start alike; etcd and the Argo Rollouts plugin bring their own start.
var programs = map[string]func() *cobra.Command{
	"kube-apiserver":          apiserver.NewAPIServerCommand,
	"kube-controller-manager": controllermanager.NewControllerManagerCommand,
	"kube-scheduler":          func() *cobra.Command { return scheduler.NewSchedulerCommand() },
	"kubectl":                 func() *cobra.Command { return kubectl.NewDefaultKubectlCommand() },
}

func main() {
	if len(os.Args) < 2 {
		usage("no program named")
	}
	name := os.Args[1]
	os.Args = append([]string{name}, os.Args[2:]...)
	switch name {
	case "etcd":
		etcdmain.Main(os.Args)
		return
	case "kubectl-argo-rollouts":
		streams := genericclioptions.IOStreams{In: os.Stdin, Out: os.Stdout, ErrOut: os.Stderr}
		if argorollouts.NewCmdArgoRollouts(argooptions.NewArgoRolloutsOptions(streams)).Execute() != nil {
			os.Exit(1)
		}
		return
	}
	program, known := programs[name]
	if !known {
		usage(fmt.Sprintf("program %q is not in this binary", name))
	}
	os.Exit(cli.Run(program()))
}

func usage(reason string) {
	names := []string{"etcd", "kubectl-argo-rollouts"}
	for name := range programs {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Fprintf(os.Stderr, "controlplane: %s\nusage: controlplane %s [flags]\n", reason, strings.Join(names, "|"))
	os.Exit(2)
}
