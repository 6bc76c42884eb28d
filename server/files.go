package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"colazione/server/store"
)

// backup writes a copy of the database to a file, or with "-" to stdout, whether or not the server is running. The file has its name once it is whole and was verified.
func backup(ctx context.Context, c config, to string, stdout, stderr io.Writer) error {
	if to == "-" {
		return copyTo(ctx, c.data, stdout)
	}
	if same(to, c.data) {
		return &usageError{fmt.Errorf("%s is the database itself", to)}
	}
	if info, err := os.Lstat(to); err == nil && !info.Mode().IsRegular() && info.Mode()&fs.ModeSymlink == 0 {
		return &usageError{fmt.Errorf("%s is no file", to)}
	}
	file, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".new-*") // nobody else's, whatever lies there
	if err != nil {
		return err
	}
	aside := file.Name()
	defer os.Remove(aside) // where it did not come so far as to have another name
	if err := errors.Join(copyTo(ctx, c.data, file), file.Sync(), file.Close()); err != nil {
		return err
	}
	var found contents
	err = store.Look(aside, func(db *store.Store) (err error) {
		found, err = examine(db, func(problem string) { fmt.Fprintln(stderr, problem) })
		return err
	})
	if err != nil {
		return err
	}
	if err := store.Rename(aside, to); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%s holds %s.\n", to, found)
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

func same(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}

// isFile refuses a pipe or a device, from which reading might never end, before it is opened.
func isFile(path string) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return &usageError{fmt.Errorf("%s is no file", path)}
	}
	return nil // what is not there is told by whoever opens it
}

// restore puts a copy in the place of the database and keeps what was there.
func restore(c config, from string, stdout io.Writer) error {
	if err := isFile(from); err != nil {
		return err
	}
	kept, err := store.Restore(from, c.data, time.Now())
	if errors.Is(err, store.ErrLocked) {
		return fmt.Errorf("%w; stop the server first", err)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s is as in %s now.\n", c.data, from)
	if kept != "" {
		fmt.Fprintf(stdout, "What it was before is in %s, which goes with the copies of its day.\n", kept)
	}
	return nil
}

// errBad is why a check fails.
var errBad = errors.New("the database is not as it should be")

// How a check's last line begins.
const (
	fine = "ok: "
	bad  = "bad: "
)

// check says what is wrong with a database, or that nothing is. Of the one that a server is running on the server says it.
func check(ctx context.Context, data string, stdout io.Writer) error {
	answer, err := askServer(ctx, data, "/check")
	if errors.Is(err, errNotRunning) {
		return checkFile(data, stdout)
	}
	if err != nil {
		return err
	}
	defer answer.Close()
	last := ""
	for lines := bufio.NewScanner(answer); lines.Scan(); {
		last = lines.Text()
		fmt.Fprintln(stdout, last)
	}
	return verdict(last)
}

func verdict(last string) error {
	if strings.HasPrefix(last, fine) {
		return nil
	}
	return errBad
}

// checkFile checks a file that nobody has open.
func checkFile(path string, w io.Writer) error {
	if err := isFile(path); err != nil {
		return err
	}
	problems := 0
	problem := func(text string) { problems++; fmt.Fprintln(w, text) }
	if err := store.Inspect(path, problem); err != nil {
		return fmt.Errorf("%s can't be checked: %w", path, err)
	}
	if problems > 0 {
		return verdict(sumUp(w, problems, contents{}))
	}
	return store.Look(path, func(db *store.Store) error {
		found, err := examine(db, problem)
		if err != nil {
			problem(err.Error())
		}
		return verdict(sumUp(w, problems, found))
	})
}

// checkOpen checks the database that the server is running on.
func checkOpen(db *store.Store, w io.Writer) {
	problems := 0
	problem := func(text string) { problems++; fmt.Fprintln(w, text) }
	err := db.Check(problem)
	var found contents
	if err == nil {
		found, err = examine(db, problem)
	}
	if err != nil {
		problem(err.Error())
	}
	sumUp(w, problems, found)
}

func sumUp(w io.Writer, problems int, found contents) string {
	text := fmt.Sprintf("%s%s; every checksum is right, every log is whole, every record is understood", fine, found)
	if problems > 0 {
		text = bad + count(problems, "problem")
	}
	fmt.Fprintln(w, text)
	return text
}
