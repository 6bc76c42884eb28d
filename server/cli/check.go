package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"colazione/server/store"
)

// errBad is why a check fails.
var errBad = errors.New("the database is not as it should be")

// How a check's last line begins.
const (
	fine = "ok: "
	bad  = "bad: "
)

// check prints what is wrong with a database, or that nothing is. If a server is running on the database, it is the server that checks.
func check(c *call) error {
	data := cmp.Or(c.file, c.config.Data)
	answer, err := askServer(c.ctx, data, "/check")
	if errors.Is(err, errNotRunning) {
		return checkFile(data, c.stdout)
	}
	if err != nil {
		return err
	}
	defer answer.Close()
	last := ""
	for lines := bufio.NewScanner(answer); lines.Scan(); {
		last = lines.Text()
		fmt.Fprintln(c.stdout, last)
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
	if err := RequireFile(path); err != nil {
		return err
	}
	problems := 0
	problem := func(text string) { problems++; fmt.Fprintln(w, text) }
	if err := store.Inspect(path, problem); err != nil {
		return fmt.Errorf("%s can't be checked: %w", path, err)
	}
	if problems > 0 {
		return verdict(sumUp(w, problems, counts{}))
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
	var found counts
	if err == nil {
		found, err = examine(db, problem)
	}
	if err != nil {
		problem(err.Error())
	}
	sumUp(w, problems, found)
}

func sumUp(w io.Writer, problems int, found counts) string {
	text := fmt.Sprintf("%s%s; every checksum is right, every log is whole, every record is understood", fine, found)
	if problems > 0 {
		text = bad + count(problems, "problem")
	}
	fmt.Fprintln(w, text)
	return text
}
