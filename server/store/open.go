package store

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

const (
	// growBy is the step in which the file grows past what it needs (bbolt's own
	// default is 16 MiB): each step costs an fsync.
	growBy = 1 << 20

	// makingSuffix and compactSuffix name what lies beside the file for a moment.
	makingSuffix  = ".new"
	compactSuffix = ".compact"
)

// Open opens the database file, or makes it when there is none. It is made aside,
// fsynced and renamed, so that a cut at the very first start leaves no file or a
// valid one.
//
// A file that it refuses stays as it was. The error is then one of ErrLocked
// (within a second), ErrDamaged, ErrEmptied, ErrForeign and ErrNewer, and its text
// says what is wrong with which file, and for damage which other file in its
// folder is the newest intact copy.
func Open(path string) (*Store, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	db, err := openOrMake(path)
	if err != nil {
		return nil, err
	}
	if err := migrate(db, path); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	s := &Store{
		path:   path,
		queue:  make(chan *request, queueLength),
		quit:   make(chan struct{}),
		done:   make(chan struct{}),
		failed: make(chan struct{}),
		db:     db,
	}
	// A commit of nothing: two commits lie between any two runs, so that pages of
	// an earlier run put back over the file's head are noticed by their number.
	if err := s.touch(); err != nil && !errors.Is(err, ErrFull) {
		return nil, errors.Join(err, db.Close())
	}
	go s.run()
	return s, nil
}

// resolve follows links, because a rename would replace the link and not the file.
func resolve(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		folder, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			return "", fmt.Errorf("the folder of the database %s cannot be used: %w", path, err)
		}
		return filepath.Join(folder, filepath.Base(path)), nil
	}
	if err != nil {
		return "", fmt.Errorf("the database %s cannot be opened: %w", path, err)
	}
	return real, nil
}

func openOrMake(path string) (*bbolt.DB, error) {
	for {
		db, err := openExisting(path)
		if !errors.Is(err, fs.ErrNotExist) {
			return db, err
		}
		db, err = makeNew(path)
		if !errors.Is(err, fs.ErrExist) { // else another process was faster
			return db, err
		}
	}
}

func openExisting(path string) (*bbolt.DB, error) {
	file, err := acquire(path, os.O_RDWR)
	if errors.Is(err, ErrLocked) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("the database %s cannot be opened: %w", path, err)
	}
	if err := inspect(file); err != nil {
		file.Close()
		return nil, refusal(path, err)
	}
	sweep(path)
	db, err := mapped(file)
	if err != nil {
		return nil, fmt.Errorf("the database %s cannot be opened: %w", path, err)
	}
	return db, nil
}

// sweep removes what an interrupted erasure or copy left.
func sweep(path string) {
	for _, name := range append(datedCopies(path, makingSuffix), path+compactSuffix) {
		if err := os.Remove(name); err == nil {
			slog.Info("store: removed what was left half made", "file", name)
		}
	}
}

// makeNew makes the file under another name and renames it while it is open and
// locked. It fails with fs.ErrExist when there is a file at path after all.
func makeNew(path string) (*bbolt.DB, error) {
	aside := path + makingSuffix
	file, err := acquire(aside, os.O_RDWR|os.O_CREATE)
	if errors.Is(err, ErrLocked) {
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("the database %s cannot be made: %w", path, err)
	}
	// Only who holds the lock on this name makes the file, and leaves nothing else.
	if _, err := os.Stat(path); err == nil {
		return nil, errors.Join(fs.ErrExist, os.Remove(aside), file.Close())
	}
	db, err := build(file)
	if err == nil {
		if err = publish(file, aside, path); err != nil {
			db.Close()
		}
	}
	if err != nil {
		os.Remove(aside)
		if diskFull(err) {
			return nil, because(ErrFull, err, "there is no room to make the database %s", path)
		}
		return nil, fmt.Errorf("the database %s cannot be made: %w", path, err)
	}
	return db, nil
}

// build makes an empty database in the file, whatever it held.
func build(file *os.File) (*bbolt.DB, error) {
	if err := file.Truncate(0); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	db, err := mapped(file)
	if err != nil {
		return nil, err
	}
	if err := db.Update(newMark().layOut); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// mapped hands the open, locked and verified file to bbolt, which closes it in the end.
func mapped(file *os.File) (*bbolt.DB, error) { return mappedFor(file, false) }

func mappedFor(file *os.File, readOnly bool) (*bbolt.DB, error) {
	db, err := bbolt.Open(file.Name(), 0o600, &bbolt.Options{
		Timeout:         lockWait,
		FreelistType:    bbolt.FreelistMapType,
		InitialMmapSize: initialMap,
		NoStatistics:    true,
		ReadOnly:        readOnly,
		OpenFile:        func(string, int, os.FileMode) (*os.File, error) { return file, nil },
	})
	if err != nil {
		return nil, err
	}
	db.AllocSize = growBy
	return db, nil
}

// publish returns the finished file its name, for good.
func publish(file *os.File, from, to string) error {
	if err := file.Sync(); err != nil {
		return err
	}
	return Rename(from, to)
}

// Rename returns a file that was fsynced another name, whoever has that one, and returns when
// a power cut cannot undo it.
func Rename(from, to string) error {
	if err := rename(from, to); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(to))
}
