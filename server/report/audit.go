package report

import (
	"cmp"
	"io"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"colazione/session"
)

// AuditLine is a deed as people read it, in one language.
type AuditLine struct {
	At      time.Time      `json:"at"`                // to the millisecond
	Who     string         `json:"who"`               // an organiser's name, a role, or the program
	Did     string         `json:"did"`               // the deed's name, for programs
	Topic   string         `json:"topic"`             // "cards", "people", "room", "synthesis", "safety", "access" or "data"
	Said    string         `json:"said"`              // a sentence
	Card    session.CardID `json:"card,omitempty"`    // it was done to
	Session session.ID     `json:"session,omitempty"` // it is about; it may be erased
	Title   string         `json:"title,omitempty"`   // of that session, while there is one
}

// What deeds are about.
const (
	TopicCards     = "cards"
	TopicPeople    = "people"
	TopicRoom      = "room"
	TopicSynthesis = "synthesis"
	TopicSafety    = "safety"
	TopicAccess    = "access"
	TopicData      = "data"
)

// AuditTopics are what deeds are about, in the order in which they are offered.
var AuditTopics = []string{TopicCards, TopicPeople, TopicRoom, TopicSynthesis, TopicSafety, TopicAccess, TopicData}

// AuditSaid words a deed in a language: what it is about, and a sentence that begins with a capital letter. A deed that has no words, which no test lets be, is said by its name.
func AuditSaid(d session.Deed, lang session.Language) (topic, said string) {
	w := deedWords[cmp.Or(d.Took, d.Did)] // what was taken back belongs where it was
	return w.topic, capital(saidIn(d, lang))
}

func saidIn(d session.Deed, lang session.Language) string {
	pattern := deedWords[d.Did].says[lang]
	if pattern == "" {
		return d.Did
	}
	n := auditPhrases[lang]
	took := ""
	if d.Took != "" {
		undone := d
		undone.Did, undone.Took = d.Took, ""
		took = saidIn(undone, lang)
	}
	return fill(pattern,
		"card", fill(n.card, "n", strconv.Itoa(d.Number), "kind", lowered(phrases[lang].kind[d.Kind])), "person", fill(n.person, "n", strconv.Itoa(d.Person)),
		"name", d.Name, "n", strconv.Itoa(d.Count), "took", took)
}

// lowered begins a noun with a small letter, unless it is written in capitals.
func lowered(noun string) string {
	first, size := utf8.DecodeRuneInString(noun)
	if second, _ := utf8.DecodeRuneInString(noun[size:]); unicode.IsUpper(second) {
		return noun
	}
	return string(unicode.ToLower(first)) + noun[size:]
}

func capital(said string) string {
	first, size := utf8.DecodeRuneInString(said)
	return string(unicode.ToUpper(first)) + said[size:]
}

// AuditWho names who did something: an organiser by their name, where that is known, and others by their role; "" is the program.
func AuditWho(role session.Role, name string, owner bool, lang session.Language) string {
	n := auditPhrases[lang]
	switch {
	case role == session.Organiser && owner:
		return n.owner
	case role == session.Organiser && name != "":
		return name
	case role == session.Organiser:
		return n.organiser
	case role == session.Facilitator:
		return n.facilitator
	case role == session.Participant:
		return n.participant
	}
	return n.program
}

// AuditCSV writes lines of the audit log, in the form of SafetyCSV.
func AuditCSV(w io.Writer, lines []AuditLine, lang session.Language) error {
	out, err := newCSV(w, phrases[lang].decimal)
	if err != nil {
		return err
	}
	h := auditPhrases[lang]
	rows := [][]string{{h.when, h.who, h.what, h.meeting, h.meetingID, h.cardID, h.deed}}
	for _, l := range lines {
		rows = append(rows, []string{l.At.UTC().Format(time.DateTime), guarded(l.Who), guarded(l.Said), guarded(l.Title), string(l.Session), string(l.Card), l.Did})
	}
	return out.WriteAll(rows)
}
