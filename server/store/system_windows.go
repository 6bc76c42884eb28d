package store

import (
	"errors"
	"os"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// initialMap is small: bbolt makes the file as long as what it maps of it. When it must map
// more, which is when the file has doubled, appends wait until no read transaction is open.
const initialMap = 4 << 20

// fullErrnos say that there is no room.
var fullErrnos = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}

// openFile opens a file that may be renamed and removed meanwhile, which os.OpenFile's may not.
func openFile(path string, flag int) (*os.File, error) {
	access := uint32(windows.GENERIC_READ)
	if flag&(os.O_RDWR|os.O_WRONLY) != 0 {
		access |= windows.GENERIC_WRITE
	}
	mode := uint32(windows.OPEN_EXISTING)
	switch {
	case flag&(os.O_CREATE|os.O_EXCL) == os.O_CREATE|os.O_EXCL:
		mode = windows.CREATE_NEW
	case flag&os.O_CREATE != 0:
		mode = windows.OPEN_ALWAYS
	}
	file, err := create(path, access, mode, windows.FILE_ATTRIBUTE_NORMAL)
	if err != nil || flag&os.O_TRUNC == 0 {
		return file, err
	}
	if err := file.Truncate(0); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// openFleeting opens a file to read from that is gone when it is closed.
func openFleeting(path string) (*os.File, error) {
	return create(path, windows.GENERIC_READ|windows.DELETE, windows.OPEN_EXISTING, windows.FILE_FLAG_DELETE_ON_CLOSE)
}

func create(path string, access, mode, attributes uint32) (*os.File, error) {
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	handle, err := windows.CreateFile(name, access, share, nil, mode, attributes, 0)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(handle), path), nil
}

// tryLock locks a byte beside the one that bbolt locks, which is the last that there can be, or fails with errHeld.
func tryLock(file *os.File) error {
	at := &windows.Overlapped{Offset: 1<<32 - 2, OffsetHigh: 1<<32 - 1}
	err := windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return errHeld
	}
	return err
}

// mapFile maps the file's first bytes for reading.
func mapFile(file *os.File, size int64) (data []byte, unmap func(), err error) {
	mapped, err := windows.CreateFileMapping(windows.Handle(file.Fd()), nil, windows.PAGE_READONLY, 0, 0, nil)
	if err != nil {
		return nil, nil, err
	}
	defer windows.CloseHandle(mapped) // the view keeps it
	at, err := windows.MapViewOfFile(mapped, windows.FILE_MAP_READ, 0, 0, uintptr(size))
	if err != nil {
		return nil, nil, err
	}
	data = unsafe.Slice(*(**byte)(unsafe.Pointer(&at)), size) // an address outside of Go's memory
	return data, func() { _ = windows.UnmapViewOfFile(at) }, nil
}

// scanTime is how long a file may not be renamed because a scanner for viruses looks at it.
const scanTime = time.Second

// rename returns when a power cut cannot undo it.
func rename(from, to string) error {
	old, errOld := windows.UTF16PtrFromString(from)
	new, errNew := windows.UTF16PtrFromString(to)
	err := errors.Join(errOld, errNew)
	for deadline := time.Now().Add(scanTime); err == nil; time.Sleep(lockRetry) {
		err = windows.MoveFileEx(old, new, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
		if err == nil {
			return nil
		}
		if inUse := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED); inUse && time.Now().Before(deadline) {
			err = nil
		}
	}
	return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
}

func syncFolder(string) error { return nil }
