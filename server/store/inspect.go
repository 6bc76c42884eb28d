package store

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"syscall"
)

// verifyAtOpen is the size up to which Open reads a whole file, logs and all.
const verifyAtOpen = 256 << 20

// inspect reads the file, without changing it, and returns its mark if it may be
// used. Its error says what is wrong, in words that follow the file's name.
func inspect(file *os.File) (m mark, err error) {
	info, err := file.Stat()
	if err != nil {
		return mark{}, err
	}
	h, err := readHead(file, info.Size())
	if err != nil {
		return mark{}, err
	}
	err = mapping(file, info.Size(), func(data []byte) error {
		m, err = verify(data, h, info.Size() > verifyAtOpen)
		return err
	})
	return m, err
}

func verify(data []byte, h head, skipLogs bool) (mark, error) {
	first := &verifier{pages: newPages(data, h)}
	if err := first.readMark(); err != nil {
		return mark{}, err
	}
	v := &verifier{pages: newPages(data, h), skipLogs: skipLogs, report: func(finding error) error {
		if errors.As(finding, new(errCache)) {
			slog.Warn("store: left out at the start", "reason", finding)
			return nil
		}
		return finding
	}}
	if err := v.run(); err != nil {
		return mark{}, err
	}
	return v.mark, v.laterCommits()
}

// mapping gives f the file's bytes for reading. A fault of memory while f reads
// them, over a bad sector or a file cut in the meantime, becomes an ErrDamaged.
func mapping(file *os.File, size int64, f func(data []byte) error) error {
	data, err := syscall.Mmap(int(file.Fd()), 0, int(size), syscall.PROT_READ, syscall.MAP_SHARED|syscall.MAP_POPULATE)
	if err != nil {
		return fmt.Errorf("it cannot be mapped: %w", err)
	}
	defer syscall.Munmap(data)
	return guarded(file.Name(), func() error { return f(data) })
}

// refusal is the sentence with which Open refuses a file.
func refusal(path string, why error) error {
	return fmt.Errorf("the database %s cannot be used: %w", path, why)
}
