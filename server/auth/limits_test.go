package auth_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"colazione/server/auth"
	"colazione/session"
)

// Each caller has what they may ask of their own; who goes far beyond it is told so.
func TestRates(t *testing.T) {
	h := mustHouse(t)
	count := func(who auth.Identity) map[auth.Verdict]int {
		verdicts := map[auth.Verdict]int{}
		for range 500 {
			verdicts[h.Rates.Call(who)]++
		}
		return verdicts
	}
	ada := count(auth.Identity{Role: session.Participant, Ticket: "ada"})
	if ada[auth.Granted] < 120 || ada[auth.Refused] < 200 || ada[auth.Excessive] == 0 {
		t.Errorf("of a person's 500 calls %v", ada)
	}
	if leads := count(auth.Identity{Role: session.Facilitator, Ticket: "leads"}); leads[auth.Granted] != 500 {
		t.Errorf("of a leader's 500 calls %v", leads)
	}
	if h.Rates.Call(auth.Identity{Role: session.Participant, Ticket: "bea"}) != auth.Granted {
		t.Error("one pays for another")
	}
}

// A browser keeps the cookies of the latest sessions, and never loses the organiser's or another server's.
func TestSurplusCookies(t *testing.T) {
	jar := mustHouse(t).Installation.Jar(true, time.Date(2026, 3, 18, 8, 0, 0, 0, time.UTC))
	has := []string{jar.Name("", session.Organiser), jar.Trip(), "__Host-colazione-other-1-p", "theirs"}
	var ids []string
	for i := range 14 {
		ids = append(ids, jar.Name(session.ID(string(rune('a'+i))), session.Participant))
	}
	slices.Reverse(ids)
	fresh := jar.Name("z", session.Participant)
	if got, want := jar.Surplus(append(has, ids...), fresh), []string{ids[13], ids[12], ids[11]}; !slices.Equal(got, want) {
		t.Errorf("too many are %v, want %v", got, want)
	}
	if !strings.HasPrefix(fresh, auth.HostPrefix) {
		t.Errorf("over https it is called %s", fresh)
	}
}

// Who came from one address with one kind of browser is seen together; at a venue's address that takes more of them.
func TestPeopleOfOneDevice(t *testing.T) {
	h := mustHouse(t)
	note := func(id session.ID, browser, people string) {
		for _, person := range people {
			h.Devices.Note(id, session.PersonID(person), "10.0.0.1", browser, h.now)
			h.now = h.now.Add(time.Second)
		}
	}
	everybody := func(session.PersonID) bool { return true }
	note("home", "phone", "abc")
	want := []auth.Alike{{People: []session.PersonID{"a", "b", "c"}, Seconds: 2}}
	if got := h.Devices.Alike("home", everybody); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	h.Devices.Drop("home", "b")
	h.Devices.Drop("home", "c")
	if got := h.Devices.Alike("home", everybody); len(got) > 0 {
		t.Errorf("one alone: %+v", got)
	}
	note("venue", "phone", "abc")
	note("venue", "tablet", "d")
	if got := h.Devices.Alike("venue", everybody); len(got) > 0 {
		t.Errorf("three of a venue: %+v", got)
	}
	h.Devices.Sweep(h.now.Add(13 * time.Hour))
	if n := h.Devices.Count("venue"); n != 0 {
		t.Errorf("%d are remembered after the room", n)
	}
}

// What is stored grows by fields that may be missing: files from before hold none, and programs from before must be able to read what is written now.
func TestStoredFieldsGrow(t *testing.T) {
	for of, always := range map[reflect.Type][]string{
		reflect.TypeFor[auth.Ticket]():       {"role"},
		reflect.TypeFor[auth.Ownership]():    nil,
		reflect.TypeFor[auth.Access]():       {"code", "generation"},
		reflect.TypeFor[auth.Organiser]():    {"id", "name", "hash", "turn", "created_at"},
		reflect.TypeFor[auth.Installation](): {"id", "since"},
	} {
		for _, f := range reflect.VisibleFields(of) {
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.Anonymous && options != "omitempty" && !slices.Contains(always, name) {
				t.Errorf("%s.%s is written always", of, f.Name)
			}
		}
	}
}
