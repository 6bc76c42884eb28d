package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// process is a server under measurement.
type process struct {
	command *exec.Cmd
	base    string // its address, http://HOST:PORT
	stdin   io.Writer
	answers chan string
}

var addressLine = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// start runs a part of the benchmark as a process and waits for its address.
func start(ctx context.Context, program string, args ...string) (*process, error) {
	p := &process{command: exec.CommandContext(ctx, program, append([]string{"bench"}, args...)...), answers: make(chan string)}
	p.command.Cancel = func() error { return p.command.Process.Signal(syscall.SIGTERM) }
	p.command.WaitDelay = 10 * time.Second
	ask, err := p.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.stdin = ask
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if p.base = addressLine.FindString(lines.Text()); p.base != "" {
			go p.listen(lines)
			return p, nil
		}
	}
	return nil, fmt.Errorf("the server did not start: %w", p.command.Wait())
}

// listen passes on the answers of a process, which also prints other things.
func (p *process) listen(lines *bufio.Scanner) {
	defer close(p.answers)
	for lines.Scan() {
		if answer, found := strings.CutPrefix(lines.Text(), answerMark); found {
			p.answers <- answer
		}
	}
}

// ask gives a process an order, and returns its answer.
func (p *process) ask(words ...any) (string, error) {
	if _, err := fmt.Fprintln(p.stdin, words...); err != nil {
		return "", err
	}
	answer, open := <-p.answers
	if !open {
		return "", fmt.Errorf("the server has ended")
	}
	return answer, nil
}

// order gives a process an order that it answers with done, or with an error.
func (p *process) order(words ...any) error {
	answer, err := p.ask(words...)
	if err == nil && answer != done {
		err = errors.New(answer)
	}
	return err
}

func (p *process) stop() error {
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	for range p.answers { // its output must be read to the end before Wait
	}
	return p.command.Wait()
}

// cpu returns the processor time that the process has used, in user and system mode. Threads that have ended are not in it, but Go keeps its threads.
func (p *process) cpu() (used time.Duration, err error) {
	// Counted in nanoseconds; what proc(5) gives as utime and stime is sampled a hundred times a second.
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", p.command.Process.Pid))
	if err == nil && len(threads) == 0 {
		err = fmt.Errorf("bench: the processor time of a process is not known on this system")
	}
	for _, thread := range threads {
		stat, err := os.ReadFile(thread)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return 0, err
		}
		nanoseconds, _, _ := strings.Cut(string(stat), " ")
		n, err := strconv.ParseInt(nanoseconds, 10, 64)
		if err != nil {
			return 0, err
		}
		used += time.Duration(n)
	}
	return used, err
}

// memory returns the bytes of live objects and stacks of the process, and its resident memory.
func (p *process) memory() (live, resident float64, err error) {
	answer, err := p.ask("memory")
	if err != nil {
		return 0, 0, err
	}
	if live, err = strconv.ParseFloat(answer, 64); err != nil {
		return 0, 0, err
	}
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", p.command.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	pages, err := strconv.ParseFloat(strings.Fields(string(statm))[1], 64)
	return live, pages * float64(os.Getpagesize()), err
}
