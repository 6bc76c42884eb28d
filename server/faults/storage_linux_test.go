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
		r.tell(t)
	}
}

func mustSurvive(t *testing.T, plan *inject.Plan, full bool, r *row) {
	var i inject.Injector
	cmd := inject.Command(binary, flags(newData(t), []string{"-addr", "127.0.0.1:0"})...)
	p, err := launch(cmd, dataOf(cmd.Args), func() error { return i.Start(cmd) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	m := mustMeet(t, p, blind)
	w := mustWrite(t, m, 8, time.Millisecond)
	w.mustReach(t, 20)
	i.Set(plan)
	mustHappen(t, "the failure", func() bool { return i.Failed() > 0 })
	failed, _ := i.Since()
	if full {
		mustHappen(t, "a full disk to be told", func() bool { return w.refusals("storage_full") > 0 })
		i.Stop()
		w.mustReach(t, 20)
		w.end()
		p.mustEnd(t)
	} else {
		if code := p.code(t, patience); code <= 0 {
			t.Errorf("it ended with %d: %s", code, p.log.String())
		}
		if took := time.Since(failed); took > within(time.Second) {
			t.Errorf("it took %v to end", took)
		}
		if late := w.latest(); late.After(failed) {
			t.Errorf("what was sent %v after the failure was acknowledged", late.Sub(failed))
		}
		i.Stop()
	}
	again, _ := p.again(t)
	if !full {
		w.mustReach(t, 20)
		w.end()
	}
	r.acked += w.count()
	r.lost += w.lost(t, m)
	r.outage = max(r.outage, w.outage)
	again.mustEnd(t)
	mustCheckClean(t, p.data)
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
	p := mustStart(t, newData(t))
	limit := func(bytes uint64) error {
		return unix.Prlimit(p.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil)
	}
	mustFillAndFree(t, p, "F4 file size limit", func() error { return limit(uint64(size(t, p.data))) }, func() error { return limit(unix.RLIM_INFINITY) })
}

// mustFillAndFree has people write while there is no room for it, and after there is again.
func mustFillAndFree(t *testing.T, p *program, fault string, fill, free func() error) {
	t.Helper()
	m := mustMeet(t, p, blind)
	w := mustWriteAtLength(t, m, 20, 2*time.Millisecond, strings.Repeat(" e ancora", 28))
	w.mustReach(t, 20)
	if err := fill(); err != nil {
		t.Fatal(err)
	}
	mustHappen(t, "a full disk to be told", func() bool { return w.refusals("storage_full") > 100 })
	began := time.Now()
	a := m.call(http.MethodPost, "/sessions/"+m.id+"/commands", m.organiser, command("room.lock", map[string]any{"on": true}))
	fits := a.status == http.StatusOK // a short one may, where there is a page left
	if took := time.Since(began); !fits && a.status != http.StatusInsufficientStorage || took > within(time.Second) {
		t.Errorf("after %v: %d %s", took, a.status, a.body)
	}
	if cards := m.mustCards(t); len(cards) < 20 {
		t.Errorf("only %d cards are read", len(cards))
	}
	if a := m.call(http.MethodGet, "/sessions/"+m.id+"/report.md", m.organiser, nil); a.status != http.StatusOK || !strings.Contains(string(a.body), "scheda") {
		t.Errorf("the report: %d %v", a.status, a.err)
	}
	if err := free(); err != nil {
		t.Fatal(err)
	}
	w.mustReach(t, 40)
	w.end()
	row{fault, 1, w.count(), w.lost(t, m), w.outage, "reading goes on, no restart"}.tell(t)
	p.mustEnd(t)
	mustCheckClean(t, p.data)
}
