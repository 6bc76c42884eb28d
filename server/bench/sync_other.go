//go:build !linux

package bench

import "os"

// syncData syncs a file to the disk as the database does.
func syncData(file *os.File) error { return file.Sync() }
