//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// initialMap is how much address space is mapped at once, on 64 bits. Growing a
// mapping must wait until no read transaction is open, and so would appends.
const initialMap = 1 << 30

// fullErrnos say that there is no room.
var fullErrnos = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}

// openFile opens a file that may be renamed and removed meanwhile.
func openFile(path string, flag int) (*os.File, error) { return os.OpenFile(path, flag, 0o600) }

// openFleeting opens a file to read from that is gone when it is closed.
func openFleeting(path string) (*os.File, error) {
	file, err := os.Open(path)
	if err := errors.Join(err, os.Remove(path)); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// tryLock takes the lock that bbolt takes too, or fails with errHeld.
func tryLock(file *os.File) error {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errHeld
	}
	return err
}

// mapFile maps the file's first bytes for reading.
func mapFile(file *os.File, size int64) (data []byte, unmap func(), err error) {
	data, err = unix.Mmap(int(file.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, nil, err
	}
	// Ask for the whole file at once: the trees lead through it to and fro, and a
	// disk gives single pages slowly. Only a hint, which may be refused.
	_ = unix.Madvise(data, unix.MADV_WILLNEED)
	return data, func() { _ = unix.Munmap(data) }, nil
}

func rename(from, to string) error { return os.Rename(from, to) }

// syncFolder returns when a power cut cannot undo a rename in the folder.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}
