package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Look returns f a database to read, and leaves the file as it is. Whatever writes
// answers ErrClosed. It refuses what Open refuses, and a file that is not there.
func Look(path string, f func(s *Store) error) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	file, err := acquire(path, os.O_RDONLY)
	if errors.Is(err, ErrLocked) {
		return err
	}
	if err != nil {
		return fmt.Errorf("the database %s cannot be opened: %w", path, err)
	}
	if err := inspect(file); err != nil {
		file.Close()
		return refusal(path, err)
	}
	db, err := mappedFor(file, true)
	if err != nil {
		return fmt.Errorf("the database %s cannot be opened: %w", path, err)
	}
	defer db.Close()
	return f(&Store{path: path, quit: make(chan struct{}), failed: make(chan struct{}), shut: true, db: db})
}

// Inspect reads the whole file, which need not be whole, and calls f with each
// problem, as Check does. It changes nothing. Its own error means that it could not
// read, or, ErrLocked, that a process has the file open, which can Check it.
func Inspect(path string, f func(problem string)) error {
	file, err := acquire(path, os.O_RDONLY)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	h, err := readHead(file, info.Size())
	if err != nil {
		f(err.Error())
		return nil
	}
	return mapping(file, info.Size(), func(data []byte) error {
		if err := (&verifier{pages: newPages(data, h)}).readMark(); err != nil {
			f(err.Error())
			return nil
		}
		v := &verifier{pages: newPages(data, h), take: func(finding error) error {
			f(finding.Error())
			return nil
		}}
		if err := v.run(); err != nil || v.findings > 0 {
			return err
		}
		if err := v.laterCommits(); err != nil {
			f(err.Error())
		}
		return nil
	})
}
