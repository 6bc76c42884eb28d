package faults_test

import (
	"fmt"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"colazione/server/faults/inject"
	"colazione/server/processtest"
)

// F5, F6: the Nth storage call fails, once or from then on. After what may have lost a write nothing is acknowledged any more and the process ends within a second, not with 0;
// after a full disk it goes on. Either way whatever was acknowledged is there when it is started again.
func TestStorageCallsFailUnderWriters(t *testing.T) {
	kinds := []struct {
		name  string
		call  uintptr
		errno syscall.Errno
		full  bool // with which it goes on
	}{
		{"fdatasync: EIO", unix.SYS_FDATASYNC, syscall.EIO, false},
		{"write: EIO", unix.SYS_PWRITE64, syscall.EIO, false},
		{"write: ENOSPC", unix.SYS_PWRITE64, syscall.ENOSPC, true},
	}
	for _, kind := range kinds {
		r := row{fault: "F5 " + kind.name, note: "Nth call, once and for ever"}
		if kind.call == unix.SYS_FDATASYNC {
			r.fault = "F6 " + kind.name
		}
		for n := range scale.storageCalls {
			for _, forEver := range []bool{false, true} {
				plan := &inject.Plan{Call: kind.call, Nth: int64(n) + 1, ForEver: forEver, Errno: kind.errno}
				t.Run(fmt.Sprintf("%s, number %d, for ever %v", kind.name, plan.Nth, forEver), func(t *testing.T) {
					r.tries++
					mustSurvive(t, plan, kind.full, &r)
				})
			}
		}
		r.report(t)
	}
}

func mustSurvive(t *testing.T, plan *inject.Plan, full bool, r *row) {
	var i inject.Injector
	cmd := inject.Command(processtest.Binary, processtest.Flags(processtest.NewData(t), "-addr", "127.0.0.1:0")...)
	p, err := processtest.Launch(cmd, dataOf(cmd.Args), func() error { return i.Start(cmd) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	w := mustWrite(t, m, 8, time.Millisecond)
	w.mustReach(t, 20)
	i.Set(plan)
	processtest.MustHappen(t, "the failure", func() bool { return i.Failed() > 0 })
	failed, _ := i.Since()
	if full {
		processtest.MustHappen(t, "a full disk to be told", func() bool { return w.refusals("storage_full") > 0 })
		i.Stop()
		w.mustReach(t, 20)
		w.end()
		p.MustEnd(t)
	} else {
		if code := p.Code(t, processtest.Patience); code <= 0 {
			t.Errorf("it ended with %d: %s", code, p.Log.String())
		}
		if took := time.Since(failed); took > within(time.Second) {
			t.Errorf("it took %v to end", took)
		}
		if late := w.latest(); late.After(failed) {
			t.Errorf("what was sent %v after the failure was acknowledged", late.Sub(failed))
		}
		i.Stop()
	}
	again, _ := p.Again(t)
	if !full {
		w.mustReach(t, 20)
		w.end()
	}
	r.acked += w.count()
	r.lost += w.lost(t, m)
	r.outage = max(r.outage, w.outage)
	again.MustEnd(t)
	mustCheckClean(t, p.Data)
}

// dataOf finds the database among the arguments.
func dataOf(args []string) string {
	for n, arg := range args {
		if arg == "-data" {
			return args[n+1]
		}
	}
	return ""
}

// F4: there is no room left. People are told within a second, reading goes on, and so does writing as soon as there is room.
func TestDiskFull(t *testing.T) {
	p := processtest.MustStartWithKey(t, processtest.NewData(t))
	limit := func(bytes uint64) error {
		return unix.Prlimit(p.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil)
	}
	mustFillAndFree(t, p, "F4 file size limit", func() error { return limit(uint64(size(t, p.Data))) }, func() error { return limit(unix.RLIM_INFINITY) })
}

// mustFillAndFree has people write while there is no room for it, and after there is again.
func mustFillAndFree(t *testing.T, p *processtest.Process, fault string, fill, free func() error) {
	t.Helper()
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	w := mustWriteAtLength(t, m, 20, 2*time.Millisecond, strings.Repeat(" e ancora", 28))
	w.mustReach(t, 20)
	if err := fill(); err != nil {
		t.Fatal(err)
	}
	processtest.MustHappen(t, "a full disk to be told", func() bool { return w.refusals("storage_full") > 100 })
	began := time.Now()
	a := m.Call(http.MethodPost, "/sessions/"+m.ID+"/commands", m.Organiser, processtest.NewCommand("room.lock", map[string]any{"on": true}))
	fits := a.Status == http.StatusOK // a short one may, where there is a page left
	if took := time.Since(began); !fits && a.Status != http.StatusInsufficientStorage || took > within(time.Second) {
		t.Errorf("after %v: %d %s", took, a.Status, a.Body)
	}
	if cards := m.MustCards(t); len(cards) < 20 {
		t.Errorf("only %d cards are read", len(cards))
	}
	if a := m.Call(http.MethodGet, "/sessions/"+m.ID+"/report.md", m.Organiser, nil); a.Status != http.StatusOK || !strings.Contains(string(a.Body), "scheda") {
		t.Errorf("the report: %d %v", a.Status, a.Err)
	}
	if err := free(); err != nil {
		t.Fatal(err)
	}
	w.mustReach(t, 40)
	w.end()
	row{fault, 1, w.count(), w.lost(t, m), w.outage, "reading goes on, no restart"}.report(t)
	p.MustEnd(t)
	mustCheckClean(t, p.Data)
}
