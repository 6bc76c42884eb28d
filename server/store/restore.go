package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"time"
)

// Restore puts a copy of the intact database `from` in the place of the one at path,
// whole or not at all. What was there stays beside it, as a dated copy whose path is
// returned; "" when nothing was. Nobody may have either of them open.
func Restore(from, path string, now time.Time) (kept string, err error) {
	if path, err = resolve(path); err != nil {
		return "", err
	}
	old, err := acquire(path, os.O_RDONLY)
	switch {
	case err == nil:
		defer old.Close()
	case errors.Is(err, ErrLocked):
		return "", err
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("the database %s cannot be replaced: %w", path, err)
	}
	aside := path + makingSuffix
	file, err := takeCopy(from, aside)
	if err != nil {
		return "", err
	}
	defer file.Close()
	defer os.Remove(aside)
	if old != nil {
		if kept, err = keepBeside(path, now); err != nil {
			return "", fmt.Errorf("the database %s cannot be kept: %w", path, err)
		}
		if !replacesOpen {
			old.Close()
		}
	}
	if err := publish(file, aside, path); err != nil {
		return kept, fmt.Errorf("the database %s cannot be replaced: %w", path, err)
	}
	return kept, nil
}

// takeCopy copies the bytes of an intact database into a file that it returns open and locked.
func takeCopy(from, to string) (*os.File, error) {
	source, err := acquire(from, os.O_RDONLY)
	if err != nil {
		return nil, fmt.Errorf("the copy %s cannot be used: %w", from, err)
	}
	defer source.Close()
	if err := inspect(source); err != nil {
		return nil, fmt.Errorf("the copy %s cannot be used: %w", from, err)
	}
	file, err := acquire(to, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(file, source)
	if err == nil {
		err = inspect(file)
	}
	if err != nil {
		os.Remove(to)
		return nil, errors.Join(fmt.Errorf("%s cannot be written: %w", to, err), file.Close())
	}
	return file, nil
}

// keepBeside returns the file a second name, of a dated copy.
func keepBeside(path string, now time.Time) (string, error) {
	for n := 1; ; n++ {
		of := "before-restore"
		if n > 1 {
			of += "-" + strconv.Itoa(n)
		}
		kept := datedPath(path, now, of)
		err := os.Link(path, kept)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = copyFile(path, kept) // a disk without second names
		}
		if !errors.Is(err, fs.ErrExist) {
			return kept, err
		}
	}
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := io.Copy(file, source); err != nil {
		return errors.Join(err, os.Remove(to))
	}
	return file.Sync()
}
