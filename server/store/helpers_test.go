package store_test

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"colazione/server/store"
)

// children are the tests' second processes: the test binary, started again with
// childVariable set, runs one of them on its arguments instead of the tests.
const childVariable = "STORE_TEST_CHILD"

var children = map[string]func(args []string) error{
	"open":   openChild,
	"append": appendChild,
}

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	name := os.Getenv(childVariable)
	if name == "" {
		flag.Set("rapid.checks", "25") // each fsyncs some hundred times; the command line may say more
		os.Exit(m.Run())
	}
	if err := children[name](os.Args[1:]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

type child struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
}

func mustStart(t testing.TB, name string, args ...string) child {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), childVariable+"="+name)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	return child{cmd, bufio.NewScanner(out)}
}

// all returns what is left of the child's output, and its exit code.
func (c child) all() (lines []string, code int) {
	for c.lines.Scan() {
		lines = append(lines, c.lines.Text())
	}
	c.cmd.Wait()
	return lines, c.cmd.ProcessState.ExitCode()
}

func newPath(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "colazione.db")
}

func mustOpen(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func mustClose(t testing.TB, s *store.Store) {
	t.Helper()
	must(t, s.Close())
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustFail(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}

func mustAppend(t testing.TB, s *store.Store, session string, after uint64, records ...string) {
	t.Helper()
	must(t, s.Append(session, after, bytesOf(records)))
}

func bytesOf(texts []string) [][]byte {
	var b [][]byte
	for _, text := range texts {
		b = append(b, []byte(text))
	}
	return b
}

// mustRead returns the session's records after a number, each as "seq text".
func mustRead(t testing.TB, s *store.Store, session string, after uint64) []string {
	t.Helper()
	var got []string
	must(t, s.Read(session, after, func(seq uint64, record []byte) error {
		got = append(got, fmt.Sprint(seq, " ", string(record)))
		return nil
	}))
	return got
}

// mustList returns a space's entries with a prefix, each as "key=value".
func mustList(t testing.TB, s *store.Store, space store.Space, prefix string) []string {
	t.Helper()
	var got []string
	must(t, s.List(space, prefix, func(key string, value []byte) error {
		got = append(got, key+"="+string(value))
		return nil
	}))
	return got
}

func mustCheckClean(t testing.TB, s *store.Store) {
	t.Helper()
	must(t, s.Check(func(problem string) { t.Error("check: " + problem) }))
}

func equal(t testing.TB, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%s:\n got %q\nwant %q", what, abridged(got), abridged(want))
	}
}

func abridged(lines []string) string {
	const most = 2000
	text := strings.Join(lines, " | ")
	return text[:min(len(text), most)]
}

func bytesReplaced(b []byte, pairs map[string]string) []byte {
	for old, text := range pairs {
		b = bytes.ReplaceAll(b, []byte(old), []byte(text))
	}
	return b
}
