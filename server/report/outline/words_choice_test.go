package outline

import (
	"reflect"
	"slices"
	"testing"

	"colazione/session"
)

func TestWordsOfChoicesAreCompleteInEveryLanguage(t *testing.T) {
	italian := sentences(reflect.ValueOf(*choicePhrases[session.Italian]), "")
	for _, lang := range session.Languages {
		own := sentences(reflect.ValueOf(*choicePhrases[lang]), "")
		for at, text := range italian {
			if own[at] == "" || !slices.Equal(places(own[at]), places(text)) {
				t.Errorf("%s: %s reads %q, in Italian %q", lang, at, own[at], text)
			}
		}
	}
}
