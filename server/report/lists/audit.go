// Package lists writes what is handed out or kept beside the document: place cards, the list of safety reports, and the list of the audit log.
package lists

import (
	"cmp"
	"io"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"colazione/server/report/outline"
	"colazione/server/report/safe"
	"colazione/session"
)

// AuditLine is an action as people read it, in one language.
type AuditLine struct {
	At      time.Time      `json:"at"`                // to the millisecond
	Who     string         `json:"who"`               // an organiser's name, a role, or the program
	Did     string         `json:"did"`               // the action's name, for programs
	Topic   string         `json:"topic"`             // "cards", "people", "room", "synthesis", "safety", "access" or "data"
	Said    string         `json:"said"`              // a sentence
	Card    session.CardID `json:"card,omitempty"`    // it was done to
	Session session.ID     `json:"session,omitempty"` // it is about; it may be erased
	Title   string         `json:"title,omitempty"`   // of that session, while there is one
}

// The topics of actions.
const (
	TopicCards     = "cards"
	TopicPeople    = "people"
	TopicRoom      = "room"
	TopicSynthesis = "synthesis"
	TopicSafety    = "safety"
	TopicAccess    = "access"
	TopicData      = "data"
)

// AuditTopics are the topics of actions, in the order in which they are offered.
var AuditTopics = []string{TopicCards, TopicPeople, TopicRoom, TopicSynthesis, TopicSafety, TopicAccess, TopicData}

// DescribeAction returns what an action is about, and a sentence that describes it and begins with a capital letter. An action without words is called by its name; a test
// holds that there is none.
func DescribeAction(d session.AuditEntry, lang session.Language) (topic, said string) {
	w := actions[cmp.Or(d.Undid, d.Action)] // what was taken back belongs where it was
	return w.topic, capital(describeIn(d, lang))
}

func describeIn(d session.AuditEntry, lang session.Language) string {
	pattern := actions[d.Action].says[lang]
	if pattern == "" {
		return d.Action
	}
	n := auditPhrases[lang]
	took := ""
	if d.Undid != "" {
		undone := d
		undone.Action, undone.Undid = d.Undid, ""
		took = describeIn(undone, lang)
	}
	return outline.Fill(pattern,
		"card", outline.Fill(n.card, "n", strconv.Itoa(d.Number), "kind", lowered(outline.Phrases[lang].Kind[d.Kind])), "person", outline.Fill(n.person, "n", strconv.Itoa(d.Person)),
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
	out, err := safe.CSV(w, outline.Phrases[lang].Decimal)
	if err != nil {
		return err
	}
	h := auditPhrases[lang]
	rows := [][]string{{h.when, h.who, h.what, h.meeting, h.meetingID, h.cardID, h.action}}
	for _, l := range lines {
		rows = append(rows, []string{l.At.UTC().Format(time.DateTime), safe.Cell(l.Who), safe.Cell(l.Said), safe.Cell(l.Title), string(l.Session), string(l.Card), l.Did})
	}
	return out.WriteAll(rows)
}
