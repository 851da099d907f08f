package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/supervise"
)

// isolated is this program again, as the supervisor inside a namespace of its own.
func isolated(s settings) *exec.Cmd {
	cmd := exec.Command("/proc/self/exe", append([]string{"supervise", "-name", s.name, "-work", s.work, "-resources", s.resources,
		"-nodes", strconv.Itoa(s.nodes), "-limit", s.limit.String(), "--"}, s.command...)...)
	supervise.Isolate(cmd)
	return cmd
}

// with runs a command inside a cluster that lives no longer than it.
func with(s settings) (int, error) {
	if len(s.command) == 0 {
		return 0, errors.New("with needs a command after --")
	}
	cmd := isolated(s)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for range signals {
			_ = cmd.Process.Signal(syscall.SIGTERM)
		}
	}()
	return exitCode(cmd.Wait())
}

// up leaves a supervisor in the background and returns when its cluster is ready.
func up(s settings) (int, error) {
	if _, err := supervisorOf(s); err == nil {
		return 0, fmt.Errorf("a cluster named %q is up already", s.name)
	}
	layout := s.layout()
	if err := os.MkdirAll(layout.Logs, 0o755); err != nil {
		return 0, err
	}
	log, err := os.Create(filepath.Join(layout.Logs, "supervisor.log"))
	if err != nil {
		return 0, err
	}
	s.command = nil
	cmd := isolated(s)
	cmd.Stdout, cmd.Stderr = log, log
	// It outlives this process and the terminal; its own limit ends it if nobody else does.
	cmd.SysProcAttr.Pdeathsig, cmd.SysProcAttr.Setsid = 0, true
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	for {
		if id, err := supervisorOf(s); err == nil && id == cmd.Process.Pid {
			fmt.Printf("up: %s\n", layout.Kubeconfig())
			return 0, nil
		}
		select {
		case <-ended:
			content, _ := os.ReadFile(log.Name())
			return 0, fmt.Errorf("not up:\n%s", content)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// enter runs a command in the namespace of a cluster that is up.
func enter(s settings) (int, error) {
	id, err := supervisorOf(s)
	if err != nil {
		return 0, err
	}
	if len(s.command) == 0 {
		return 0, errors.New("enter needs a command after --")
	}
	arguments := []string{"--target", strconv.Itoa(id), "--net"}
	if os.Geteuid() != 0 {
		arguments = append(arguments, "--user", "--preserve-credentials")
	}
	cmd := exec.Command("nsenter", append(append(arguments, "--"), s.command...)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), "KUBECONFIG="+s.layout().Kubeconfig())
	return exitCode(cmd.Run())
}

// down ends the supervisor of a cluster that is up, by its id, and returns when it is gone.
func down(s settings) (int, error) {
	id, err := supervisorOf(s)
	if err != nil {
		// The kernel ended everything with a supervisor that was killed; only its files are left.
		return 0, errors.Join(err, os.RemoveAll(s.layout().State))
	}
	if err := syscall.Kill(id, syscall.SIGTERM); err != nil {
		return 0, err
	}
	for syscall.Kill(id, 0) == nil {
		time.Sleep(50 * time.Millisecond)
	}
	return 0, nil
}

// supervisorOf tells the process id of the supervisor of a cluster that is ready.
func supervisorOf(s settings) (int, error) {
	content, err := os.ReadFile(readyFile(s))
	if err != nil {
		return 0, fmt.Errorf("no cluster named %q is up", s.name)
	}
	id, err := strconv.Atoi(strings.TrimSpace(string(content)))
	if err != nil {
		return 0, err
	}
	// The id may belong to somebody else by now: only a process that was started as this cluster's supervisor counts.
	command, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", id))
	if err != nil || !strings.Contains(string(command), "\x00supervise\x00-name\x00"+s.name+"\x00") {
		return 0, fmt.Errorf("no cluster named %q is up (its supervisor %d is gone)", s.name, id)
	}
	return id, nil
}

func readyFile(s settings) string { return filepath.Join(s.layout().State, "supervisor") }

// exitCode passes a command's own exit code on.
func exitCode(err error) (int, error) {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return max(exit.ExitCode(), 1), nil
	}
	return 0, err
}
