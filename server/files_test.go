//go:build unix

package main_test

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"colazione/server/processtest"
)

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A copy is written to a file of its own, for its owner alone, whatever lies beside it or in its place.
func TestABackupWritesAFileOfItsOwn(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	data, to, victim := at("colazione.db"), at("copy.db"), at("victim")
	mustDo(t, os.WriteFile(victim, []byte("mine"), 0o600))
	processtest.MustStart(t, data).MustEnd(t)
	for name, before := range map[string]func() error{
		"FILE.new is a link":            func() error { return os.Symlink(victim, to+".new") },
		"FILE.new is open to everybody": func() error { return os.WriteFile(to+".new", nil, 0o666) },
		"FILE is a link":                func() error { return os.Symlink(victim, to) },
		"FILE is open to everybody":     func() error { return os.WriteFile(to, nil, 0o666) },
	} {
		t.Run(name, func(t *testing.T) {
			defer os.Remove(to)
			defer os.Remove(to + ".new")
			mustDo(t, before())
			if said, code := processtest.Run("backup", to, "-data", data); code != 0 {
				t.Fatalf("%d: %s", code, said)
			}
			info, err := os.Lstat(to)
			mustDo(t, err)
			if info.Mode() != 0o600 {
				t.Errorf("the copy has the mode %v", info.Mode())
			}
			if kept, err := os.ReadFile(victim); err != nil || string(kept) != "mine" {
				t.Errorf("what the link led to is now %.20q, %v", kept, err)
			}
			if left, _ := filepath.Glob(to + ".new-*"); len(left) > 0 {
				t.Errorf("it leaves %v", left)
			}
		})
	}
}

// What is no file is refused before it is opened: reading from a pipe would never end.
func TestPipesAndDevicesAreNoDatabases(t *testing.T) {
	folder := t.TempDir()
	pipe, data := filepath.Join(folder, "pipe"), filepath.Join(folder, "colazione.db")
	mustDo(t, syscall.Mkfifo(pipe, 0o600))
	for _, args := range [][]string{
		{"check", pipe},
		{"check", os.DevNull},
		{"restore", pipe, "-data", data},
		{"restore", os.DevNull, "-data", data},
		{"backup", pipe, "-data", data},
		{"backup", os.DevNull, "-data", data},
		{"-addr", "127.0.0.1:0", "-data", pipe},
	} {
		if said, code := processtest.Run(args...); code != 2 || !strings.Contains(said, "is no file") {
			t.Errorf("%v: %d %s", args, code, said)
		}
	}
}

// A secret can come from a file, where nobody reads it in the list of processes; of two places for one secret neither is taken.
func TestASecretFromAFile(t *testing.T) {
	folder := t.TempDir()
	file, empty, data := filepath.Join(folder, "key"), filepath.Join(folder, "empty"), filepath.Join(folder, "colazione.db")
	mustDo(t, os.WriteFile(file, []byte("chiave-nel-file-2026\n"), 0o600))
	mustDo(t, os.WriteFile(empty, []byte("\n"), 0o600))
	for _, flag := range []string{"-organiser-key", "-oidc-client-secret", "-metrics-key"} {
		for _, args := range [][]string{{flag + "-file", file + "-not"}, {flag + "-file", empty}} {
			if said, code := processtest.Run(append(args, "-addr", "127.0.0.1:0", "-data", data)...); code != 2 || !strings.Contains(said, flag+"-file") {
				t.Errorf("%v: %d %s", args, code, said)
			}
		}
	}
	if said, code := processtest.Run("-organiser-key", "chiave-di-prova-2026", "-organiser-key-file", file, "-data", data); code != 2 || !strings.Contains(said, "twice") {
		t.Errorf("a key in two places: %d %s", code, said)
	}
	p := processtest.MustStart(t, data, "-organiser-key-file", file)
	if status := processtest.MustPost(t, p.Base+"/api/v1/sign-in", "", map[string]string{"key": "chiave-nel-file-2026"}, nil); status != 200 {
		t.Errorf("the key of the file: %d", status)
	}
	p.MustEnd(t)
}

// What the server counts is for callers on the machine itself, and for who has the key.
func TestTheMetricsAreNotForTheRoom(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "key")
	mustDo(t, os.WriteFile(file, []byte("chiave-delle-misure\n"), 0o600))
	for name, c := range map[string]struct {
		args    []string
		headers map[string]string
		want    int
	}{
		"on the machine":                     {want: 200},
		"through a proxy":                    {headers: map[string]string{"X-Forwarded-For": "203.0.113.9"}, want: 403},
		"through another proxy":              {headers: map[string]string{"Forwarded": "for=203.0.113.9"}, want: 403},
		"behind trusted proxies":             {args: []string{"-trusted-proxies", "127.0.0.1"}, want: 403},
		"through a proxy, without the key":   {args: []string{"-metrics-key-file", file}, headers: map[string]string{"X-Forwarded-For": "203.0.113.9"}, want: 401},
		"through a proxy, with a wrong key":  {args: []string{"-metrics-key-file", file}, headers: map[string]string{"Via": "1.1 x", "Authorization": "Bearer no"}, want: 401},
		"through a proxy, with the key":      {args: []string{"-metrics-key-file", file}, headers: map[string]string{"X-Forwarded-For": "203.0.113.9", "Authorization": "Bearer chiave-delle-misure"}, want: 200},
		"on the machine, where there is one": {args: []string{"-metrics-key-file", file}, want: 200},
	} {
		t.Run(name, func(t *testing.T) {
			p := processtest.MustStart(t, filepath.Join(t.TempDir(), "colazione.db"), c.args...)
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.Base+"/metrics", http.NoBody)
			mustDo(t, err)
			for name, value := range c.headers {
				request.Header.Set(name, value)
			}
			response, err := http.DefaultClient.Do(request)
			mustDo(t, err)
			defer response.Body.Close()
			said, err := io.ReadAll(response.Body)
			mustDo(t, err)
			if response.StatusCode != c.want || strings.Contains(string(said), "colazione_rooms") != (c.want == 200) {
				t.Errorf("%d, want %d", response.StatusCode, c.want)
			}
			p.MustEnd(t)
		})
	}
}
