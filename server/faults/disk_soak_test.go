//go:build soak

package faults_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"colazione/server/faults/inject"
	"colazione/server/processtest"
)

// disk is an ext4 of its own, in a file on a loop device, whose power can be cut.
type disk struct{ image, at string }

func mustDisk(t *testing.T) *disk {
	t.Helper()
	mustBeRoot(t)
	folder := t.TempDir()
	d := &disk{image: filepath.Join(folder, "image"), at: filepath.Join(folder, "disk")}
	file, err := os.Create(d.image)
	if err == nil {
		err = file.Truncate(256 << 20)
	}
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	if err := os.Mkdir(d.at, 0o700); err != nil {
		t.Fatal(err)
	}
	mustDo(t, "mkfs.ext4", "-q", d.image)
	d.mustMount(t)
	t.Cleanup(func() { _ = exec.Command("umount", d.at).Run() })
	return d
}

func (d *disk) mustMount(t testing.TB) {
	t.Helper()
	mustDo(t, "mount", "-o", "loop", d.image, d.at)
}

// mustCut is a power cut: what was not synced is lost, and everything fails from now on. The ioctl is EXT4_IOC_SHUTDOWN, without a flush of the journal.
func (d *disk) mustCut(t testing.TB) {
	t.Helper()
	const shutdown, withoutFlush = 0x8004587d, 2
	folder, err := os.Open(d.at)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if err := unix.IoctlSetPointerInt(int(folder.Fd()), shutdown, withoutFlush); err != nil {
		t.Fatalf("the disk can't be cut: %v", err)
	}
}

// mustReturn has the power come back.
func (d *disk) mustReturn(t testing.TB) {
	t.Helper()
	mustDo(t, "umount", d.at)
	d.mustMount(t)
}

func mustBeRoot(t testing.TB) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Fatal("this needs root, for a disk or a network of its own: run make soak as root")
	}
}

func mustDo(t testing.TB, name string, args ...string) {
	t.Helper()
	if out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v: %s", name, strings.Join(args, " "), err, out)
	}
}

// F2: the power is cut while people write. Nothing that was acknowledged is lost.
func TestPowerCut(t *testing.T) {
	d := mustDisk(t)
	const cuts = 20
	r := row{fault: "F2 power cut", tries: cuts, note: "ext4 shut down without a flush, under writers"}
	data := filepath.Join(d.at, "colazione.db")
	p := processtest.MustStartWithKey(t, data)
	m := processtest.MustMeet(t, p.Base, processtest.Blind)
	w := mustWrite(t, m, 60, 20*time.Millisecond)
	for range cuts {
		w.mustReach(t, 150)
		d.mustCut(t)
		p.Kill()
		d.mustReturn(t)
		p, _ = p.Again(t)
	}
	w.mustReach(t, 150)
	w.end()
	r.acked, r.lost, r.outage = w.count(), w.lost(t, m), w.outage
	r.report(t)
	p.MustEnd(t)
	mustCheckClean(t, data)
}

// The same without syncing must lose something, or the test before proves nothing.
func TestPowerCutWithoutSyncs(t *testing.T) {
	d := mustDisk(t)
	data := filepath.Join(d.at, "colazione.db")
	made := processtest.MustStartWithKey(t, data) // with its syncs, so that the file is there
	m := processtest.MustMeet(t, made.Base, processtest.Blind)
	made.MustEnd(t)
	mustDo(t, "sync", "-f", d.at)
	cmd := inject.Unsynced(processtest.Binary, processtest.Flags(data, "-addr", strings.TrimPrefix(made.Base, "http://"))...)
	p, err := processtest.Launch(cmd, data, cmd.Start)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	w := mustWrite(t, m, 60, 20*time.Millisecond)
	w.mustReach(t, 150)
	close(w.stop)
	d.mustCut(t)
	p.Kill()
	w.all.Wait()
	d.mustReturn(t)
	lost, how := w.count(), "the file was refused"
	if after, err := processtest.Start(data, "-addr", strings.TrimPrefix(made.Base, "http://")); err == nil {
		t.Cleanup(after.Kill)
		lost, how = w.lost(t, m), "found after a start"
		after.MustEnd(t)
	}
	if lost == 0 {
		t.Error("nothing was lost without syncs: the test of a power cut proves nothing")
	}
	t.Attr("soak", fmt.Sprintf("F2 its mutant without fsync|1|%d|%d|0s|must lose some; %s", w.count(), lost, how))
}

// F3: the power is cut at the very first start, at another moment each time. There is no file or a valid one, and the next start works.
func TestPowerCutAtTheFirstStart(t *testing.T) {
	d := mustDisk(t)
	const cuts = 40
	there := 0
	for n := range cuts {
		folder := filepath.Join(d.at, fmt.Sprint(n))
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		mustDo(t, "sync", "-f", d.at)
		data := filepath.Join(folder, "colazione.db")
		cmd := exec.CommandContext(t.Context(), processtest.Binary, processtest.Flags(data, "-addr", "127.0.0.1:0")...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		<-time.After(time.Duration(n) * 2 * time.Millisecond)
		d.mustCut(t)
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed, which is an error
		d.mustReturn(t)
		if _, err := os.Stat(data); err == nil {
			there++
			mustRun(t, "check", data)
		}
		processtest.MustStartWithKey(t, data).MustEnd(t)
	}
	row{fault: "F3 cut at first start", tries: cuts, note: fmt.Sprintf("a valid file after %d, none after %d", there, cuts-there)}.report(t)
	if there == 0 || there == cuts {
		t.Error("every cut came at the same side of the making: nothing was tried")
	}
}

// F4 once more, with a disk that really is full.
func TestDiskFullOnTmpfs(t *testing.T) {
	mustBeRoot(t)
	at := t.TempDir()
	mustDo(t, "mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", at)
	t.Cleanup(func() { _ = exec.Command("umount", at).Run() })
	p := processtest.MustStartWithKey(t, filepath.Join(at, "colazione.db"))
	filler := filepath.Join(at, "filler")
	fill := func() error {
		file, err := os.Create(filler)
		if err != nil {
			return err
		}
		defer file.Close()
		for piece := make([]byte, 1<<10); err == nil; {
			_, err = file.Write(piece)
		}
		return nil // full
	}
	mustFillAndFree(t, p, "F4 full disk (tmpfs)", fill, func() error { return os.Remove(filler) })
	p.Kill() // before the disk goes
}
