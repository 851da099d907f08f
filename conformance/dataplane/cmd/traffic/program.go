package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// patience is how long a program may take to end after SIGTERM before it is killed.
const patience = 10 * time.Second

// program is one that this command started and ends, by its id.
type program struct {
	cmd   *exec.Cmd
	ended chan struct{}
}

// start runs a program whose output goes to a log. The kernel ends it should this process be killed. To be called from the main thread only, on whose life that promise hangs.
func start(s settings, name string, command ...string) (*program, error) {
	logs := filepath.Join(s.work, "log", "traffic-"+string(s.size()))
	if err := os.MkdirAll(logs, 0o755); err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(logs, name+".log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	p := &program{cmd: exec.Command(command[0], command[1:]...), ended: make(chan struct{})}
	p.cmd.Stdout, p.cmd.Stderr = log, log
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	go func() {
		_ = p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// end asks the program to end and returns when it is gone.
func (p *program) end() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
		return
	case <-time.After(patience):
	}
	_ = p.cmd.Process.Kill()
	<-p.ended
}
