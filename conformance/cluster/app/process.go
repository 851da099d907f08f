package app

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync"
	"time"
)

// Codes that a container's process ends with when a signal ended it, as a shell and a container runtime count them.
const (
	codeTerminated = 143
	codeKilled     = 137
)

// Process is one run of the program, from its start to its exit.
type Process struct {
	behaviour Behaviour
	handler   *handler
	server    *http.Server
	quitting  context.Context // over as soon as the process is ending
	quit      context.CancelFunc
	once      sync.Once
	exited    chan struct{}
	code      int
}

// Start runs the program. It will listen on the addresses when its start-up time is over; one that is taken ends it with code 1.
func Start(b Behaviour, pod string, addresses []string) *Process {
	p := &Process{behaviour: b, handler: newHandler(b, pod), exited: make(chan struct{})}
	p.quitting, p.quit = context.WithCancel(context.Background())
	p.server = &http.Server{Handler: p.handler, Protocols: new(http.Protocols)}
	p.server.Protocols.SetHTTP1(true)
	p.server.Protocols.SetUnencryptedHTTP2(true) // gRPC's health protocol, on the same port
	go p.serve(addresses)
	if b.Crash > 0 {
		p.after(b.Crash, 1)
	}
	return p
}

// StartTask runs the program as a Job's container: it ends by itself and listens nowhere.
func StartTask(b Behaviour, pod string) *Process {
	p := Start(b, pod, nil)
	code := 0
	if b.Fail {
		code = 1
	}
	p.after(b.Run, code)
	return p
}

// Exited is closed when the process has ended; Code is valid from then on.
func (p *Process) Exited() <-chan struct{} { return p.exited }

// Code is what the process ended with.
func (p *Process) Code() int { return p.code }

// Terminate is SIGTERM.
func (p *Process) Terminate() {
	switch p.behaviour.OnTerminate {
	case Exit:
		p.exit(codeTerminated)
	case Drain:
		go func() {
			_ = p.server.Shutdown(p.quitting)
			p.exit(0)
		}()
	case Ignore:
	}
}

// Kill is SIGKILL.
func (p *Process) Kill() { p.exit(codeKilled) }

func (p *Process) exit(code int) {
	p.once.Do(func() {
		p.code = code
		p.quit()
		_ = p.server.Close() // listeners and open connections go with the process
		close(p.exited)
	})
}

func (p *Process) after(d time.Duration, code int) {
	go func() {
		if p.sleep(d) {
			p.exit(code)
		}
	}()
}

// sleep tells whether the process is still there after d.
func (p *Process) sleep(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-p.quitting.Done():
		return false
	case <-timer.C:
		return true
	}
}

func (p *Process) serve(addresses []string) {
	if !p.sleep(p.behaviour.Start) {
		return
	}
	p.handler.listens(time.Now())
	for _, address := range addresses {
		listener, err := net.Listen("tcp", address)
		if err != nil {
			p.exit(1)
			return
		}
		go func() {
			if err := p.server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
				p.exit(1)
			}
		}()
	}
}
