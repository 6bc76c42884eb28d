package store_test

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Storage that fails, at the one seam that every build has: the system call. The
// kernel asks this process (seccomp, user notification) about each write, fsync
// and truncation that it makes itself, and the plan says which of them fails.
// A filter cannot be taken off again, so that this runs in a child.

// plan is which call fails, and how.
type plan struct {
	call    uintptr
	nth     int64 // the first that fails, counted from 1
	forEver bool
	errno   syscall.Errno
}

type injector struct {
	plan   atomic.Pointer[plan]
	count  atomic.Int64
	failed atomic.Int64
	over   atomic.Bool
}

// next says what becomes of one call.
func (i *injector) next(call uintptr) syscall.Errno {
	p := i.plan.Load()
	if p == nil || call != p.call || i.over.Load() {
		return 0
	}
	if n := i.count.Add(1); n == p.nth || p.forEver && n > p.nth {
		i.failed.Add(1)
		return p.errno
	}
	return 0
}

func (i *injector) set(p *plan) {
	i.plan.Store(nil)
	i.count.Store(0)
	i.failed.Store(0)
	i.over.Store(false)
	i.plan.Store(p)
}

// stop ends the plan and keeps its counts.
func (i *injector) stop() { i.over.Store(true) }

var watched = []uintptr{unix.SYS_PWRITE64, unix.SYS_FDATASYNC, unix.SYS_FSYNC, unix.SYS_FTRUNCATE, unix.SYS_RENAMEAT}

// watch makes the kernel ask from now on.
func (i *injector) watch() error {
	const loadNumber, ifEqual, give = unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, unix.BPF_RET | unix.BPF_K
	filter := []unix.SockFilter{{Code: loadNumber}}
	for n, call := range watched {
		filter = append(filter, unix.SockFilter{Code: ifEqual, K: uint32(call), Jt: uint8(len(watched) - n)})
	}
	filter = append(filter, unix.SockFilter{Code: give, K: unix.SECCOMP_RET_ALLOW}, unix.SockFilter{Code: give, K: unix.SECCOMP_RET_USER_NOTIF})
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if _, _, errno := syscall.AllThreadsSyscall6(unix.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0, 0); errno != 0 {
		return fmt.Errorf("no new privileges: %w", errno)
	}
	const flags = unix.SECCOMP_FILTER_FLAG_NEW_LISTENER | unix.SECCOMP_FILTER_FLAG_TSYNC | unix.SECCOMP_FILTER_FLAG_TSYNC_ESRCH
	listener, _, errno := syscall.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, flags, uintptr(unsafe.Pointer(&program)))
	if errno != 0 {
		return fmt.Errorf("seccomp: %w", errno)
	}
	go i.answer(listener)
	return nil
}

// answer answers the kernel's questions (struct seccomp_notif and seccomp_notif_resp).
func (i *injector) answer(listener uintptr) {
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
		if _, _, errno := syscall.Syscall(unix.SYS_IOCTL, listener, receive, uintptr(unsafe.Pointer(&question))); errno != 0 {
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
		syscall.Syscall(unix.SYS_IOCTL, listener, send, uintptr(unsafe.Pointer(&answer)))
	}
}
