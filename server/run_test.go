package main_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// binary is the built program: what is tested is a process of its own, over real sockets and a real file.
var binary string

func TestMain(m *testing.M) {
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

// program is a running server.
type program struct {
	*exec.Cmd
	lines  *bufio.Scanner
	stderr bytes.Buffer
	base   string
}

func command(args ...string) *exec.Cmd {
	return exec.CommandContext(context.Background(), binary, args...)
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// mustStart starts a server on a database and waits for the line that says that it is ready.
func mustStart(t testing.TB, data string, args ...string) *program {
	t.Helper()
	return mustStartAt(t, "127.0.0.1:0", data, args...)
}

// mustStartAt is mustStart at an address of this machine.
func mustStartAt(t testing.TB, addr, data string, args ...string) *program {
	t.Helper()
	p := &program{Cmd: command(append(args, "-addr", addr, "-data", data)...)}
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.Stderr = &p.stderr
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill() })
	p.lines = bufio.NewScanner(out)
	for p.lines.Scan() {
		if p.base = address.FindString(p.lines.Text()); p.base != "" {
			return p
		}
	}
	t.Fatalf("it did not start: %s", p.stderr.String())
	return nil
}

// mustEnd asks the server to end and gives the rest of what it printed.
func (p *program) mustEnd(t testing.TB) string {
	t.Helper()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	var rest strings.Builder
	for p.lines.Scan() {
		rest.WriteString(p.lines.Text() + "\n")
	}
	if err := p.Wait(); err != nil {
		t.Fatalf("it ended with %v: %s", err, p.stderr.String())
	}
	return rest.String()
}

func mustPost(t testing.TB, url, token string, body, answer any) int {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer != nil {
		if err := json.Unmarshal(got, answer); err != nil {
			t.Fatalf("%s: %v in %s", url, err, got)
		}
	}
	return response.StatusCode
}

func mustRead(t testing.TB, url, token string) []byte {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v %s", url, response.StatusCode, err, got)
	}
	return got
}

var keyLine = regexp.MustCompile(`shown this once only: (\S+)`)

func TestTheOrganisersKeyIsShownOnceAndKeepsOpening(t *testing.T) {
	data := filepath.Join(t.TempDir(), "colazione.db")
	first := mustStart(t, data)
	shown := keyLine.FindStringSubmatch(first.mustEnd(t))
	if shown == nil {
		t.Fatal("no key was shown at the first start")
	}
	second := mustStart(t, data)
	if status := mustPost(t, second.base+"/api/v1/sign-in", "", map[string]string{"key": shown[1]}, nil); status != http.StatusOK {
		t.Errorf("the key answers %d after a restart", status)
	}
	if status := mustPost(t, second.base+"/api/v1/sign-in", "", map[string]string{"key": shown[1] + "x"}, nil); status != http.StatusUnauthorized {
		t.Errorf("a wrong key answers %d", status)
	}
	if rest := second.mustEnd(t); keyLine.MatchString(rest) {
		t.Errorf("the key was shown again: %s", rest)
	}
}

func TestAFileThatIsNoDatabaseIsRefusedAndLeftAsItIs(t *testing.T) {
	for name, content := range map[string]string{"emptied": "", "foreign": strings.Repeat("an old letter\n", 4000)} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "colazione.db")
			if err := os.WriteFile(data, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := command("-addr", "127.0.0.1:0", "-data", data).CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), data) {
				t.Errorf("ended with %v: %s", err, out)
			}
			if after, err := os.ReadFile(data); err != nil || string(after) != content {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

func TestWrongFlagsEndWithASentence(t *testing.T) {
	for _, args := range [][]string{
		{"-addr", "8080"},
		{"-organiser-key", "short"},
		{"-public-url", "colazione.example"},
		{"-trusted-proxies", "10.0.0.0/99"},
		{"-tls-cert", "only.pem"},
		{"-plain-addr", ":80"},
		{"-backup-days", "some"},
		{"-time-zone", "Milano"},
		{"backup"},
		{"restore", "-data", "c.db"},
		{"-tls-cert", "a", "-tls-key", "b", "-acme-hosts", "c.example"},
		{"-nonsense"},
		{"nonsense"},
		{"-addr", ":0", "extra"},
	} {
		out, err := command(args...).CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.HasPrefix(string(out), "colazione: ") {
			t.Errorf("%q ended with %v: %s", args, err, out)
		}
	}
}

func TestTheDemoIsReadyAtTheLikes(t *testing.T) {
	p := mustStart(t, filepath.Join(t.TempDir(), "demo.db"), "demo", "-organiser-key", "demo-demo-demo")
	var organiser struct{ Token string }
	mustPost(t, p.base+"/api/v1/sign-in", "", map[string]string{"key": "demo-demo-demo"}, &organiser)
	var list struct {
		Sessions []struct{ ID, City, State string }
	}
	if err := json.Unmarshal(mustRead(t, p.base+"/api/v1/sessions", organiser.Token), &list); err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, s := range list.Sessions {
		states[s.City] = s.State
	}
	if states["Milano"] != "open" || states["Roma"] != "closed" {
		t.Errorf("sessions: %v", states)
	}
	p.mustEnd(t)
}

// Rome's clock says one thing, that of a machine in a data centre another.
func TestDocumentsHaveTheTimeOfTheirPlace(t *testing.T) {
	const quarterToSixAhead = "Asia/Kathmandu"
	p := mustStart(t, filepath.Join(t.TempDir(), "colazione.db"), "-organiser-key", "demo-demo-demo", "-time-zone", quarterToSixAhead)
	var organiser struct{ Token string }
	mustPost(t, p.base+"/api/v1/sign-in", "", map[string]string{"key": "demo-demo-demo"}, &organiser)
	var made struct{ Session struct{ ID string } }
	mustPost(t, p.base+"/api/v1/sessions", organiser.Token, map[string]any{"title": "Prova", "template": "breakfast", "language": "it"}, &made)
	before := time.Now()
	text := string(mustRead(t, p.base+"/api/v1/sessions/"+made.Session.ID+"/report.md", organiser.Token))
	there := time.FixedZone("", 5*3600+45*60)
	if !strings.Contains(text, before.In(there).Format("alle 15:04")) && !strings.Contains(text, time.Now().In(there).Format("alle 15:04")) {
		t.Errorf("no %s in %.400s", before.In(there), text)
	}
	p.mustEnd(t)
}

func TestHealthAsksTheRunningServer(t *testing.T) {
	p := mustStart(t, filepath.Join(t.TempDir(), "colazione.db"))
	at := strings.TrimPrefix(p.base, "http://")
	if out, err := command("health", "-addr", at).CombinedOutput(); err != nil {
		t.Errorf("healthy: %v: %s", err, out)
	}
	p.mustEnd(t)
	if out, err := command("health", "-addr", at).CombinedOutput(); err == nil {
		t.Errorf("after its end it is still called healthy: %s", out)
	}
}
