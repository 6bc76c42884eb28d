package lists

import (
	"testing"

	"colazione/server/report/wordstest"
	"colazione/session"
)

// The catalogues are private, so this test is inside of the package.
func TestCataloguesAreCompleteInEveryLanguage(t *testing.T) {
	wordstest.Complete(t, safetyPhrases)
	wordstest.Complete(t, auditPhrases)
	wordstest.Complete(t, seatPhrases)
	sentences := map[session.Language]*map[string]string{}
	for _, lang := range session.Languages {
		own := map[string]string{}
		for name, a := range actions {
			own[name] = a.says[lang]
		}
		sentences[lang] = &own
	}
	wordstest.Complete(t, sentences)
	wordstest.NoOthers(t, 3)
}
