package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"colazione/server/store"
	"colazione/session"
)

// copyEvery is how often KeepCopies looks whether the day has its copy.
const copyEvery = time.Hour

// KeepCopies makes a copy of the database each day and removes those that are older than some days, at the start and then from time to time, until ctx ends.
func KeepCopies(ctx context.Context, db *store.Store, days int, log *slog.Logger) {
	every := time.NewTicker(copyEvery)
	defer every.Stop()
	for {
		now := time.Now()
		path, err := db.Copy(ctx, now, "")
		if err == nil {
			err = db.DropCopies(now.AddDate(0, 0, -days))
		}
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			log.Error("the day's copy of the database was not made", "error", err)
		case path != "":
			log.Info("made the day's copy of the database", "file", path)
		}
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}

// vocabularyKey is the key of the list, in JSON, of the words in which the logs of the database may be written.
const vocabularyKey = "vocabulary"

// Upgrade lets this program write in the database. It refuses a database in which a later version may have written what this one does not understand. Before it lets this version
// write what earlier ones do not understand, it makes a copy, unless copies are turned off.
func Upgrade(ctx context.Context, db *store.Store, c Config) error {
	written, err := vocabularyOf(db)
	if err != nil {
		return err
	}
	words := session.Vocabulary()
	for _, word := range written {
		if !slices.Contains(words, word) {
			return fmt.Errorf("the database %s cannot be used: %w, which knows %q", c.Data, store.ErrNewer, word)
		}
	}
	if len(written) == len(words) {
		return nil
	}
	empty, err := isEmpty(db)
	if err != nil {
		return err
	}
	if c.BackupDays > 0 && !empty {
		if _, err := db.Copy(ctx, time.Now(), "before-upgrade"); err != nil {
			return fmt.Errorf("this version may write what earlier ones do not understand, and the copy to go back to was not made: %w", err)
		}
	}
	data, err := json.Marshal(words)
	if err != nil {
		return err
	}
	return db.Apply(store.Change{Space: store.Meta, Key: vocabularyKey, Value: data})
}

func vocabularyOf(db *store.Store) (words []string, err error) {
	data, err := db.Get(store.Meta, vocabularyKey)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &words)
	}
	return words, err
}

// isEmpty reports whether there is no session in the database.
func isEmpty(db *store.Store) (bool, error) {
	none := errors.New("there is one")
	err := db.Logs(func(string) error { return none })
	if errors.Is(err, none) {
		return false, nil
	}
	return err == nil, err
}
