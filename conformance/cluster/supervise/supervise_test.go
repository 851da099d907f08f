package supervise

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTheMachinesOwnNetworkIsRefused(t *testing.T) {
	own, err := ownNetwork()
	if err != nil {
		t.Fatal(err)
	}
	if own {
		// What is tested is that another network is refused: inside the right one there is nothing to refuse.
		t.Skip("this test itself runs in a network without a way out")
	}
	if err := openNetwork(); err == nil || !strings.Contains(err.Error(), "network namespace of its own") {
		t.Errorf("got %v", err)
	}
}

func TestAProgramIsEndedByItsIdAndItsOutputKept(t *testing.T) {
	logs := t.TempDir()
	p, err := start(logs, "sleeper", []string{"sh", "-c", "echo $COLOUR; exec sleep 60"}, "COLOUR=green")
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	if !p.Running() {
		t.Error("not running")
	}
	p.stop()
	if p.Running() {
		t.Error("still running")
	}
	if log, _ := os.ReadFile(filepath.Join(logs, "sleeper.log")); string(log) != "green\n" {
		t.Errorf("log %q", log)
	}
}

func TestAProgramThatEndsBeforeItIsHealthyIsAnErrorAtOnce(t *testing.T) {
	p, err := start(t.TempDir(), "quitter", []string{"true"})
	if err != nil {
		t.Fatal(err)
	}
	<-p.ended
	if err := awaitHealth(context.Background(), p, "http://127.0.0.1:1/"); err == nil || !strings.Contains(err.Error(), "quitter ended before") {
		t.Errorf("got %v", err)
	}
}

func TestAProgramThatNeverBecomesHealthyIsAnErrorWhenTimeIsOver(t *testing.T) {
	p, err := start(t.TempDir(), "sleeper", []string{"sleep", "60"})
	if err != nil {
		t.Fatal(err)
	}
	defer p.stop()
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	if err := awaitHealth(ctx, p, "http://127.0.0.1:1/"); err == nil || !strings.Contains(err.Error(), "not healthy") {
		t.Errorf("got %v", err)
	}
}

func TestAllStateIsBelowTheRunsOwnFolder(t *testing.T) {
	layout := Layout{Programs: "/programs", State: "/state", Logs: "/logs"}
	for _, program := range [][]string{layout.etcd(), layout.apiServer(), layout.controllerManager(), layout.scheduler(), layout.kubelet(3), layout.rolloutsController()} {
		for _, argument := range program {
			if strings.HasPrefix(argument, "/") && !strings.HasPrefix(argument, "/programs/") && !strings.HasPrefix(argument, "/state/") {
				t.Errorf("%v: %s", program, argument)
			}
		}
	}
}

func TestTheControllerActsAsItsOwnServiceAccount(t *testing.T) {
	layout := Layout{State: t.TempDir()}
	if err := writeCredentials(layout.State); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(layout.file("kubeconfig-controller"))
	if err != nil || !strings.Contains(string(content), controllerIdentity) || !slices.Contains(layout.rolloutsController(), layout.file("kubeconfig-controller")) {
		t.Errorf("%s, %v", content, err)
	}
}

func TestAFileThatHoldsNoObjectIsNotSilentlySkipped(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "a.yaml"), []byte("kind: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readTree(folder); err == nil {
		t.Error("read")
	}
}
