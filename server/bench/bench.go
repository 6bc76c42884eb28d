// Package bench measures the program with simulated phones. The server runs as a process of its own, so that its processor time and memory are separate from the
// phones'. A second server only sends the same frames to as many sockets: what that needs is the machine's floor, and what the program needs beyond it is its own.
package bench

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Program is what is measured.
type Program struct {
	// Path is that of the binary, which is started again for each process that is measured.
	Path string
	// Serve is the server, with its own flags, until ctx ends.
	Serve func(ctx context.Context, args []string, stdout io.Writer) error
}

// Parts of the benchmark that run in processes of their own; the program starts them itself.
const (
	serverPart = "server"
	floorPart  = "bare"
)

// run is one run of the benchmark.
type run struct {
	program Program
	plan
	folder string
	out    io.Writer
}

type plan struct {
	phones, cards int
	rate          float64 // likes a second of the busy part
	seconds       int     // of each part
	growth        bool
	profiles      string // the folder for profiles, or ""
}

// Run measures and prints the figures, or is one of the processes that are measured.
func Run(ctx context.Context, p Program, args []string, out io.Writer) error {
	if len(args) > 0 {
		switch args[0] {
		case serverPart:
			go answerOrders(os.Stdin, out)
			return p.Serve(ctx, args[1:], out)
		case floorPart:
			return serveFloor(ctx, os.Stdin, out)
		}
	}
	r := run{program: p, out: out}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.IntVar(&r.phones, "phones", 0, "measure one room of so many phones only, and not the whole table")
	flags.Float64Var(&r.rate, "rate", 500, "likes a second in the busy part, over all phones")
	flags.IntVar(&r.seconds, "seconds", 5, "seconds for each part")
	flags.IntVar(&r.cards, "cards", 200, "cards in the room")
	flags.BoolVar(&r.growth, "growth", false, "measure how the figures grow with phones, cards, sessions and rooms, and not the table")
	flags.StringVar(&r.profiles, "profiles", "", "a folder for profiles of the server's processor time, one for each part")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if r.phones < 0 || r.rate <= 0 || r.seconds < 1 || r.cards < 1 {
		return fmt.Errorf("bench: every number must be above 0")
	}
	var err error
	if r.folder, err = os.MkdirTemp("", "colazione-bench"); err != nil {
		return err
	}
	defer os.RemoveAll(r.folder)
	return r.measure(ctx)
}

func (r *run) measure(ctx context.Context) error {
	sync, err := fdatasync(r.folder)
	if err != nil {
		return err
	}
	fmt.Fprintf(r.out, "One fdatasync of a page takes %s on this disk (median of %d). The floor is a bare server that sends the same frames to as many sockets.\n\n", round(sync), syncTries)
	switch {
	case r.growth:
		return r.grow(ctx)
	case r.phones > 0:
		return r.fullRoom(ctx, r.phones, quiet, busy(r.rate), flood)
	}
	if err := r.fullRoom(ctx, 1000, quiet, busy(r.rate), flood); err != nil {
		return err
	}
	if err := r.fullRoom(ctx, 5000, quiet, busy(r.rate)); err != nil {
		return err
	}
	if err := r.fullRoom(ctx, 500, newCards); err != nil {
		return err
	}
	return r.beforeMeeting(ctx)
}

// database returns the path of a new database.
func (r *run) database() (string, error) {
	folder, err := os.MkdirTemp(r.folder, "data")
	return filepath.Join(folder, "bench.db"), err
}
