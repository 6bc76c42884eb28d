//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"
)

const (
	lockWait  = 500 * time.Millisecond
	lockRetry = 10 * time.Millisecond
)

// acquire opens the file and takes the lock on it that bbolt takes too (flock),
// and holds as long as the file is open. It waits lockWait, then fails with
// ErrLocked. The file it returns is the one that lies at path while the lock is
// held: another process may have renamed a new one there between open and lock.
func acquire(path string, flag int) (*os.File, error) {
	for deadline := time.Now().Add(lockWait); ; time.Sleep(lockRetry) {
		file, err := tryAcquire(path, flag)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return file, err
		}
		if time.Now().After(deadline) {
			return nil, faultf(ErrLocked, "the database %s is in use by another process", path)
		}
	}
}

func tryAcquire(path string, flag int) (file *os.File, err error) {
	file, err = os.OpenFile(path, flag, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			file.Close()
		}
	}()
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, err
	}
	locked, err := file.Stat()
	if err != nil {
		return nil, err
	}
	present, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(locked, present) {
		return nil, syscall.EWOULDBLOCK
	}
	return file, err
}
