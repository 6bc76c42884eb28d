package bench

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
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

func (p *process) stop() error {
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	for range p.answers { // its output must be read to the end before Wait
	}
	return p.command.Wait()
}

// cpu is the processor time that the process has used, its own and the system's for it.
func (p *process) cpu() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(after)
	const utime, stime, ticks = 11, 12, 100 // proc(5); USER_HZ is 100 on every Linux that Go runs on
	user, err := strconv.Atoi(fields[utime])
	if err != nil {
		return 0, err
	}
	system, err := strconv.Atoi(fields[stime])
	return time.Duration(user+system) * time.Second / ticks, err
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
