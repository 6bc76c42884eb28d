package session_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"colazione/session"

	"golang.org/x/text/unicode/norm"
)

const family = "👨\u200d👩\u200d👧\u200d👦"

func TestTextIsCleaned(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"plain", "Misurare l'impatto", "Misurare l'impatto"},
		{"space around", " \t\n a b \u00a0\u3000", "a b"},
		{"line ends", "a\r\nb\rc\u2028d\u0085e\vf", "a\nb\nc\nd\ne\nf"},
		{"many empty lines", "a\n\n\n\n\nb", "a\n\nb"},
		{"control characters", "a\x00\x07\x1b[31mb\u009f", "a[31mb"},
		{"turned around", "\u202eotseuq\u202c \u2066e\u2069\u200f questo\u061c", "otseuq e questo"},
		{"invisible", "sa\u200blu\u00adte\ufeff\u2060", "salute"},
		{"tags that hide a text", "ok\U000e0068\U000e0069", "ok"},
		{"a flag that is spelled in tags", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"},
		{"noncharacters", "a\ufffe\ufdd0\U0010ffffb", "ab"},
		{"composed", "perche\u0301", "perch\u00e9"},
		{"composed once what stood between is gone", "perche\u200b\u0301", "perch\u00e9"},
		{"too many marks", "a" + strings.Repeat("\u0316", 4000) + "b", "a" + strings.Repeat("\u0316", 6) + "b"},
		{"spacing marks too", "a" + strings.Repeat("\u302e", 4000), "a" + strings.Repeat("\u302e", 6)},
		{"emoji", family + "❤️1️⃣🇮🇹👍🏽", family + "❤️1️⃣🇮🇹👍🏽"},
		{"joiners within a script", "می\u200cخواهم", "می\u200cخواهم"},
		{"right to left, CJK, Greek", "שלום 健康 υγεία", "שלום 健康 υγεία"},
		{"a sign newer than this program", "\U0001fae9\U0001cff0", "\U0001fae9\U0001cff0"},
		{"markup", "<script>alert(1)</script>{{x}}]]>", "<script>alert(1)</script>{{x}}]]>"},
	}
	for _, c := range cases {
		m := newMeeting(t)
		anna := m.join("Anna", "")
		if got := m.card(anna, m.add(anna, session.Need, c.in)).Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTextThatShowsNothingIsEmpty(t *testing.T) {
	m := newMeeting(t)
	anna := m.join("Anna", "")
	for _, text := range []string{
		"", " ", "\n\t", "\u200b", "\u200d\u200d", "\u200c", "\u2800", "\u3164", "\u115f\u1160", "\uffa0", "\u0301", "\ufe0f", "\u202e", "\U000e0041",
		"\u034f", "\u180e", "\x00", "\u17b4",
	} {
		m.refuses("empty_text", anna, "card.add", fields{"kind": "need", "text": text})
	}
}

func TestLengthIsCountedInWhatAPersonSees(t *testing.T) {
	cases := []struct {
		name string
		text string
		fits bool
	}{
		{"letters", strings.Repeat("è", 280), true},
		{"a letter more", strings.Repeat("è", 281), false},
		{"families", strings.Repeat(family, 280), true},
		{"a family more", strings.Repeat(family, 281), false},
		{"families with skin", strings.Repeat("👨🏽\u200d👩🏽\u200d👧🏽\u200d👦🏽", 280), true},
		{"letters with marks", strings.Repeat("x\u0323\u0302", 280), true},
		{"a hundred thousand", strings.Repeat("a", 100_000), false},
		{"one word of 300 letters", strings.Repeat("a", 300), false},
		{"one family without end", strings.Repeat("👩\u200d", 4000) + "👩", false},
	}
	for _, c := range cases {
		m := newMeeting(t)
		anna := m.join("Anna", "")
		_, err := m.do(anna, "card.add", fields{"kind": "need", "text": c.text})
		if fits := err == nil; fits != c.fits || !fits && codeOf(err) != "too_long" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestProfiles(t *testing.T) {
	got, err := session.CheckedProfile(" An\xffna\u202e\nBianchi ", strings.Repeat("é", 60))
	if want := (session.Profile{Name: "Anna Bianchi", Organisation: strings.Repeat("é", 60)}); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	if got, err := session.CheckedProfile("", "\u200b"); err != nil || got != (session.Profile{}) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, p := range [][2]string{{strings.Repeat("x", 61), ""}, {"", strings.Repeat("x", 61)}} {
		if _, err := session.CheckedProfile(p[0], p[1]); codeOf(err) != "too_long" {
			t.Errorf("%v: %v", p, err)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, text := range []string{
		"", "a", family, "e\u200b\u0301", "\u1100\u0316\u1161", "🏴\U000e0067\u200b\U000e007f", "a\r\n\r\n\r\n\r\nb", "\xff\u202e", "\u0915\u094d\u200d\u0937",
		strings.Repeat("\u0300", 50), "\u1100" + strings.Repeat("\u0300", 40) + "\u1161", "\ufdfa\u034f\u0301",
	} {
		f.Add(text)
	}
	m := newMeeting(f, withSettings(func(s *session.Settings) { s.CardLength = 2000 }))
	anna := m.join("Anna", "")
	f.Fuzz(func(t *testing.T, text string) {
		command := session.AddCard{Kind: session.Need, Text: text}
		once, err := added(m, anna, command)
		if err != nil {
			if code := codeOf(err); code != "empty_text" && code != "too_long" {
				t.Fatalf("refused with %s", code)
			}
			return
		}
		if !utf8.ValidString(once) || !norm.NFC.IsNormalString(once) || once == "" {
			t.Fatalf("%q became %q", text, once)
		}
		for _, r := range once {
			if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("%q kept %U", text, r)
			}
		}
		command.Text = once
		if twice, err := added(m, anna, command); err != nil || twice != once {
			t.Fatalf("%q became %q, then %q, %v", text, once, twice, err)
		}
	})
}

// added is the text that a card would have.
func added(m *meeting, by session.Caller, c session.AddCard) (string, error) {
	rec, _, err := m.s.Decide(session.Request{Command: c, By: by, At: m.now}, m.newID)
	if err != nil {
		return "", err
	}
	return rec.Events[0].(session.CardAdded).Text, nil
}
