// Command dryrun has a real API server judge manifests, with strict field validation and without storing them.
//
//	dryrun PATH...   YAML files, or folders of them
//
// It fails when an object is refused, and also when there is nothing to judge.
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"k8s.io/client-go/tools/clientcmd"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/dryrun"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "dryrun:", err)
		os.Exit(1)
	}
}

func run(paths []string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	files, err := dryrun.Files(paths)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("no YAML file in %v", paths)
	}
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		return err
	}
	config.QPS, config.Burst = 500, 1000
	judge, err := dryrun.New(config)
	if err != nil {
		return err
	}
	objects, refused := 0, 0
	for _, file := range files {
		count, errs := judge.File(ctx, file)
		objects += count
		refused += len(errs)
		for _, err := range errs {
			fmt.Println("refused:", err)
		}
	}
	fmt.Printf("%d files, %d objects judged, %d refused\n", len(files), objects, refused)
	if refused > 0 {
		return fmt.Errorf("%d objects refused", refused)
	}
	return nil
}
