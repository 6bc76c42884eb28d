package bench

import (
	"os"
	"syscall"
)

// syncData has what was written reach the disk, as the database does it.
func syncData(file *os.File) error { return syscall.Fdatasync(int(file.Fd())) }
