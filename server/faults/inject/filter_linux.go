package inject

import (
	"fmt"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// askAbout is a filter that has the kernel ask about some calls and allow all others.
func askAbout(calls []uintptr) []unix.SockFilter { return filter(calls, unix.SECCOMP_RET_USER_NOTIF) }

// pretend is a filter that has some calls do nothing and say that they were done.
func pretend(calls []uintptr) []unix.SockFilter { return filter(calls, unix.SECCOMP_RET_ERRNO) } // of number 0: none

func filter(calls []uintptr, verdict uint32) []unix.SockFilter {
	const loadNumber, ifEqual, give = unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, unix.BPF_JMP | unix.BPF_JEQ | unix.BPF_K, unix.BPF_RET | unix.BPF_K
	program := []unix.SockFilter{{Code: loadNumber}}
	for n, call := range calls {
		program = append(program, unix.SockFilter{Code: ifEqual, K: uint32(call), Jt: uint8(len(calls) - n)})
	}
	return append(program, unix.SockFilter{Code: give, K: unix.SECCOMP_RET_ALLOW}, unix.SockFilter{Code: give, K: verdict})
}

// install puts all threads of this process, and what it becomes, under a filter.
func install(program []unix.SockFilter, flags uintptr) (listener uintptr, err error) {
	all := unix.SockFprog{Len: uint16(len(program)), Filter: &program[0]}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	// Of this thread alone: TSYNC gives the others what it has.
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return 0, fmt.Errorf("no new privileges: %w", err)
	}
	flags |= unix.SECCOMP_FILTER_FLAG_TSYNC
	if flags&unix.SECCOMP_FILTER_FLAG_NEW_LISTENER != 0 {
		flags |= unix.SECCOMP_FILTER_FLAG_TSYNC_ESRCH
	}
	listener, _, errno := syscall.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, flags, uintptr(unsafe.Pointer(&all)))
	if errno != 0 {
		return 0, fmt.Errorf("seccomp: %w", errno)
	}
	return listener, nil
}
