// Package cli is the command line: the table of commands, their flags, and the upkeep of the database, which is backup, restore, check, daily copies and upgrades.
package cli

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"

	"colazione/server/bench"
	"colazione/server/store"
)

// Program is what the commands need of the program around them.
type Program struct {
	Version string // "" in a build from a checkout
	Schema  func() []byte
	// Serve runs the server until ctx ends.
	Serve func(ctx context.Context, c Config, withDemo bool, stdout, stderr io.Writer) error
}

// The program's exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2 // wrong flags, or a database that another process has
)

// command is one line of the table of commands.
type command struct {
	name     string
	args     string    // what may follow the name, for the help
	line     string    // what it does, for the help; "" leaves it out there
	file     fileArg   // whether the name of a file may follow
	defaults *defaults // of the server's flags; nil for a command that does not take them
	run      func(*call) error
}

// fileArg says whether a command takes the name of a file.
type fileArg int

const (
	noFile fileArg = iota
	mayFile
	needsFile
)

// commands is the table. The first line is for a call without the name of a command.
func commands() []command {
	return []command{
		{args: "[flags]", line: "start the server", defaults: &serverDefaults, run: func(c *call) error { return c.serve(false) }},
		{name: "demo", args: "[flags]", line: "fill a fresh database with a meeting to click through, and start", defaults: &demoDefaults, run: func(c *call) error { return c.serve(true) }},
		{name: "backup", args: "FILE [flags]", line: "copy the database to a file (- for the output), while the server is running or not", file: needsFile, defaults: &serverDefaults, run: backup},
		{name: "restore", args: "FILE [flags]", line: "put such a copy in the place of the database, and keep what was there", file: needsFile, defaults: &serverDefaults, run: restore},
		{name: "check", args: "[FILE] [flags]", line: "verify every record of the database, or of a copy", file: mayFile, defaults: &serverDefaults, run: check},
		{name: "bench", args: "[flags]", line: "measure this machine with simulated phones", run: runBench},
		{name: "schema", line: "print the JSON Schema of the messages", run: schema},
		{name: "version", line: "say which version this is", run: version},
		{name: "health", defaults: &serverDefaults, run: health}, // for the health check of a container
	}
}

// call is one call of a command.
type call struct {
	Program
	ctx            context.Context
	env            func(string) string
	stdout, stderr io.Writer
	args           []string // as they were given, without the name of the command
	config         Config   // for a command that takes the server's flags
	file           string   // that was named; "" for none
}

// Run runs the command that args name, until it is done or ctx ends, and returns the exit code of the program.
func (p Program) Run(ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer) int {
	err := (&call{Program: p, ctx: ctx, env: env, stdout: stdout, stderr: stderr, args: args}).dispatch()
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

func (c *call) dispatch() error {
	name := ""
	if len(c.args) > 0 && !isFlag(c.args[0]) {
		name, c.args = c.args[0], c.args[1:]
	}
	for _, one := range commands() {
		if one.name != name {
			continue
		}
		if one.defaults != nil {
			if err := c.configure(one); err != nil {
				return err
			}
		}
		return one.run(c)
	}
	return &usageError{fmt.Errorf("%q is no command (colazione -help lists them)", name)}
}

// configure reads the server's flags and the name of a file, which may come before or behind them.
func (c *call) configure(of command) error {
	args := c.args
	if len(args) > 0 && of.file != noFile && (!isFlag(args[0]) || args[0] == "-") {
		c.file, args = args[0], args[1:]
	}
	config, rest, err := parseConfig(args, c.env, *of.defaults, c.stdout)
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if of.file != noFile && c.file == "" && len(rest) > 0 {
		c.file, rest = rest[0], rest[1:]
	}
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%q is too much (colazione -help lists what there is)", rest[0])
	}
	if err == nil && c.file == "" && of.file == needsFile {
		err = fmt.Errorf("%s needs the name of a file: colazione %s FILE", of.name, of.name)
	}
	if err != nil {
		return &usageError{err}
	}
	c.config = config
	return nil
}

func isFlag(arg string) bool { return len(arg) > 0 && arg[0] == '-' }

func (c *call) serve(withDemo bool) error {
	return c.Serve(c.ctx, c.config, withDemo, c.stdout, c.stderr)
}

func version(c *call) error {
	_, err := fmt.Fprintln(c.stdout, "colazione", cmp.Or(c.Version, "from a checkout"), runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
	return err
}

func schema(c *call) error {
	_, err := c.stdout.Write(c.Schema())
	return err
}

// runBench measures with copies of this program, which it starts as bench too.
func runBench(c *call) error {
	path, err := os.Executable()
	if err != nil {
		return err
	}
	serve := func(ctx context.Context, args []string, stdout io.Writer) error {
		return (&call{Program: c.Program, ctx: ctx, env: c.env, stdout: stdout, stderr: c.stderr, args: args}).dispatch()
	}
	return bench.Run(c.ctx, bench.Program{Path: path, Serve: serve}, c.args, c.stdout)
}

// help lists the commands and the flags.
func help(w io.Writer, options []option) {
	fmt.Fprint(w, "colazione runs facilitated workshops.\n\n")
	for _, one := range commands() {
		if one.line == "" {
			continue
		}
		usage := "colazione"
		for _, part := range []string{one.name, one.args} {
			if part != "" {
				usage += " " + part
			}
		}
		fmt.Fprintf(w, "  %-30s  %s\n", usage, one.line)
	}
	fmt.Fprint(w, "\nFlags, each with the variable that holds where it is not given:\n")
	for _, o := range options {
		fmt.Fprintf(w, "  -%s (%s)\n        %s", o.name, o.variable, o.help)
		if o.value != "" {
			fmt.Fprintf(w, " (default %s)", o.value)
		}
		fmt.Fprintln(w)
	}
}
