// Command colazione serves facilitated workshops: phones, a cockpit, a big screen and the document that remains.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"colazione/server/bench"
	"colazione/server/store"
	"colazione/server/web"
)

// version is stamped into a release; "" in a build from a checkout.
var version string

// The program's exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2 // wrong flags, or a database that another process has
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program: it returns its exit code when it is done or ctx ends.
func run(ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer) int {
	err := dispatch(ctx, args, env, stdout, stderr)
	var wrong *usageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.As(err, &wrong), errors.Is(err, store.ErrLocked):
		fmt.Fprintln(stderr, "colazione:", err)
		return exitUsage
	}
	fmt.Fprintln(stderr, "colazione:", err)
	return exitFailed
}

// usageError is a fault in how the program was called.
type usageError struct{ error }

func dispatch(ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer) error {
	command := ""
	if len(args) > 0 && !isFlag(args[0]) {
		command, args = args[0], args[1:]
	}
	switch command {
	case "version":
		_, err := fmt.Fprintln(stdout, "colazione", cmp.Or(version, "from a checkout"), runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
		return err
	case "schema":
		_, err := stdout.Write(web.WireSchema())
		return err
	case "bench":
		program, err := os.Executable()
		if err != nil {
			return err
		}
		return bench.Run(ctx, bench.Program{Path: program, Serve: func(ctx context.Context, args []string, stdout io.Writer) error {
			return dispatch(ctx, args, env, stdout, stderr)
		}}, args, stdout)
	case "", "demo", "health", "backup", "restore", "check":
		return withConfig(ctx, command, args, env, stdout, stderr)
	}
	return &usageError{fmt.Errorf("%q is no command (colazione -help lists them)", command)}
}

// withConfig runs the commands that are about one server or its database.
func withConfig(ctx context.Context, command string, args []string, env func(string) string, stdout, stderr io.Writer) error {
	file := ""
	ofFile := command == "backup" || command == "restore" || command == "check"
	if len(args) > 0 && ofFile && (!isFlag(args[0]) || args[0] == "-") {
		file, args = args[0], args[1:]
	}
	unsaid := usual
	if command == "demo" {
		unsaid = ofDemo
	}
	c, rest, err := parseConfig(args, env, unsaid, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if ofFile && file == "" && len(rest) > 0 {
		file, rest = rest[0], rest[1:]
	}
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%q is too much (colazione -help lists what there is)", rest[0])
	}
	if err == nil && file == "" && (command == "backup" || command == "restore") {
		err = fmt.Errorf("%s needs the name of a file: colazione %s FILE", command, command)
	}
	if err != nil {
		return &usageError{err}
	}
	switch command {
	case "health":
		return health(ctx, c)
	case "backup":
		return backup(ctx, c, file, stdout, stderr)
	case "restore":
		return restore(c, file, stdout)
	case "check":
		return check(ctx, cmp.Or(file, c.data), stdout)
	}
	return serve(ctx, c, command == "demo", stdout, stderr)
}

func isFlag(arg string) bool { return len(arg) > 0 && arg[0] == '-' }
