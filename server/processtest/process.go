// Package processtest is for tests alone: it builds the program, runs it as a process over real sockets and a real file, and opens meetings in it with people, sockets and commands.
package processtest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Binary is the path of the built program.
var Binary string

// Main builds the program and runs the tests of a package; it is what their TestMain calls.
func Main(m *testing.M) {
	folder, err := os.MkdirTemp("", "colazione")
	if err != nil {
		panic(err)
	}
	Binary = filepath.Join(folder, "colazione")
	if out, err := exec.CommandContext(context.Background(), "go", "build", "-o", Binary, "colazione/server").CombinedOutput(); err != nil {
		panic(string(out))
	}
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// Patience is how long a test waits for what must come.
const Patience = time.Minute

// Key is the organisers' key of the servers that MustStart starts.
const Key = "chiave-di-prova-2026"

// Process is a running server.
type Process struct {
	*exec.Cmd
	Base  string        // its address
	Data  string        // the file of its database
	Out   Output        // what it prints
	Log   Output        // what it logs
	Ended chan struct{} // closed when the process has ended
	Err   error         // how it ended; to be read once Ended is closed
}

// Output is what a process writes, to be read while it writes.
type Output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write adds what the process writes.
func (o *Output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

// String returns what was written so far.
func (o *Output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// NewData returns the path of a database that is not there yet, in a folder of its own.
func NewData(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "colazione.db")
}

// readyLine is what a server prints once it answers.
var readyLine = regexp.MustCompile(`ready: (https?://\S+)`)

// Command prepares a call of the program, which is to end by itself.
func Command(args ...string) *exec.Cmd {
	return exec.CommandContext(context.Background(), Binary, args...)
}

// MustStart starts a server over a database and waits until it is ready: at a free address of this machine if none is given. It is killed at the end of the test.
func MustStart(t testing.TB, data string, args ...string) *Process {
	t.Helper()
	if !slices.Contains(args, "-addr") {
		args = append(args, "-addr", "127.0.0.1:0")
	}
	cmd := Command(append(args, "-data", data)...)
	p, err := Launch(cmd, data, cmd.Start)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	return p
}

// MustStartWithKey is MustStart with Key as the organisers' key.
func MustStartWithKey(t testing.TB, data string, args ...string) *Process {
	t.Helper()
	return MustStart(t, data, append(args, "-organiser-key", Key)...)
}

// Start starts a server over a database with Key as the organisers' key, and waits until it is ready. The error holds what it logged.
func Start(data string, args ...string) (*Process, error) {
	cmd := Command(Flags(data, args...)...)
	return Launch(cmd, data, cmd.Start)
}

// Flags adds those of a database and of Key to the flags of a server.
func Flags(data string, more ...string) []string {
	return append(more, "-data", data, "-organiser-key", Key)
}

// Launch begins a server over a database and waits until it is ready. The error holds what it logged.
func Launch(cmd *exec.Cmd, data string, begin func() error) (*Process, error) {
	p := &Process{Cmd: cmd, Data: data, Ended: make(chan struct{})}
	p.Stderr = &p.Log
	out, err := p.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := begin(); err != nil {
		return nil, err
	}
	ready := make(chan string, 1)
	go func() {
		defer close(p.Ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			_, _ = p.Out.Write([]byte(lines.Text() + "\n")) // it keeps everything
			if at := readyLine.FindStringSubmatch(lines.Text()); at != nil {
				ready <- at[1]
			}
		}
		p.Err = p.Wait()
	}()
	select {
	case p.Base = <-ready:
		return p, nil
	case <-p.Ended:
		return nil, errors.New(p.Log.String())
	}
}

// Again starts a server that was started with Key once more, at its address and over its database, and returns how long it took to be ready.
func (p *Process) Again(t testing.TB) (*Process, time.Duration) {
	t.Helper()
	began := time.Now()
	next := MustStartWithKey(t, p.Data, "-addr", strings.TrimPrefix(p.Base, "http://"))
	MustGet(t, next.Base+"/readyz", "")
	return next, time.Since(began)
}

// Kill ends the process by a signal that it cannot catch. It may be called again.
func (p *Process) Kill() {
	_ = p.Process.Kill()
	<-p.Ended
}

// MustEnd asks the server to end, fails the test unless it does so with 0, and returns how long it took.
func (p *Process) MustEnd(t testing.TB) time.Duration {
	t.Helper()
	began := time.Now()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := p.Code(t, Patience); code != 0 {
		t.Fatalf("it ended with %d: %s", code, p.Log.String())
	}
	return time.Since(began)
}

// Code waits for the end and returns the exit code; -1 means a signal.
func (p *Process) Code(t testing.TB, within time.Duration) int {
	t.Helper()
	select {
	case <-p.Ended:
		return p.ProcessState.ExitCode()
	case <-time.After(within):
		t.Fatalf("it did not end within %v", within)
		return 0
	}
}

// Run runs the program to its end and returns what it printed and its exit code; -1 where it did not end by itself.
func Run(args ...string) (printed string, code int) {
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, Binary, args...)
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return err.Error(), -1
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// MustHappen waits until a condition holds.
func MustHappen(t testing.TB, what string, happened func() bool) {
	t.Helper()
	for deadline := time.Now().Add(Patience); !happened(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
	}
}
