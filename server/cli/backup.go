package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"colazione/server/store"
)

// backup writes a copy of the database to a file, or with "-" to stdout, whether or not the server is running. The file gets its name when it is whole and verified.
func backup(c *call) error {
	to, data := c.file, c.config.Data
	if to == "-" {
		return copyTo(c.ctx, data, c.stdout)
	}
	if sameFile(to, data) {
		return &usageError{fmt.Errorf("%s is the database itself", to)}
	}
	if info, err := os.Lstat(to); err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0 {
		return &usageError{fmt.Errorf("%s is no file", to)}
	}
	file, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".new-*") // a file of its own, whatever is there
	if err != nil {
		return err
	}
	partial := file.Name()
	defer os.Remove(partial) // where it was not renamed
	if err := errors.Join(copyTo(c.ctx, data, file), file.Sync(), file.Close()); err != nil {
		return err
	}
	var found counts
	err = store.Look(partial, func(db *store.Store) (err error) {
		found, err = examine(db, func(problem string) { fmt.Fprintln(c.stderr, problem) })
		return err
	})
	if err != nil {
		return err
	}
	if err := store.Rename(partial, to); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.stdout, "%s holds %s.\n", to, found)
	return err
}

// copyTo writes a copy of the database, of the running server or else of the file.
func copyTo(ctx context.Context, data string, w io.Writer) error {
	answer, err := askServer(ctx, data, "/backup")
	if errors.Is(err, errNotRunning) {
		return store.Look(data, func(db *store.Store) error {
			_, err := db.WriteTo(w)
			return err
		})
	}
	if err != nil {
		return err
	}
	defer answer.Close()
	_, err = io.Copy(w, answer)
	return err
}

func sameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// RequireFile refuses a pipe or a device, from which reading might never end, before it is opened.
func RequireFile(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return &usageError{fmt.Errorf("%s is no file", path)}
	}
	return nil // opening it reports a file that is not there
}

// restore puts a copy in the place of the database and keeps what was there.
func restore(c *call) error {
	from, data := c.file, c.config.Data
	if err := RequireFile(from); err != nil {
		return err
	}
	kept, err := store.Restore(from, data, time.Now())
	if errors.Is(err, store.ErrLocked) {
		return fmt.Errorf("%w; stop the server first", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.stdout, "%s is as in %s now.\n", data, from)
	if kept != "" {
		fmt.Fprintf(c.stdout, "What it was before is in %s, which goes with the copies of its day.\n", kept)
	}
	return nil
}
