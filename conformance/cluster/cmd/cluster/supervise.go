package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/supervise"
)

// superviseHere is what runs inside the namespace: cluster up, then the command or the wait for a signal, then cluster down.
func superviseHere(s settings) (int, error) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	limit := time.After(s.limit)
	begin := time.Now()
	layout := s.layout()
	// A run that was killed leaves its state behind, and an old etcd would answer for the new one.
	if err := os.RemoveAll(layout.State); err != nil {
		return 0, err
	}
	cluster, err := supervise.Start(layout, s.nodes)
	if err != nil {
		return 0, err
	}
	defer cluster.Stop()
	fmt.Fprintf(os.Stderr, "cluster: ready after %.1f s\n", time.Since(begin).Seconds())

	finished := make(chan error, 1)
	var cmd *exec.Cmd
	if len(s.command) > 0 {
		cmd = exec.Command(s.command[0], s.command[1:]...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
		cmd.Env = append(os.Environ(), "KUBECONFIG="+layout.Kubeconfig())
		cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
		if err := cmd.Start(); err != nil {
			return 0, err
		}
		go func() { finished <- cmd.Wait() }()
	} else if err := os.WriteFile(readyFile(s), []byte(strconv.Itoa(os.Getpid())), 0o644); err != nil {
		return 0, err
	}

	watch := time.NewTicker(time.Second)
	defer watch.Stop()
	for {
		select {
		case err := <-finished:
			return exitCode(err)
		case <-signals:
			return end(cmd, finished, "a signal")
		case <-limit:
			return end(cmd, finished, "the limit of "+s.limit.String())
		case <-watch.C:
			if err := cluster.Ended(); err != nil {
				return end(cmd, finished, err.Error())
			}
		}
	}
}

// end asks the command, if there is one, to end before the cluster goes down under it.
func end(cmd *exec.Cmd, finished <-chan error, reason string) (int, error) {
	if cmd == nil {
		fmt.Fprintln(os.Stderr, "cluster: down because of", reason)
		return 0, nil
	}
	_ = cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-finished:
	case <-time.After(10 * time.Second):
		_ = cmd.Process.Kill()
		<-finished
	}
	return 0, fmt.Errorf("the command was ended by %s", reason)
}
