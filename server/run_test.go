package main_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"colazione/server/processtest"
)

func TestMain(m *testing.M) { processtest.Main(m) }

var keyLine = regexp.MustCompile(`shown this once only: (\S+)`)

func TestTheOrganisersKeyIsShownOnceAndKeepsOpening(t *testing.T) {
	data := filepath.Join(t.TempDir(), "colazione.db")
	first := processtest.MustStart(t, data)
	first.MustEnd(t)
	shown := keyLine.FindStringSubmatch(first.Out.String())
	if shown == nil {
		t.Fatal("no key was shown at the first start")
	}
	second := processtest.MustStart(t, data)
	if status := processtest.MustPost(t, second.Base+"/api/v1/sign-in", "", map[string]string{"key": shown[1]}, nil); status != http.StatusOK {
		t.Errorf("the key answers %d after a restart", status)
	}
	if status := processtest.MustPost(t, second.Base+"/api/v1/sign-in", "", map[string]string{"key": shown[1] + "x"}, nil); status != http.StatusUnauthorized {
		t.Errorf("a wrong key answers %d", status)
	}
	second.MustEnd(t)
	if out := second.Out.String(); keyLine.MatchString(out) {
		t.Errorf("the key was shown again: %s", out)
	}
}

func TestAFileThatIsNoDatabaseIsRefusedAndLeftAsItIs(t *testing.T) {
	for name, content := range map[string]string{"emptied": "", "foreign": strings.Repeat("an old letter\n", 4000)} {
		t.Run(name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "colazione.db")
			if err := os.WriteFile(data, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := processtest.Command("-addr", "127.0.0.1:0", "-data", data).CombinedOutput()
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
		out, err := processtest.Command(args...).CombinedOutput()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.HasPrefix(string(out), "colazione: ") {
			t.Errorf("%q ended with %v: %s", args, err, out)
		}
	}
}

func TestTheDemoIsReadyAtTheLikes(t *testing.T) {
	p := processtest.MustStart(t, filepath.Join(t.TempDir(), "demo.db"), "demo", "-organiser-key", "demo-demo-demo")
	var organiser struct{ Token string }
	processtest.MustPost(t, p.Base+"/api/v1/sign-in", "", map[string]string{"key": "demo-demo-demo"}, &organiser)
	var list struct {
		Sessions []struct{ ID, City, State string }
	}
	if err := json.Unmarshal(processtest.MustGet(t, p.Base+"/api/v1/sessions", organiser.Token), &list); err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for _, s := range list.Sessions {
		states[s.City] = s.State
	}
	if states["Milano"] != "open" || states["Roma"] != "closed" {
		t.Errorf("sessions: %v", states)
	}
	p.MustEnd(t)
}

// Rome's clock says one thing, that of a machine in a data centre another.
func TestDocumentsHaveTheTimeOfTheirPlace(t *testing.T) {
	const quarterToSixAhead = "Asia/Kathmandu"
	p := processtest.MustStart(t, filepath.Join(t.TempDir(), "colazione.db"), "-organiser-key", "demo-demo-demo", "-time-zone", quarterToSixAhead)
	var organiser struct{ Token string }
	processtest.MustPost(t, p.Base+"/api/v1/sign-in", "", map[string]string{"key": "demo-demo-demo"}, &organiser)
	var made struct{ Session struct{ ID string } }
	processtest.MustPost(t, p.Base+"/api/v1/sessions", organiser.Token, map[string]any{"title": "Prova", "template": "breakfast", "language": "it"}, &made)
	before := time.Now()
	text := string(processtest.MustGet(t, p.Base+"/api/v1/sessions/"+made.Session.ID+"/report.md", organiser.Token))
	there := time.FixedZone("", 5*3600+45*60)
	if !strings.Contains(text, before.In(there).Format("alle 15:04")) && !strings.Contains(text, time.Now().In(there).Format("alle 15:04")) {
		t.Errorf("no %s in %.400s", before.In(there), text)
	}
	p.MustEnd(t)
}

func TestHealthAsksTheRunningServer(t *testing.T) {
	p := processtest.MustStart(t, filepath.Join(t.TempDir(), "colazione.db"))
	at := strings.TrimPrefix(p.Base, "http://")
	if out, err := processtest.Command("health", "-addr", at).CombinedOutput(); err != nil {
		t.Errorf("healthy: %v: %s", err, out)
	}
	p.MustEnd(t)
	if out, err := processtest.Command("health", "-addr", at).CombinedOutput(); err == nil {
		t.Errorf("after its end it is still called healthy: %s", out)
	}
}
