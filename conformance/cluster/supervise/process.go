package supervise

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

// Process is one program that the supervisor started and that it alone ends, by its id.
type Process struct {
	Name  string
	cmd   *exec.Cmd
	ended chan struct{}
}

// start runs a program whose output goes to LOGS/NAME.log.
//
// The kernel kills it should the supervisor itself be killed. That promise hangs on the thread that started it, so start is called from the main thread only.
func start(logs, name string, program []string, env ...string) (*Process, error) {
	log, err := os.Create(filepath.Join(logs, name+".log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd := exec.Command(program[0], program[1:]...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.Env = append(os.Environ(), env...)
	// A group of its own: an interrupt typed at the terminal reaches the supervisor only, which then ends everything in order.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := &Process{Name: name, cmd: cmd, ended: make(chan struct{})}
	go func() {
		_ = cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// Running tells whether the program has not ended yet.
func (p *Process) Running() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

// stop asks the program to end and returns when it is gone.
func (p *Process) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
		return
	case <-time.After(patience):
	}
	_ = p.cmd.Process.Kill()
	<-p.ended
}
