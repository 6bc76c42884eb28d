package session_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"colazione/session"
)

// Every name that stands in a log of one of each event is a word.
func TestTheVocabularyHoldsWhatIsWritten(t *testing.T) {
	words := session.Vocabulary()
	for _, want := range []string{"record 1", "like_set", "like_set.card", "timer_set.ends_at", "session_created.info.settings.groups"} {
		if !slices.Contains(words, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if !slices.IsSorted(words) {
		t.Error("not sorted")
	}
	m, _, _ := aWholeMeeting(t)
	for _, line := range m.log {
		var record struct {
			Events []struct {
				Type string
				Data map[string]json.RawMessage
			}
		}
		if err := json.Unmarshal(line, &record); err != nil {
			t.Fatal(err)
		}
		for _, e := range record.Events {
			for field := range e.Data {
				if word := e.Type + "." + field; !slices.Contains(words, word) {
					t.Errorf("%q is written and no word", word)
				}
			}
		}
	}
	for _, word := range words {
		if strings.ContainsAny(word, "\"\n") {
			t.Errorf("%q", word)
		}
	}
}
