//go:build !linux

package bench

import "os"

// syncData has what was written reach the disk, as the database does it.
func syncData(file *os.File) error { return file.Sync() }
