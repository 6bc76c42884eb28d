package store

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"go.etcd.io/bbolt"
)

// migrate makes the present format of a database of an earlier one, in one transaction: a cut leaves the one or the other. A copy of the file as it was is
// kept beside it first, as a dated copy of that format.
func migrate(db *bbolt.DB, path string) error {
	var m mark
	err := db.View(func(tx *bbolt.Tx) error {
		m, _ = decodeMark(tx.Bucket([]byte(markBucket)).Get([]byte(madeKey))) // it was verified
		return nil
	})
	if err != nil || m.format == format {
		return err
	}
	kept, err := keepAsItIs(path, m.format)
	if err != nil {
		return fmt.Errorf("the database %s has format %d, and no copy of it could be kept before it is made format %d: %w", path, m.format, format, err)
	}
	if err := db.Update(m.layOut); err != nil {
		return fmt.Errorf("the database %s could not be made format %d and stays as it was: %w", path, format, err)
	}
	slog.Info("store: the database has a new format", "file", path, "format", format, "copy", kept)
	return nil
}

// keepAsItIs copies the file, made aside, fsynced and renamed, so that a copy under its name is whole.
func keepAsItIs(path string, format uint32) (kept string, err error) {
	kept = datedPath(path, time.Now(), fmt.Sprint("format-", format))
	from, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer from.Close()
	aside, err := openRegular(kept+makingSuffix, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return "", err
	}
	defer os.Remove(aside.Name()) // where it did not come so far as to have another name
	if _, err := io.Copy(aside, from); err != nil {
		return "", errors.Join(err, aside.Close())
	}
	return kept, errors.Join(publish(aside, aside.Name(), kept), aside.Close())
}
