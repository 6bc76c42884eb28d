package inject

import (
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Plan is which call fails, and how.
type Plan struct {
	Call    uintptr // one of Watched
	Nth     int64   // the first that fails, counted from 1
	ForEver bool    // and all after it
	Errno   syscall.Errno
}

// Watched are the calls that can be made to fail.
var Watched = []uintptr{unix.SYS_PWRITE64, unix.SYS_FDATASYNC, unix.SYS_FSYNC, unix.SYS_FTRUNCATE, unix.SYS_RENAMEAT}

// Injector fails the calls of one process. Its zero value lets all of them pass.
type Injector struct {
	plan   atomic.Pointer[Plan]
	count  atomic.Int64
	failed atomic.Int64
	first  atomic.Int64 // when one failed first, in nanoseconds since the epoch
	over   atomic.Bool
}

// next says what becomes of one call.
func (i *Injector) next(call uintptr) syscall.Errno {
	p := i.plan.Load()
	if p == nil || call != p.Call || i.over.Load() {
		return 0
	}
	if n := i.count.Add(1); n == p.Nth || p.ForEver && n > p.Nth {
		i.first.CompareAndSwap(0, time.Now().UnixNano())
		i.failed.Add(1)
		return p.Errno
	}
	return 0
}

// Set begins a plan, and counts from now on.
func (i *Injector) Set(p *Plan) {
	i.plan.Store(nil)
	i.count.Store(0)
	i.failed.Store(0)
	i.first.Store(0)
	i.over.Store(false)
	i.plan.Store(p)
}

// Stop ends the plan and keeps its counts.
func (i *Injector) Stop() { i.over.Store(true) }

// Count is how often the plan's call was made.
func (i *Injector) Count() int64 { return i.count.Load() }

// Failed is how many of them failed.
func (i *Injector) Failed() int64 { return i.failed.Load() }

// Since is when the first of them failed; false where none has.
func (i *Injector) Since() (time.Time, bool) {
	at := i.first.Load()
	return time.Unix(0, at), at != 0
}

// Watch makes the kernel ask about this process from now on. It can't be taken back, so it is for a child.
func (i *Injector) Watch() error {
	listener, err := install(askAbout(Watched), unix.SECCOMP_FILTER_FLAG_NEW_LISTENER)
	if err == nil {
		go i.answer(listener)
	}
	return err
}

// answer answers the kernel's questions (struct seccomp_notif and seccomp_notif_resp) until the process that they are about has ended.
func (i *Injector) answer(listener uintptr) {
	const receive, send, goOn = 0xc0502100, 0xc0182101, 1
	for {
		var question struct {
			id         uint64
			pid, flags uint32
			number     int32
			arch       uint32
			pointer    uint64
			args       [6]uint64
		}
		_, _, errno := syscall.Syscall(unix.SYS_IOCTL, listener, receive, uintptr(unsafe.Pointer(&question)))
		if errno == syscall.ENOENT && i.ended(listener) {
			return
		}
		if errno != 0 {
			continue // interrupted
		}
		answer := struct {
			id    uint64
			value int64
			errno int32
			flags uint32
		}{id: question.id, flags: goOn}
		if errno := i.next(uintptr(question.number)); errno != 0 {
			answer.errno, answer.flags = -int32(errno), 0
		}
		_, _, _ = syscall.Syscall(unix.SYS_IOCTL, listener, send, uintptr(unsafe.Pointer(&answer))) // fails where who asked is gone
	}
}

// ended reports whether nobody is left to ask about, and gives the listener back.
func (i *Injector) ended(listener uintptr) bool {
	poll := []unix.PollFd{{Fd: int32(listener), Events: unix.POLLIN}}
	if _, err := unix.Poll(poll, 0); err != nil || poll[0].Revents&unix.POLLHUP == 0 {
		return false
	}
	_ = unix.Close(int(listener))
	return true
}
