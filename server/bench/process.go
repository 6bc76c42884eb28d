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
	ask     io.Writer
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
	p.ask = ask
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

// listen hands on what a process answers, among the other things that it prints.
func (p *process) listen(lines *bufio.Scanner) {
	defer close(p.answers)
	for lines.Scan() {
		if answer, found := strings.CutPrefix(lines.Text(), answerMark); found {
			p.answers <- answer
		}
	}
}

// tell has a process do something that obey or the bare server knows, and gives its answer.
func (p *process) tell(words ...any) (string, error) {
	if _, err := fmt.Fprintln(p.ask, words...); err != nil {
		return "", err
	}
	answer, open := <-p.answers
	if !open {
		return "", fmt.Errorf("the server has ended")
	}
	return answer, nil
}

// order tells it what answers that it is done, or what went wrong.
func (p *process) order(words ...any) error {
	answer, err := p.tell(words...)
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

// cpu is the processor time that the process has used, its own and the system's for it. Threads that have ended are not in it; Go keeps those that it has.
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

// memory is what the live objects and the stacks of the process take, and what it holds of the machine's memory in all, in bytes.
func (p *process) memory() (live, resident float64, err error) {
	answer, err := p.tell("memory")
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
