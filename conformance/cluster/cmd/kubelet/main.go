// Command kubelet is the stand-in for kubelet, container runtime and network on all nodes of the conformance cluster.
package main

import (
	"context"
	"flag"
	"log"
	"os"
	"os/signal"
	"syscall"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/kubelet"
)

func main() {
	kubeconfig := flag.String("kubeconfig", os.Getenv("KUBECONFIG"), "how to reach the API server")
	nodes := flag.Int("nodes", 3, "nodes to stand in for")
	flag.Parse()
	log.SetFlags(log.Ltime | log.Lmicroseconds)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		log.Fatal(err)
	}
	config.QPS, config.Burst = 500, 1000 // its own queueing must not pass for slow pods
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		log.Fatal(err)
	}
	for number := range *nodes {
		if err := kubelet.Register(ctx, client, number); err != nil {
			log.Fatal(err)
		}
	}
	if err := kubelet.New(client).Run(ctx); err != nil {
		log.Fatal(err)
	}
}
