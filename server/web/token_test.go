package web_test

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"colazione/server/room"
	"colazione/server/web"
)

// A key that is replaced while it waits to be checked lets nobody in.
func TestAReplacedKeyBuysNothing(t *testing.T) {
	t.Parallel()
	h := mustHouse(t)
	owner := h.organiser()
	anna := h.mustOrganiser(owner)
	for range 5 {
		waiting, release := h.app.HoldHashing()
		var both sync.WaitGroup
		var renewed web.OrganiserKey
		var late answer
		both.Go(func() { renewed = mustAPI[web.OrganiserKey](h, 200, "POST", "/organisers/"+anna.id+"/key", nil, owner) })
		mustCount(t, waiting, 1)
		both.Go(func() { late = h.api("POST", "/sign-in", web.SignIn{Name: anna.name, Key: anna.key}, "") })
		mustCount(t, waiting, 2)
		release()
		both.Wait()
		if late.StatusCode == 200 {
			h.mustSignedIn(mustDecode[web.SignedIn](t, late.body).Token, false)
		}
		anna.key = renewed.Key
		h.mustSignIn(anna.name, anna.key)
	}
}

// A key is changed with its line in the audit log or not at all.
func TestNoKeyIsChangedWithoutALine(t *testing.T) {
	var noLines atomic.Bool
	h := mustHouse(t, func(h *house) {
		h.makeKey = true
		h.full = func(space string) bool { return space == "audit" && noLines.Load() }
	})
	owner := h.organiser()
	anna := h.mustOrganiser(owner)
	noLines.Store(true)
	for path, body := range map[string]any{"/organisers": web.NewOrganiser{Name: "Bruno"}, "/organisers/" + anna.id + "/key": nil} {
		mustProblem(t, h.api("POST", path, body, owner), 507, "storage_full")
	}
	const chosen = "quattro parole a caso"
	mustProblem(t, h.api("POST", "/organiser/key", web.NewKey{Old: anna.key, New: chosen}, anna.token), 507, "storage_full")
	mustProblem(t, h.api("POST", "/organiser/key", web.NewKey{Old: h.key, New: chosen}, owner), 507, "storage_full")
	mustProblem(t, h.api("DELETE", "/organisers/"+anna.id, nil, owner), 507, "storage_full")
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Name: anna.name, Key: anna.key}, ""), 507, "storage_full")
	noLines.Store(false)
	h.mustSignedIn(owner, true)
	h.mustSignedIn(anna.token, true)
	h.restart()
	h.organiser()
	h.mustSignIn(anna.name, anna.key)
	if all := mustAPI[web.Organisers](h, 200, "GET", "/organisers", nil, owner).Organisers; len(all) != 1 {
		t.Errorf("organisers %+v", all)
	}
}

// Tickets by which no organiser comes in any more leave the disk; the others stay.
func TestTicketsOfOrganisersEnd(t *testing.T) {
	h := mustHouse(t)
	owner := h.organiser()
	anna := h.mustOrganiser(owner)
	tickets := func() (all []room.Change) {
		h.must(h.app.Records().List("tokens", "organiser/", func(key string, value []byte) error {
			all = append(all, room.Change{Space: "tokens", Key: key, Value: bytes.Clone(value)})
			return nil
		}))
		return all
	}
	sweep := func(when time.Time, want int) {
		t.Helper()
		h.must(h.app.Sweep(t.Context(), when))
		if got := tickets(); len(got) != want {
			t.Errorf("%d tickets, want %d", len(got), want)
		}
	}
	sweep(time.Now(), 2)
	for i, one := range tickets() { // as if both had come with an account
		one.Key += "x"
		one.Value = bytes.Replace(one.Value, []byte("}"), fmt.Appendf(nil, `,"until":"%s"}`, time.Now().Add(time.Duration(i+1)*time.Hour).UTC().Format(time.RFC3339)), 1)
		h.must(h.app.Records().Apply(one))
	}
	sweep(time.Now(), 4)
	sweep(time.Now().Add(90*time.Minute), 3)
	sweep(time.Now().Add(3*time.Hour), 2)
	mustAPI[web.OrganiserKey](h, 200, "POST", "/organisers/"+anna.id+"/key", nil, owner)
	sweep(time.Now(), 1)
	h.mustSignedIn(owner, true)
}

// mustCount waits until something counts so many.
func mustCount(t *testing.T, count func() int, want int) {
	t.Helper()
	for late := time.Now().Add(patience); count() != want; runtime.Gosched() {
		if time.Now().After(late) {
			t.Fatalf("%d, want %d", count(), want)
		}
	}
}
