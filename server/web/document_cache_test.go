package web_test

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"colazione/server/web"
)

// metric reads a figure that the server gives about itself, summed over its labels.
func (h *house) metric(name string) float64 {
	h.t.Helper()
	sum := 0.0
	for _, found := range regexp.MustCompile(`(?m)^`+name+`(?:\{[^}]*\})? (\S+)$`).FindAllSubmatch(h.call("GET", "/metrics", nil).body, -1) {
		n, err := strconv.ParseFloat(string(found[1]), 64)
		h.must(err)
		sum += n
	}
	return sum
}

func (h *house) made() int { return int(h.metric("colazione_documents_made_total")) }

// mustPublish makes a session with a card by somebody whose name is shown, and publishes.
func (h *house) mustPublish() (m *meeting, ada web.Joined, card string) {
	h.t.Helper()
	m = h.mustMeet(liveAgenda, `"settings":{"names":"shown"}`)
	ada = m.mustJoin("Ada Lovelace")
	card = m.mustDo(ada.Token, "card.add", `"kind":"need","text":"Una sala con le finestre"`).Card
	m.mustDo(m.facilitator, "path.put", `"title":"Aria","note":"","needs":["`+card+`"],"objectives":[],"tools":[],"kpis":[]`)
	m.mustDo(m.facilitator, "synthesis.publish", "")
	return m, ada, card
}

// mustRead gets a document.
func (m *meeting) mustRead(token, file string) string {
	m.t.Helper()
	a := m.api("GET", m.path("/report."+file), nil, token)
	if a.StatusCode != 200 {
		m.t.Fatalf("%s: %d %s", file, a.StatusCode, a.body)
	}
	return string(a.body)
}

// Forty PDFs for one person and forty for a whole room, all at once, are one.
func TestADocumentIsMadeOnceForAllWhoAsk(t *testing.T) {
	h := mustHouse(t)
	m, ada, _ := h.mustPublish()
	tokens := []string{}
	for range 40 {
		tokens = append(tokens, ada.Token, m.mustJoin("").Token)
	}
	before := h.made()
	var all sync.WaitGroup
	got := make([][]byte, len(tokens))
	for i, token := range tokens {
		all.Go(func() { got[i] = m.api("GET", m.path("/report.pdf"), nil, token).body })
	}
	all.Wait()
	for _, data := range got {
		if !bytes.HasPrefix(data, []byte("%PDF")) || !bytes.Equal(data, got[0]) {
			t.Fatalf("the documents differ: %.80s", data)
		}
	}
	if made := h.made() - before; made != 1 {
		t.Errorf("it was made %d times", made)
	}
	var last answer
	for range 300 {
		if last = m.api("GET", m.path("/report.pdf"), nil, ada.Token); last.StatusCode != 200 {
			break
		}
	}
	mustProblem(t, last, 429, "too_many_requests")
	if made := h.made() - before; made != 1 {
		t.Errorf("asked for in turn, it was made %d times", made)
	}
}

// What is kept is for those who may have it, in the language and the form that they ask for.
func TestAKeptDocumentIsTheOneThatIsAskedFor(t *testing.T) {
	h := mustHouse(t)
	m, ada, card := h.mustPublish()
	m.mustDo(m.facilitator, "path.put", `"title":"Luce e basta","note":"","needs":["`+card+`"],"objectives":[],"tools":[],"kpis":[]`)
	draft := m.mustRead(m.facilitator, "md?version=draft")
	published := m.mustRead(ada.Token, "md")
	if !strings.Contains(draft, "Luce e basta") || strings.Contains(published, "Luce e basta") {
		t.Error("who takes part reads the draft, or who leads does not")
	}
	if first := m.mustRead(m.facilitator, "md?version=1"); strings.Contains(first, "Luce e basta") {
		t.Error("the first version is the draft")
	}
	if english := m.mustRead(ada.Token, "md?language=en"); english == published || m.mustRead(ada.Token, "html") == published {
		t.Error("another language or form is the same")
	}
	mustProblem(t, m.api("GET", m.path("/report.md"), nil, ""), 401, "not_signed_in")
	mustAPI[web.Letterhead](h, 200, "PUT", "/letterhead", web.Letterhead{Name: "Fondazione Prova"}, h.organiser())
	if !strings.Contains(m.mustRead(ada.Token, "html"), "Fondazione Prova") {
		t.Error("another letterhead is not in what was kept")
	}
}

// Nothing that was taken out of a session, no name that was changed and nothing of a session that was erased stays in what is kept.
func TestWhatIsKeptGoesWithWhatIsTakenOut(t *testing.T) {
	h := mustHouse(t)
	for _, c := range []struct {
		what, gone string
		take       func(*meeting, web.Joined, string)
	}{
		{"a hidden card", "finestre", func(m *meeting, _ web.Joined, card string) {
			m.mustDo(m.facilitator, "card.hide", `"card":"`+card+`"`)
		}},
		{"a card that was taken back", "finestre", func(m *meeting, ada web.Joined, card string) {
			m.mustDo(ada.Token, "card.withdraw", `"card":"`+card+`"`)
		}},
		{"an erased card", "finestre", func(m *meeting, _ web.Joined, card string) {
			m.mustDo(m.facilitator, "card.erase", `"card":"`+card+`"`)
		}},
		{"an erased person", "Lovelace", func(m *meeting, ada web.Joined, _ string) {
			m.mustDo(m.facilitator, "person.erase", `"person":"`+string(ada.Participant.ID)+`"`)
		}},
		{"another name", "Lovelace", func(m *meeting, ada web.Joined, _ string) {
			mustAPI[web.Joined](h, 200, "POST", "/join", web.Join{Code: m.code, Name: "Grace Hopper"}, ada.Token)
		}},
		{"an erased session", "", func(m *meeting, _ web.Joined, _ string) {
			if a := m.api("DELETE", m.path(""), nil, m.organiser); a.StatusCode != 204 {
				t.Fatal(a.StatusCode)
			}
		}},
	} {
		others := h.metric("colazione_documents_kept_bytes")
		m, ada, card := h.mustPublish()
		if was := m.mustRead(m.facilitator, "json"); !strings.Contains(was, c.gone) || m.mustRead(m.facilitator, "json") != was || h.metric("colazione_documents_kept_bytes") == others {
			t.Fatalf("%s: it is not kept, or without %q", c.what, c.gone)
		}
		c.take(m, ada, card)
		if n := h.metric("colazione_documents_kept_bytes"); n != others {
			t.Errorf("%s: %v bytes are kept", c.what, n-others)
		}
		if c.gone == "" {
			continue
		}
		if now := m.mustRead(m.facilitator, "json"); strings.Contains(now, c.gone) {
			t.Errorf("%s: it is still read: %s", c.what, now)
		}
	}
}
