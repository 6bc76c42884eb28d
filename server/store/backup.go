package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	berrors "go.etcd.io/bbolt/errors"
)

// WriteTo writes a consistent copy of the database, which Open opens, and returns
// its size. Everything that was acknowledged before the call is in it. Others
// append meanwhile without waiting, however slowly w takes it: the copy is first
// made on the same disk, in a file without a name, and its checksums are verified.
func (s *Store) WriteTo(w io.Writer) (int64, error) {
	copied, err := s.Reader()
	if err != nil {
		return 0, err
	}
	defer copied.Close()
	return io.Copy(w, copied)
}

// Reader returns what WriteTo writes, as a file to read from that is gone when it
// is closed.
func (s *Store) Reader() (*os.File, error) {
	copied, err := s.copyAside()
	if err != nil {
		return nil, s.named(err)
	}
	return copied, nil
}

func (s *Store) copyAside() (copied *os.File, err error) {
	s.copying.Lock()
	defer s.copying.Unlock()
	if err := s.usable(); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(s.path), filepath.Base(s.path)+".copy-*")
	if err != nil {
		return nil, s.copyFailed(err)
	}
	if err := file.Close(); err != nil {
		return nil, s.copyFailed(err)
	}
	if file, err = openFile(file.Name(), os.O_RDWR); err != nil {
		return nil, s.copyFailed(err)
	}
	if copied, err = openFleeting(file.Name()); err != nil {
		file.Close()
		return nil, s.copyFailed(err)
	}
	if err := s.copyInto(file, s.usable); err != nil {
		copied.Close()
		return nil, err
	}
	return copied, nil
}

// copyInto fills the empty file and closes it.
func (s *Store) copyInto(file *os.File, goOn func() error) error {
	to, err := mapped(file)
	if err != nil {
		return s.copyFailed(err)
	}
	defer to.Close()
	from, err := s.db.Begin(false)
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	if err != nil {
		return fmt.Errorf("the database %s cannot be read: %w", s.path, err)
	}
	defer from.Rollback()
	if err := guarded(s.path, func() error { return copyDatabase(to, from, omission{}, goOn) }); err != nil {
		return s.copyFailed(err)
	}
	return nil
}
