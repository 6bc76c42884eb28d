package store

import (
	"errors"
	"io/fs"
	"os"
	"time"
)

const (
	lockWait  = 500 * time.Millisecond
	lockRetry = 10 * time.Millisecond
)

// errHeld says that another process has the lock.
var errHeld = errors.New("the file is locked")

// acquire opens the file and takes a lock on it that it holds as long as the file is
// open. It waits lockWait, then fails with ErrLocked. The file it returns is the one
// that lies at path while the lock is held: another process may have renamed a new
// one there between open and lock.
func acquire(path string, flag int) (*os.File, error) {
	for deadline := time.Now().Add(lockWait); ; time.Sleep(lockRetry) {
		file, err := tryAcquire(path, flag)
		if !errors.Is(err, errHeld) {
			return file, err
		}
		if time.Now().After(deadline) {
			return nil, faultf(ErrLocked, "the database %s is in use by another process", path)
		}
	}
}

func tryAcquire(path string, flag int) (file *os.File, err error) {
	file, err = openRegular(path, flag)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			file.Close()
		}
	}()
	if err := tryLock(file); err != nil {
		return nil, err
	}
	locked, err := file.Stat()
	if err != nil {
		return nil, err
	}
	present, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(locked, present) {
		return nil, errHeld
	}
	return file, err
}

// openRegular opens a file and nothing else. A pipe or a device, from which reading might never end, is refused; where a file is to be made
// anew, whatever else has its name gives way, so that no link is followed into another file.
func openRegular(path string, flag int) (*os.File, error) {
	look := os.Stat
	if flag&os.O_TRUNC != 0 {
		look = os.Lstat
	}
	if info, err := look(path); err == nil && !info.Mode().IsRegular() {
		if flag&os.O_TRUNC == 0 || info.IsDir() {
			return nil, faultf(ErrForeign, "%s is no file", path)
		}
		if err := os.Remove(path); err != nil {
			return nil, err
		}
	}
	return openFile(path, flag)
}
