package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// maxCopies is how many copies are looked at before giving up.
const maxCopies = 8

// refusal is the sentence with which Open refuses a file, and, where a copy can
// help, which one is the newest.
func refusal(path string, why error) error {
	err := fmt.Errorf("the database %s cannot be used: %w", path, why)
	if errors.Is(why, ErrNewer) {
		return err
	}
	name, made := newestCopy(path)
	if name == "" {
		return fmt.Errorf("%w. No intact copy of it lies in its folder", err)
	}
	return fmt.Errorf("%w. The newest intact copy in its folder is %s, of %s", err, name, made.Format(time.DateTime))
}

// newestCopy finds the latest intact database in the folder of path whose name
// begins as path's does, up to its extension. Where the file at path still tells its
// id, a copy has the same; a name alone may be that of another database.
func newestCopy(path string) (name string, made time.Time) {
	own, known := markAt(path)
	for _, info := range candidates(path) {
		copied := filepath.Join(filepath.Dir(path), info.Name())
		if mark, ok := markAt(copied); ok && (!known || mark.id == own.id) && intact(copied) {
			return info.Name(), info.ModTime()
		}
	}
	return "", time.Time{}
}

// markAt reads the mark of making, if it can be read.
func markAt(path string) (m mark, ok bool) {
	file, err := os.Open(path)
	if err != nil {
		return m, false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return m, false
	}
	h, err := readHead(file, info.Size())
	if err != nil {
		return m, false
	}
	err = mapping(file, info.Size(), func(data []byte) error {
		v := &verifier{pages: newPages(data, h)}
		err := v.readMark()
		m = v.mark
		return err
	})
	return m, err == nil
}

// candidates are the files that may be copies of path, the latest first.
func candidates(path string) []fs.FileInfo {
	own := filepath.Base(path)
	stem := strings.TrimSuffix(own, filepath.Ext(own))
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil
	}
	var found []fs.FileInfo
	for _, e := range entries {
		name := e.Name()
		if name == own || name == own+compactSuffix || name == own+makingSuffix || !strings.HasPrefix(name, stem) {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			found = append(found, info)
		}
	}
	slices.SortFunc(found, func(a, b fs.FileInfo) int { return b.ModTime().Compare(a.ModTime()) })
	return found[:min(len(found), maxCopies)]
}

func intact(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	return inspect(file) == nil
}
