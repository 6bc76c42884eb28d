package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"colazione/server/web"
	"colazione/session"
)

// A cookie counts because the server made it: not one that somebody else put into the browser, nor one whose reason to be has ended.
func TestForgedFixedAndReplayedCookies(t *testing.T) {
	h := mustHouse(t)
	m, other := h.mustMeet(liveAgenda), h.mustMeet(liveAgenda)
	ada := m.mustJoin("Ada").Token
	names, before := map[string]string{}, map[string]string{
		"organiser": "colazione-organiser", "facilitator": "colazione-" + m.id + "-f", "screen": "colazione-" + m.id + "-s", "participant": "colazione-" + m.id + "-p",
		"absent": "colazione-" + m.id + "-a",
	}
	named := m.cookies()
	for role := range before {
		names[role] = named(session.ID(m.id), role)
	}
	tokens := map[string]string{"organiser": m.organiser, "facilitator": m.facilitator, "screen": m.screen, "participant": ada}
	forged := func(token string) []string {
		place, secret, _ := strings.Cut(token, ".")
		elsewhere, _, _ := strings.Cut(other.facilitator, ".")
		return []string{
			"", "x", ".", place, place + ".", place + "." + strings.Repeat("A", len(secret)), elsewhere + "." + secret, place + "." + secret[1:], strings.ToUpper(token),
			token + "A", secret, token + "." + secret, `"` + token, "../" + token,
		}
	}
	for role, name := range names {
		var tries []string
		for as, token := range tokens {
			tries = append(tries, forged(token)...)
			if as != role {
				tries = append(tries, token)
			}
		}
		for _, value := range tries {
			for _, name := range []string{name, before[role]} {
				mustProblem(t, m.call("GET", "/api/v1"+m.path("/patch"), nil, "Cookie", name+"="+value), 401, "not_signed_in")
			}
		}
	}

	fixed := strings.Split(ada, ".")[0] + "." + strings.Repeat("A", 22)
	joined := m.call("POST", "/api/v1/join", web.Join{Code: m.code}, "Cookie", names["participant"]+"="+fixed)
	if got := mustCookie(t, joined); got.Value == fixed || got.Value == "" {
		t.Errorf("a token from outside is taken over: %s", got.Value)
	}
	signed := m.call("POST", "/api/v1/sign-in", web.SignIn{Key: key}, "Cookie", names["organiser"]+"=AAAA."+strings.Repeat("A", 22))
	if got := mustCookie(t, signed); !strings.Contains(got.Value, ".") || strings.HasSuffix(got.Value, strings.Repeat("A", 22)) {
		t.Errorf("a token from outside is taken over: %s", got.Value)
	}

	if a := m.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
		t.Fatal(a.StatusCode)
	}
	for _, role := range []string{"facilitator", "screen", "participant"} {
		a := m.call("GET", "/api/v1"+m.path("/patch"), nil, "Cookie", names[role]+"="+tokens[role])
		if a.StatusCode != 401 && a.StatusCode != 404 {
			t.Errorf("a %s of an erased session comes in: %d %s", role, a.StatusCode, a.body)
		}
		mustProblem(t, m.call("GET", "/api/v1"+other.path("/patch"), nil, "Cookie", strings.Replace(names[role], m.id, other.id, 1)+"="+tokens[role]), 401, "not_signed_in")
	}
}

// Fifty taps at once, in two tabs and without a socket, are one like.
func TestParallelLikesAreOne(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada").Token
	card := m.mustDo(m.mustJoin("Bea").Token, "card.add", `"kind":"need","text":"x"`).Card
	m.mustDo(m.facilitator, "step.go", `"step":"judge"`)
	var all sync.WaitGroup
	for range 2 {
		tab := m.mustDial(ada, 0)
		all.Go(func() {
			for range 15 {
				tab.send(command("like.set", `"card":"`+card+`","on":true`))
			}
			for range 15 {
				if got := tab.until("an answer", func(h heard) bool { return h.Ack != "" || h.Reject != "" }); got.Reject != "" {
					t.Errorf("refused: %+v", got)
				}
			}
		})
	}
	for range 20 {
		all.Go(func() {
			if a := m.do(ada, "like.set", `"card":"`+card+`","on":true`); a.StatusCode != 200 {
				t.Errorf("refused: %d %s", a.StatusCode, a.body)
			}
		})
	}
	all.Wait()
	if got := m.mustCard(m.facilitator, card).Likes[session.DefaultCriterion]; got != 1 {
		t.Errorf("%d likes", got)
	}
}

// mustCard gives a card as somebody sees it; an empty one where they do not.
func (m *meeting) mustCard(token, id string) session.CardView {
	m.t.Helper()
	for _, c := range mustAPI[web.PatchMessage](m.house, 200, "GET", m.path("/patch"), nil, token).Patch.Cards {
		if string(c.ID) == id {
			return c
		}
	}
	return session.CardView{}
}

// One command takes a card off every phone and the screen, and one brings it back.
func TestAnAbusiveCardGoesEverywhere(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	card := m.mustDo(m.mustJoin("Ada").Token, "card.add", `"kind":"need","text":"Parolabrutta"`).Card
	bea := m.mustJoin("Bea").Token
	sights := []*phone{m.mustDial(bea, 0), m.mustDial(bea, 0), m.mustDial(m.mustJoin("Carla").Token, 0), m.mustDial(m.screen, 0)}
	for _, p := range sights {
		p.until("the card", shows(card, "Parolabrutta"))
	}
	m.mustDo(m.facilitator, "card.hide", `"card":"`+card+`"`)
	for _, p := range sights {
		p.until("its end", func(h heard) bool { return h.Patch != nil && slices.Contains(h.Patch.Gone, session.CardID(card)) })
	}
	for _, token := range []string{bea, m.screen} {
		for _, path := range []string{"/patch", "/ranking", "/report.json", "/report.html"} {
			if a := m.api("GET", m.path(path), nil, token); strings.Contains(string(a.body), "Parolabrutta") {
				t.Errorf("%s still has it", path)
			}
		}
	}
	m.mustDo(m.facilitator, "undo", "")
	for _, p := range sights {
		p.until("the card again", shows(card, "Parolabrutta"))
	}
}

func shows(card, text string) func(heard) bool {
	return func(h heard) bool {
		if h.Patch != nil {
			for _, c := range h.Patch.Cards {
				if string(c.ID) == card && c.Text == text {
					return true
				}
			}
		}
		return false
	}
}

// Texts that are something else to a browser, a shell or a header go out as what they are.
func TestTextsAreLiteral(t *testing.T) {
	h := mustHouse(t)
	for _, text := range []string{
		"</script><script>alert(1)</script>", "javascript:alert(1)", "<svg onload=alert(1)>", "\"><img src=x onerror=alert(1)>", "{{x}} ${x} #{x}", "]]>", "../../etc/passwd", "\"; filename=x.exe",
		"a%0d%0aSet-Cookie: evil=1", "='x'!A1", "\u202egpj.exe",
	} {
		quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)
		m := h.mustMeet(liveAgenda, `"city":"`+quoted+`"`)
		ada := m.mustJoin(text).Token
		sent := m.mustDo(ada, "card.add", `"kind":"need","text":"`+quoted+`"`).Card
		if got, want := m.mustCard(ada, sent).Text, strings.TrimPrefix(text, "\u202e"); got != want {
			t.Errorf("%q became %q", text, got)
		}
		for _, format := range []string{"html", "md", "csv", "json", "xlsx", "docx", "pdf"} {
			a := m.api("GET", m.path("/report."+format), nil, m.facilitator)
			if name := a.Header.Get("Content-Disposition"); a.StatusCode != 200 || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-.=;\" ") != "" || strings.Count(name, ";") != 1 {
				t.Errorf("%s of %q: %d, named %s", format, text, a.StatusCode, name)
			}
			if a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("Set-Cookie") != "" {
				t.Errorf("%s of %q: headers %v", format, text, a.Header)
			}
			if page := string(a.body); format == "html" && (strings.Contains(page, "<script") || strings.Contains(page, "<svg onload") || strings.Contains(page, "<img src=x")) {
				t.Errorf("the page of %q holds markup", text)
			}
		}
	}
}

// JSON that is no plain object of a command is told what is wrong, in the form of every refusal.
func TestJSONThatIsNone(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada").Token
	id := uuid.NewString()
	for body, code := range map[string]string{
		strings.Repeat("[", 8000): "bad_request",
		strings.Repeat(`{"a":`, 2000) + "1" + strings.Repeat("}", 2000):                          "bad_request",
		fmt.Sprintf(`{"id":"%s","do":"card.add","do":"undo","kind":"need","text":"x"}`, id):      "bad_request",
		fmt.Sprintf(`{"id":"%s","do":"card.add","kind":"need","text":"x","Text":"y"}`, id):       "bad_request",
		fmt.Sprintf(`{"id":"%s","do":"card.burn"}`, id):                                          "unknown_command",
		fmt.Sprintf(`{"id":"%s","do":"__proto__"}`, id):                                          "unknown_command",
		fmt.Sprintf(`{"id":"%s","do":"card.add","kind":{"$ne":1},"text":"x"}`, id):               "bad_request",
		fmt.Sprintf(`{"id":"%s","do":"card.add","kind":"need","text":1e999}`, id):                "bad_request",
		"\xef\xbb\xbf" + fmt.Sprintf(`{"id":"%s","do":"card.add","kind":"need","text":"x"}`, id): "bad_request",
	} {
		a := m.api("POST", m.path("/commands"), body, ada)
		if got := mustDecode[web.Problem](t, a.body); a.StatusCode != http.StatusBadRequest || got.Code != code || a.Header.Get("X-Correlation-Id") == "" {
			t.Errorf("%.60s: %d %s", body, a.StatusCode, a.body)
		}
	}
	if cards := mustAPI[web.PatchMessage](m.house, 200, "GET", m.path("/patch"), nil, ada).Patch.Cards; len(cards) != 0 {
		t.Errorf("something was written: %+v", cards)
	}
}

// A name that others would take for the facilitator's is refused on arrival, in the reader's language, also to who is in already.
func TestReservedNames(t *testing.T) {
	m := mustHouse(t).mustMeet(liveAgenda)
	ada := m.mustJoin("Ada")
	for language, title := range map[string]string{"it": "scambierebbero", "en": "whoever leads", "nl": "eigen naam"} {
		a := m.call("POST", "/api/v1/join", web.Join{Code: m.code, Name: "Mоderator"}, "Accept-Language", language)
		if p := mustProblem(t, a, 422, "reserved_name"); !strings.Contains(p.Title, title) {
			t.Errorf("%s: %s", language, p.Title)
		}
	}
	mustProblem(t, m.api("POST", "/join", web.Join{Code: m.code, Name: "Facilitatrice"}, ada.Token), 422, "reserved_name")
	people := mustAPI[web.PatchMessage](m.house, 200, "GET", m.path("/patch"), nil, m.facilitator).Patch.People
	if len(people) != 1 || people[0].ID != ada.Participant.ID {
		t.Errorf("in the room are %+v", people)
	}
}
