package bench

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// server is the program, started as a process of its own so that its processor time and memory are told apart from the phones'.
type server struct {
	process *exec.Cmd
	base    string
	key     string
	token   string
}

var addressLine = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// start runs the program on a fresh database in a folder.
func start(ctx context.Context, program, folder string) (*server, error) {
	s := &server{key: "bench-" + strconv.FormatInt(time.Now().UnixNano(), 36)}
	s.process = exec.CommandContext(ctx, program, "-addr", "127.0.0.1:0", "-data", filepath.Join(folder, "bench.db"), "-organiser-key", s.key)
	s.process.Cancel = func() error { return s.process.Process.Signal(syscall.SIGTERM) }
	s.process.WaitDelay = 10 * time.Second
	s.process.Stderr = io.Discard
	out, err := s.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if s.base = addressLine.FindString(lines.Text()); s.base != "" {
			go func() { _, _ = io.Copy(io.Discard, out) }() // what else it prints is not read here
			return s, s.signIn(ctx)
		}
	}
	return nil, fmt.Errorf("the server did not start: %w", s.process.Wait())
}

func (s *server) stop() error {
	if err := s.process.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return s.process.Wait()
}

func (s *server) signIn(ctx context.Context) error {
	var answer struct{ Token string }
	if err := s.post(ctx, "/api/v1/sign-in", map[string]any{"key": s.key}, &answer); err != nil {
		return err
	}
	s.token = answer.Token
	return nil
}

// post sends a request as the organiser.
func (s *server) post(ctx context.Context, path string, body, answer any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+path, bytes.NewReader(data))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	if s.token != "" {
		request.Header.Set("Authorization", "Bearer "+s.token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s: %s: %s", path, response.Status, got)
	}
	return json.Unmarshal(got, answer)
}

// cpu is the processor time that the server has used.
func (s *server) cpu() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.process.Process.Pid))
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

// memory is what the server's live objects and stacks take, in bytes, by the runtime's own figures: the collector sets its next goal at twice the live heap and
// once the stacks (go.dev/doc/gc-guide). The resident set would count garbage that is not collected yet.
func (s *server) memory(ctx context.Context) (float64, error) {
	for range collections { // each answer leaves enough garbage behind for a collection or more
		if _, err := s.get(ctx, "/api/v1/openapi.yaml"); err != nil {
			return 0, err
		}
	}
	text, err := s.get(ctx, "/metrics")
	if err != nil {
		return 0, err
	}
	goal, stacks := metric(text, "go_memstats_next_gc_bytes"), metric(text, "go_memstats_stack_inuse_bytes")
	if goal == 0 || stacks == 0 {
		return 0, fmt.Errorf("the server tells nothing of its memory")
	}
	return (goal-stacks)/2 + stacks, nil
}

const collections = 300

func metric(text []byte, name string) float64 {
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, name+" "); found {
			n, _ := strconv.ParseFloat(strings.TrimSpace(value), 64) // 0 where it is no number
			return n
		}
	}
	return 0
}

func (s *server) get(ctx context.Context, path string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+path, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}
