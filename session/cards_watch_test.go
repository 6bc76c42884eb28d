package session_test

import (
	"strings"
	"testing"

	"colazione/session"
	"colazione/session/template"
)

// What may tell of an adverse event is pointed out to the facilitator, in the session's language and in English, until somebody flags it; nothing is flagged by itself.
func TestConcernsArePointedOut(t *testing.T) {
	for text, word := range map[string]string{
		"Una paziente scrive su Facebook che ha avuto la NAUSEA dopo la dose": "nausea",
		"Dopo l’iniezione si è sentita male":                                  "sentita male",
		"Tossicità segnalata nei commenti":                                    "", // of the tone, where nobody is named
		"A patient told us about side effects":                                "side effects",
		"Misurare l'impatto oltre la reach":                                   "",
		"Bijwerking":                                                          "", // another language
	} {
		m := newMeeting(t)
		anna := m.join("Anna", "")
		m.goTo("open")
		card := m.add(anna, session.Need, text)
		found := m.concerns()
		if strings.Join(found, " ") != word {
			t.Errorf("%q: %q, want %q", text, found, word)
		}
		for _, c := range m.all(leader).Cards {
			if c.Flag != nil {
				t.Errorf("%q was flagged by itself", text)
			}
		}
		m.must(anna, "card.flag", fields{"card": card, "reason": "adverse_event"})
		if found := m.concerns(); len(found) > 0 {
			t.Errorf("%q is pointed out although it is flagged", text)
		}
	}
}

func TestConcernsMayBeSwitchedOff(t *testing.T) {
	m := newMeeting(t, func(c *session.Create) { c.Info.Settings.SuggestFlags = false })
	m.goTo("open")
	m.add(m.join("Anna", ""), session.Need, "orticaria")
	if found := m.concerns(); len(found) > 0 {
		t.Errorf("%q", found)
	}
}

// The ready-made strategies say how adverse events are reported: they point at nothing, also where a copy was kept before; what people write beside them does.
func TestWhatASessionBeginsWithIsNoConcern(t *testing.T) {
	for language, word := range map[session.Language]string{session.Italian: "orticaria", session.English: "hives", session.Dutch: "galbulten"} {
		ready, known := template.Find("ten-strategies", language)
		if !known {
			t.Fatalf("no strategies in %s", language)
		}
		m := newMeeting(t, func(c *session.Create) { c.Info.Language, c.Cards = language, ready.Cards })
		if len(m.all(leader).Cards) < 10 {
			t.Fatalf("%s: %d cards", language, len(m.all(leader).Cards))
		}
		if found := m.concerns(); len(found) > 0 {
			t.Errorf("%s: points at %q of the template", language, found)
		}
		m.goTo("open")
		m.add(m.join("Anna", ""), session.Need, word)
		if found := m.concerns(); len(found) != 1 || found[0] != word {
			t.Errorf("%s: %q, want %q alone", language, found, word)
		}
	}
}

// concerns are the words that are pointed out to the facilitator, and to nobody else.
func (m *meeting) concerns() (words []string) {
	m.t.Helper()
	for _, c := range m.all(leader).Cards {
		if c.Concern != "" {
			words = append(words, c.Concern)
		}
	}
	for _, c := range m.all(screen).Cards {
		if c.Concern != "" {
			m.t.Errorf("the room is told of %q", c.Concern)
		}
	}
	return words
}
