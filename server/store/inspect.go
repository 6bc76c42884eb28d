package store

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
)

// inspect reads the file, without changing it, and says why it may not be used.
func inspect(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	h, err := readHead(file, info.Size())
	if err != nil {
		return err
	}
	return mapping(file, info.Size(), func(data []byte) error {
		return verify(data, h)
	})
}

func verify(data []byte, h head) error {
	// The mark first and by itself: a later format may be right in other ways.
	if err := (&verifier{pages: newPages(data, h)}).readMark(); err != nil {
		return err
	}
	v := &verifier{pages: newPages(data, h), take: func(finding error) error {
		if errors.As(finding, new(errCache)) {
			slog.Warn("store: left out at the start", "reason", finding)
			return nil
		}
		return finding
	}}
	if err := v.run(); err != nil {
		return err
	}
	return v.laterCommits()
}

// mapping returns f the file's bytes for reading. A fault of memory while f reads
// them, over a bad sector or a file cut in the meantime, becomes an ErrDamaged.
func mapping(file *os.File, size int64, f func(data []byte) error) error {
	data, unmap, err := mapFile(file, size)
	if err != nil {
		return fmt.Errorf("it cannot be mapped: %w", err)
	}
	defer unmap()
	return guarded(file.Name(), func() error { return f(data) })
}
