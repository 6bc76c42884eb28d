package bench

import (
	"os"
	"syscall"
)

// syncData syncs a file to the disk as the database does.
func syncData(file *os.File) error { return syscall.Fdatasync(int(file.Fd())) }
