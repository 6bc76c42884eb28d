package outline

import (
	"testing"

	"colazione/server/report/wordstest"
)

// The catalogues are private, so this test is inside of the package.
func TestCataloguesAreCompleteInEveryLanguage(t *testing.T) {
	wordstest.Complete(t, Phrases)
	wordstest.Complete(t, seriesPhrases)
	wordstest.Complete(t, choicePhrases)
	wordstest.Complete(t, handsPhrases)
	wordstest.Complete(t, changePhrases)
	wordstest.Complete(t, basePhrases)
	wordstest.Complete(t, firmPhrases)
	wordstest.Complete(t, versionPhrases)
	wordstest.NoOthers(t, 8)
}
