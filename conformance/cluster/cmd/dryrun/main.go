// Command dryrun has a real API server judge manifests, with strict field validation and without storing them.
//
//	dryrun [-unserved KIND.GROUP,...] PATH...   YAML files, or folders of them
//
// It fails when an object is refused, and also when there is nothing to judge. Objects of the unserved kinds are counted and passed over.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"k8s.io/client-go/tools/clientcmd"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/dryrun"
)

func main() {
	unserved := flag.String("unserved", "", "kinds that this API server cannot serve, with commas between them")
	flag.Parse()
	if err := run(dryrun.NewUnserved(*unserved), flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "dryrun:", err)
		os.Exit(1)
	}
}

func run(unserved *dryrun.Unserved, paths []string) error {
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
	judge, err := dryrun.New(config, unserved)
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
	for _, err := range unserved.Unmet() {
		refused++
		fmt.Println("refused:", err)
	}
	fmt.Printf("%d files, %d objects judged, %d of unserved kinds passed over, %d refused\n", len(files), objects-unserved.Count(), unserved.Count(), refused)
	if refused > 0 {
		return fmt.Errorf("%d refused", refused)
	}
	return nil
}
