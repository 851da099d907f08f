// Command cluster brings a real control plane up in a network namespace of its own and takes it down again.
//
//	cluster with [flags] -- command argument...   up, run the command inside, down; ends with the command's exit code
//	cluster up [flags]                            up, in the background; returns when the cluster is ready
//	cluster enter [flags] -- command argument...  run a command inside a cluster that is up
//	cluster down [flags]                          down; returns when everything has ended
//
// Inside, KUBECONFIG names the cluster. Whatever happens, it is down when -limit is over.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/supervise"
)

// settings are the flags that all verbs share.
type settings struct {
	name      string
	work      string
	resources string
	nodes     int
	limit     time.Duration
	command   []string
}

func init() {
	// Programs are bound to the life of the thread that starts them: let that be the main one, which lives as long as the process.
	runtime.LockOSThread()
}

func main() {
	verbs := map[string]func(settings) (int, error){"with": with, "up": up, "enter": enter, "down": down, "supervise": superviseHere}
	if len(os.Args) < 2 || verbs[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: cluster with|up|enter|down [flags] [-- command argument...]")
		os.Exit(2)
	}
	given, err := parse(os.Args[1], os.Args[2:])
	if err != nil {
		fail(err)
	}
	code, err := verbs[os.Args[1]](given)
	if err != nil {
		fail(err)
	}
	os.Exit(code)
}

func parse(verb string, arguments []string) (settings, error) {
	self, err := os.Executable()
	if err != nil {
		return settings{}, err
	}
	var s settings
	flags := flag.NewFlagSet(verb, flag.ExitOnError)
	flags.StringVar(&s.name, "name", "cluster", "clusters with different names can run side by side")
	flags.StringVar(&s.work, "work", filepath.Dir(filepath.Dir(self)), "folder with bin/, where state and logs go")
	flags.StringVar(&s.resources, "resources", "", "files and folders of CustomResourceDefinitions and cluster roles, separated by colons")
	flags.IntVar(&s.nodes, "nodes", 3, "nodes of the cluster, each in a zone of its own")
	flags.DurationVar(&s.limit, "limit", 30*time.Minute, "time after which the cluster goes down by itself")
	if err := flags.Parse(arguments); err != nil {
		return settings{}, err
	}
	s.command = flags.Args()
	s.work, err = filepath.Abs(s.work)
	return s, err
}

func (s settings) layout() supervise.Layout {
	resources := []string{filepath.Join(s.work, "resources")}
	if s.resources != "" {
		resources = append(resources, strings.Split(s.resources, ":")...)
	}
	return supervise.Layout{
		Programs:  filepath.Join(s.work, "bin"),
		State:     filepath.Join(s.work, "state", s.name),
		Logs:      filepath.Join(s.work, "log", s.name),
		Resources: resources,
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "cluster:", err)
	os.Exit(1)
}
