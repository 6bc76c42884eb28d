package faults_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"colazione/server/faults/inject"
)

// binary is the built program.
var binary string

func TestMain(m *testing.M) {
	inject.Main()
	folder, err := os.MkdirTemp("", "colazione")
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(folder, "colazione")
	if out, err := exec.CommandContext(context.Background(), "go", "build", "-o", binary, "colazione/server").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

const key = "chiave-di-prova-2026"

// program is a running server.
type program struct {
	*exec.Cmd
	base, data string
	log        journal
	ended      chan struct{} // closed when the process is gone
	err        error         // how it ended; readable once ended is closed
}

// journal is what a process prints, while it does.
type journal struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.b.String()
}

func newData(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "colazione.db")
}

var address = regexp.MustCompile(`http://[\d.]+:\d+`)

// mustStart starts a server over a database, at an address of its own, and waits until it is ready.
func mustStart(t testing.TB, data string, args ...string) *program {
	t.Helper()
	p, err := start(data, append([]string{"-addr", "127.0.0.1:0"}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

// start starts a server. The error holds what it said.
func start(data string, args ...string) (*program, error) {
	cmd := exec.CommandContext(context.Background(), binary, flags(data, args)...)
	return launch(cmd, data, cmd.Start)
}

func flags(data string, more []string) []string {
	return append(more, "-data", data, "-organiser-key", key)
}

func launch(cmd *exec.Cmd, data string, begin func() error) (*program, error) {
	p := &program{Cmd: cmd, data: data, ended: make(chan struct{})}
	p.Stderr = &p.log
	out, err := p.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := begin(); err != nil {
		return nil, err
	}
	ready := make(chan string, 1)
	go func() {
		defer close(p.ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if at := address.FindString(lines.Text()); at != "" && strings.Contains(lines.Text(), "ready") {
				ready <- at
			}
		}
		p.err = p.Wait()
	}()
	select {
	case p.base = <-ready:
		return p, nil
	case <-p.ended:
		return nil, errors.New(p.log.String())
	}
}

// again starts the program once more at the address and over the file that it had, and gives how long it took to be ready.
func (p *program) again(t testing.TB) (*program, time.Duration) {
	t.Helper()
	began := time.Now()
	next, err := start(p.data, "-addr", strings.TrimPrefix(p.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(next.kill)
	response, err := http.Get(next.base + "/readyz")
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("not ready: %v, %v", response, err)
	}
	response.Body.Close()
	return next, time.Since(began)
}

// kill ends the process without asking, as often as is liked.
func (p *program) kill() {
	_ = p.Process.Kill()
	<-p.ended
}

// mustEnd asks the server to end, and wants it to do so with 0. It gives how long it took.
func (p *program) mustEnd(t testing.TB) time.Duration {
	t.Helper()
	began := time.Now()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := p.code(t, patience); code != 0 {
		t.Fatalf("it ended with %d: %s", code, p.log.String())
	}
	return time.Since(began)
}

// code waits for the end and gives the exit code; -1 is a signal.
func (p *program) code(t testing.TB, within time.Duration) int {
	t.Helper()
	select {
	case <-p.ended:
		return p.ProcessState.ExitCode()
	case <-time.After(within):
		t.Fatalf("it did not end within %v", within)
		return 0
	}
}

// run runs the program to its end and gives what it said and its exit code; -1 where it did not end by itself.
func run(args ...string) (said string, code int) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary, args...)
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return err.Error(), -1
	}
	return string(out), cmd.ProcessState.ExitCode()
}
