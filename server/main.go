// Command colazione serves facilitated workshops: phones, a cockpit, a big screen and the document that remains. This package wires the parts of the program together.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"colazione/server/cli"
	"colazione/server/web"
)

// version is stamped into a release; "" in a build from a checkout.
var version string

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the program: it returns its exit code when it is done or ctx ends.
func run(ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer) int {
	return cli.Program{Version: version, Schema: web.WireSchema, Serve: serve}.Run(ctx, args, env, stdout, stderr)
}
