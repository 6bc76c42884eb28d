package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Copies that the program makes by itself lie beside the database and bear its name,
// a day (UTC) and where there is more to say, what they are of:
//
//	colazione-2026-11-25.db
//	colazione-2026-11-25-before-restore.db
//
// They belong to it: what is erased from the database is erased from them.
var datedName = regexp.MustCompile(`^-(\d{4}-\d{2}-\d{2})(-[a-z0-9-]+)?$`)

// Copy makes the day's copy beside the file, fsynced under its name or not there at
// all, and returns its path; "" when there is one already. `of` says what it is of, for
// one that is made besides the day's. It ends early when ctx does.
func (s *Store) Copy(ctx context.Context, day time.Time, of string) (path string, err error) {
	s.copying.Lock()
	defer s.copying.Unlock()
	path = datedPath(s.path, day, of)
	if _, err := os.Stat(path); err == nil {
		return "", nil
	}
	if err := s.usable(); err != nil {
		return "", err
	}
	aside := path + makingSuffix
	file, err := acquire(aside, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return "", s.copyFailed(err)
	}
	defer os.Remove(aside) // where it did not come so far as to have another name
	if err := s.copyInto(file, func() error { return errors.Join(ctx.Err(), s.usable()) }); err != nil {
		return "", s.named(err)
	}
	if file, err = openFile(aside, os.O_RDWR); err != nil {
		return "", s.copyFailed(err)
	}
	defer file.Close()
	if err := publish(file, aside, path); err != nil {
		return "", s.copyFailed(err)
	}
	return path, nil
}

// DropCopies removes the dated copies of days before the given one.
func (s *Store) DropCopies(before time.Time) error {
	s.copying.Lock()
	defer s.copying.Unlock()
	var failed []error
	for _, path := range datedCopies(s.path, "") {
		if day, _ := dayOf(s.path, path); day.Before(before.UTC().Truncate(24 * time.Hour)) {
			failed = append(failed, os.Remove(path))
		}
	}
	return errors.Join(failed...)
}

func datedPath(path string, day time.Time, of string) string {
	if of != "" {
		of = "-" + of
	}
	stem, ext := stemOf(path)
	return stem + day.UTC().Format("-"+time.DateOnly) + of + ext
}

// stemOf parts the name from its extension.
func stemOf(path string) (stem, ext string) {
	ext = filepath.Ext(path)
	return strings.TrimSuffix(path, ext), ext
}

// dayOf reads the day from the path of a dated copy of the database at path.
func dayOf(path, copied string) (day time.Time, ok bool) {
	stem, ext := stemOf(path)
	rest, found := strings.CutPrefix(copied, stem)
	rest, same := strings.CutSuffix(rest, ext)
	parts := datedName.FindStringSubmatch(rest)
	if !found || !same || parts == nil {
		return time.Time{}, false
	}
	day, err := time.Parse(time.DateOnly, parts[1])
	return day, err == nil
}

// datedCopies lists the paths of the copies with a day in their names, and behind
// that name the suffix.
func datedCopies(path, suffix string) (found []string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil // then there is nothing to be done about them either
	}
	for _, e := range entries {
		one := filepath.Join(filepath.Dir(path), e.Name())
		name, ends := strings.CutSuffix(one, suffix)
		if _, ok := dayOf(path, name); ok && ends && e.Type().IsRegular() {
			found = append(found, one)
		}
	}
	return found
}

// eraseFromCopies writes the dated copies anew without the sessions.
func eraseFromCopies(path string, sessions []string) error {
	return changeCopies(path, func(copied string) error {
		if len(sessions) == 0 {
			return errNothing
		}
		return changeCopy(copied, sessions, func(s *Store) error { return s.Erase(sessions...) })
	})
}

// redactCopies writes the dated copies anew with each record of a session as the edit gives it, and of its entries about people with those that are still there.
func redactCopies(path, session string, edit func() (Edit, error), there map[entry]bool) error {
	return changeCopies(path, func(copied string) error {
		return changeCopy(copied, []string{session}, func(s *Store) error {
			return s.redact(session, edit, func() error { return nil }, there)
		})
	})
}

// changeCopies has each dated copy changed, and removes those that can't be.
func changeCopies(path string, change func(copied string) error) error {
	for _, copied := range datedCopies(path, "") {
		err := change(copied)
		if errors.Is(err, ErrLocked) {
			return err // somebody has it open, and would go on with what is to be erased
		}
		if err == nil {
			continue
		}
		if err := os.Remove(copied); err != nil {
			return fmt.Errorf("the copy %s holds what is to be erased: %w", copied, err)
		}
		slog.Warn("store: removed a copy that could not be written anew without what is erased", "file", copied, "reason", err)
	}
	return nil
}

// changeCopy changes a copy that has one of the sessions, and leaves any other as it is.
func changeCopy(path string, sessions []string, change func(*Store) error) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	has := false
	err = Look(path, func(s *Store) error {
		for _, id := range sessions {
			last, err := s.Last(id)
			if err != nil {
				return err
			}
			has = has || last > 0
		}
		return nil
	})
	if err != nil || !has {
		return err
	}
	s, err := Open(path)
	if err != nil {
		return err
	}
	if err := errors.Join(change(s), s.Close()); err != nil {
		return err
	}
	return os.Chtimes(path, time.Time{}, info.ModTime()) // it still is of the time that it was
}
