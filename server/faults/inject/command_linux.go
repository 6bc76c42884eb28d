package inject

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// The process that becomes another program under a filter is this very one, started again with this variable.
const (
	modeVariable = "INJECT_MODE"
	asked        = "asked"    // the injector is asked about every watched call
	unsynced     = "unsynced" // nothing is ever synced, and every sync says that it was
)

// Main must be called at the start of a TestMain whose tests use Command or Unsynced.
func Main() {
	mode := os.Getenv(modeVariable)
	if mode == "" {
		return
	}
	err := os.Unsetenv(modeVariable)
	if err == nil {
		err = become(mode, os.Args[1:])
	}
	fmt.Fprintln(os.Stderr, "inject:", err)
	os.Exit(1)
}

func become(mode string, args []string) (err error) {
	if mode == unsynced {
		_, err = install(pretend([]uintptr{unix.SYS_FDATASYNC, unix.SYS_FSYNC}), 0)
	} else {
		err = handOver()
	}
	if err != nil {
		return err
	}
	return syscall.Exec(args[0], args, os.Environ())
}

// Unsynced is a program that believes that it syncs what it writes.
func Unsynced(program string, args ...string) *exec.Cmd { return again(unsynced, program, args) }

// Command is a program to be started by an Injector's Start.
func Command(program string, args ...string) *exec.Cmd { return again(asked, program, args) }

func again(mode, program string, args []string) *exec.Cmd {
	cmd := exec.CommandContext(context.Background(), "/proc/self/exe", append([]string{program}, args...)...)
	cmd.Env = append(os.Environ(), modeVariable+"="+mode)
	return cmd
}

// The child writes the number of its listener to the first of these, and goes on when the second is closed.
const (
	numberFD = 3
	goOnFD   = 4
)

// Start starts a Command and answers for it from now on.
func (i *Injector) Start(cmd *exec.Cmd) error {
	number, theirs, err := os.Pipe()
	if err != nil {
		return err
	}
	defer number.Close()
	wait, goOn, err := os.Pipe()
	if err != nil {
		theirs.Close()
		return err
	}
	defer goOn.Close()
	cmd.ExtraFiles = []*os.File{theirs, wait}
	err = cmd.Start()
	theirs.Close()
	wait.Close()
	if err != nil {
		return err
	}
	var fd int
	if _, err := fmt.Fscan(number, &fd); err != nil {
		return fmt.Errorf("the child hands nothing over: %w", err)
	}
	process, err := unix.PidfdOpen(cmd.Process.Pid, 0)
	if err != nil {
		return err
	}
	defer func() { _ = unix.Close(process) }()
	listener, err := unix.PidfdGetfd(process, fd, 0)
	if err != nil {
		return err
	}
	go i.answer(uintptr(listener))
	return nil
}

// handOver sets the filter and waits until the parent has its listener.
func handOver() error {
	listener, err := install(askAbout(Watched), unix.SECCOMP_FILTER_FLAG_NEW_LISTENER)
	if err != nil {
		return err
	}
	syscall.CloseOnExec(numberFD)
	syscall.CloseOnExec(goOnFD)
	if _, err := fmt.Fprintln(os.NewFile(numberFD, "number"), listener); err != nil {
		return err
	}
	_, _ = os.NewFile(goOnFD, "go on").Read(make([]byte, 1)) // ends when the parent closes it
	return nil
}
