// Command stories plays stories on the cluster that KUBECONFIG names.
//
//	stories [flags] FILE...
//
// It prints one line for each and `N passed, N failed`, writes records of what really happened, and fails if a story does.
package main

import (
	"context"
	"crypto/tls"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/tools/clientcmd"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/dryrun"
	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/story"
)

func main() {
	self, err := os.Executable()
	if err != nil {
		fail(err)
	}
	work := flag.String("work", filepath.Dir(filepath.Dir(self)), "folder with bin/, stories/ (the manifests) and records/")
	parallel := flag.Int("parallel", 8, "stories at a time; most of a story is waiting")
	full := flag.Bool("full", os.Getenv("FULL") == "1", "also those stories that are for the full size")
	flag.Parse()
	failed, err := run(*work, *parallel, *full, flag.Args())
	if err != nil {
		fail(err)
	}
	if failed > 0 {
		os.Exit(1)
	}
}

func run(work string, parallel int, full bool, files []string) (int, error) {
	stories, err := read(files, full)
	if err != nil {
		return 0, err
	}
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		return 0, err
	}
	config.QPS, config.Burst = 500, 1000
	client, err := dynamic.NewForConfig(config)
	if err != nil {
		return 0, err
	}
	judge, err := dryrun.New(config, dryrun.NewUnserved(""))
	if err != nil {
		return 0, err
	}
	runner := &story.Runner{Client: client, Answers: story.NewAnswers(), Judge: judge, Programs: filepath.Join(work, "bin"),
		Manifests: filepath.Join(work, "stories"), Records: filepath.Join(work, "records")}
	if err := os.MkdirAll(runner.Records, 0o755); err != nil {
		return 0, err
	}
	server := &http.Server{Addr: story.AnswersAddress, Handler: runner.Answers}
	go func() { _ = server.ListenAndServe() }()
	defer server.Close()
	if slices.ContainsFunc(stories, func(s *story.Story) bool { return s.Answers[story.CPUAnswer] != "" }) {
		stop, err := serveUsage(story.NewUsage(client, runner.Answers))
		if err != nil {
			return 0, err
		}
		defer stop()
	}

	alone := func(s *story.Story) bool { return s.Alone }
	together := slices.DeleteFunc(slices.Clone(stories), alone)
	apart := slices.DeleteFunc(stories, func(s *story.Story) bool { return !alone(s) })
	failed := play(runner, together, parallel) + play(runner, apart, 1)
	fmt.Printf("%d passed, %d failed\n", len(together)+len(apart)-failed, failed)
	return failed, nil
}

// read reads the stories that are played at this size.
func read(files []string, full bool) ([]*story.Story, error) {
	var stories []*story.Story
	for _, file := range files {
		s, err := story.Read(file)
		if err != nil {
			return nil, err
		}
		if full || !s.Full {
			stories = append(stories, s)
		}
	}
	if len(stories) == 0 {
		return nil, fmt.Errorf("no stories")
	}
	return stories, nil
}

// serveUsage lets autoscalers see what pods use, until stop is called.
func serveUsage(usage *story.Usage) (stop func(), err error) {
	certificate, err := story.Certificate()
	if err != nil {
		return nil, err
	}
	server := &http.Server{Addr: story.UsageAddress, Handler: usage, TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}}}
	go func() { _ = server.ListenAndServeTLS("", "") }()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	stop = func() {
		if err := usage.Unregister(context.Background()); err != nil {
			fmt.Fprintln(os.Stderr, "stories:", err)
		}
		_ = server.Close()
	}
	return stop, usage.Register(ctx)
}

// play plays stories side by side and tells how many failed.
func play(runner *story.Runner, stories []*story.Story, parallel int) int {
	var mu sync.Mutex
	var all sync.WaitGroup
	failed, room := 0, make(chan struct{}, parallel)
	for _, s := range stories {
		room <- struct{}{}
		all.Go(func() {
			record, err := runner.Play(context.Background(), s)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed++
				fmt.Printf("FAILED %6.1f s  %s: %v\n", record.Seconds, s.Name, err)
			} else {
				fmt.Printf("passed %6.1f s  %s\n", record.Seconds, s.Name)
			}
			<-room
		})
	}
	all.Wait()
	return failed
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "stories:", err)
	os.Exit(2)
}
