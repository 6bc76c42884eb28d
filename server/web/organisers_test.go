package web_test

import (
	"strings"
	"sync"
	"testing"

	"colazione/server/web"
	"colazione/session"
)

// organiserAt is an organiser who is signed in.
type organiserAt struct{ id, name, key, token string }

// mustOrganiser adds an organiser and signs them in.
func (h *house) mustOrganiser(owner string) organiserAt {
	h.t.Helper()
	added := mustAPI[web.OrganiserKey](h, 201, "POST", "/organisers", web.NewOrganiser{Name: "Anna " + mustID()}, owner)
	one := organiserAt{id: added.Organiser.ID, name: added.Organiser.Name, key: added.Key}
	one.token = h.mustSignIn(one.name, one.key)
	return one
}

func (h *house) mustSignIn(name, key string) string {
	h.t.Helper()
	return mustAPI[web.SignedIn](h, 200, "POST", "/sign-in", web.SignIn{Name: name, Key: key}, "").Token
}

// mustSignedIn checks whether a token is somebody's.
func (h *house) mustSignedIn(token string, in bool) {
	h.t.Helper()
	if a := h.api("GET", "/organiser", nil, token); (a.StatusCode == 200) != in {
		h.t.Fatalf("signed in %t: %d %s", in, a.StatusCode, a.body)
	}
}

func TestOrganisersComeAndGo(t *testing.T) {
	h := mustHouse(t)
	owner := h.organiser()
	if doors := mustAPI[web.SignInMethods](h, 200, "GET", "/sign-in", nil, ""); doors.Names {
		t.Error("there are names, and nobody has one")
	}
	added := mustAPI[web.OrganiserKey](h, 201, "POST", "/organisers", web.NewOrganiser{Name: " Anna  Bianchi "}, owner)
	mustProblem(t, h.api("POST", "/organisers", web.NewOrganiser{Name: "anna bianchi"}, owner), 409, "conflict")
	mustProblem(t, h.api("POST", "/organisers", web.NewOrganiser{Name: "\u200b"}, owner), 422, "empty_text")
	if doors := mustAPI[web.SignInMethods](h, 200, "GET", "/sign-in", nil, ""); !doors.Names {
		t.Error("nobody is asked for a name")
	}
	name, key := added.Organiser.Name, added.Key
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Name: name, Key: key + "x"}, ""), 401, "wrong_key")
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Name: "Nessuno", Key: key}, ""), 401, "wrong_key")
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Key: key}, ""), 401, "wrong_key")
	anna := h.mustSignIn(strings.ToUpper(name), " "+key+" ")
	if me := mustAPI[web.OrganiserView](h, 200, "GET", "/organiser", nil, anna); me.Owner || me.Name != name || me.ID != added.Organiser.ID {
		t.Errorf("she is %+v", me)
	}

	// She changes her key: whoever has the old one, or signed in with it, is out.
	const chosen = "quattro parole a caso"
	mustProblem(t, h.api("POST", "/organiser/key", web.NewKey{Old: key, New: "corta"}, anna), 400, "bad_request")
	mustProblem(t, h.api("POST", "/organiser/key", web.NewKey{Old: key, New: strings.Repeat("lunga ", 60)}, anna), 422, "too_long")
	mustProblem(t, h.api("POST", "/organiser/key", web.NewKey{Old: "sbagliata", New: chosen}, anna), 401, "wrong_key")
	changed := mustAPI[web.SignedIn](h, 200, "POST", "/organiser/key", web.NewKey{Old: key, New: chosen}, anna).Token
	h.mustSignedIn(anna, false)
	h.mustSignedIn(changed, true)
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Name: name, Key: key}, ""), 401, "wrong_key")
	h.restart()
	h.mustSignedIn(changed, true)
	h.mustSignIn(name, chosen)

	// She lost it: the owner makes another.
	renewed := mustAPI[web.OrganiserKey](h, 200, "POST", "/organisers/"+added.Organiser.ID+"/key", nil, owner)
	h.mustSignedIn(changed, false)
	anna = h.mustSignIn(name, renewed.Key)
	if a := h.api("POST", "/sign-out", nil, anna); a.StatusCode != 204 {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	h.mustSignedIn(anna, false)

	// She leaves. Her meeting is watched until then, and stays with the owner.
	anna = h.mustSignIn(name, renewed.Key)
	m := h.mustMeetAs(anna, liveAgenda)
	watching := m.mustDial(anna, 0)
	watching.mustReach(1)
	if a := h.api("DELETE", "/organisers/"+added.Organiser.ID, nil, owner); a.StatusCode != 204 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	watching.mustClose(1012)
	h.mustSignedIn(anna, false)
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Name: name, Key: renewed.Key}, ""), 401, "wrong_key")
	mustProblem(t, h.api("POST", "/organisers/"+added.Organiser.ID+"/key", nil, owner), 404, "not_found")
	all := mustAPI[web.Organisers](h, 200, "GET", "/organisers", nil, owner).Organisers
	if len(all) != 1 || !all[0].Ended {
		t.Errorf("organisers %+v", all)
	}
	if kept := mustAPI[web.SessionAccess](h, 200, "GET", m.path(""), nil, owner); kept.Belonging.Organiser != name || !kept.Belonging.Yours {
		t.Errorf("the meeting belongs to %+v", kept.Belonging)
	}
	mustAPI[web.OrganiserKey](h, 201, "POST", "/organisers", web.NewOrganiser{Name: name}, owner)
	for _, secret := range []string{key, chosen, renewed.Key} {
		if strings.Contains(h.log.String(), secret) {
			t.Errorf("the log holds %s", secret)
		}
	}
}

func TestTheOwnerChangesTheKey(t *testing.T) {
	h := mustHouse(t, func(h *house) { h.makeKey = true })
	first := h.key
	owner, elsewhere := h.organiser(), h.organiser()
	const chosen = "una chiave più mia"
	mustProblem(t, h.api("POST", "/organiser/key", web.NewKey{Old: chosen, New: chosen}, owner), 401, "wrong_key")
	owner = mustAPI[web.SignedIn](h, 200, "POST", "/organiser/key", web.NewKey{Old: first, New: chosen}, owner).Token
	h.mustSignedIn(elsewhere, false)
	h.restart()
	h.mustSignedIn(owner, true)
	mustProblem(t, h.api("POST", "/sign-in", web.SignIn{Key: first}, ""), 401, "wrong_key")
	h.mustSignIn("", chosen)
	h.key = chosen
	owner = mustAPI[web.SignedIn](h, 200, "POST", "/organiser/key", web.NewKey{Old: chosen, New: chosen + " ancora"}, h.organiser()).Token
	h.mustSignedIn(owner, true)

	// A key that the configuration sets holds as long as it does.
	fixed := mustHouse(t)
	mustProblem(t, fixed.api("POST", "/organiser/key", web.NewKey{Old: key, New: chosen}, fixed.organiser()), 403, "not_allowed")
}

func TestSessionsBelongToAnOrganiser(t *testing.T) {
	h := mustHouse(t)
	owner := h.organiser()
	anna, bruno := h.mustOrganiser(owner), h.mustOrganiser(owner)
	sees := func(who string) (ids string) {
		for _, info := range mustAPI[web.Sessions](h, 200, "GET", "/sessions", nil, who).Sessions {
			ids += string(info.ID) + " "
		}
		return ids
	}
	m := h.mustMeetAs(anna.token, liveAgenda)
	if !strings.Contains(sees(owner), m.id) || !strings.Contains(sees(anna.token), m.id) || strings.Contains(sees(bruno.token), m.id) {
		t.Error("a new session is not her own and the owner's alone")
	}
	named := h.cookies()
	cookie := named("", "organiser") + "=" + bruno.token
	mustProblem(t, h.call("GET", "/api/v1"+m.path("/patch"), nil, "Cookie", cookie), 404, "not_found")
	// With the facilitator's link he leads it all the same.
	if a := h.call("GET", "/api/v1"+m.path("/patch"), nil, "Cookie", cookie+"; "+named(session.ID(m.id), "facilitator")+"="+m.facilitator); a.StatusCode != 200 {
		t.Errorf("with the link: %d %s", a.StatusCode, a.body)
	}

	shared := mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{Shared: true}, anna.token)
	if !shared.Belonging.Shared || !shared.Belonging.Yours {
		t.Errorf("belonging %+v", shared.Belonging)
	}
	if !strings.Contains(sees(bruno.token), m.id) {
		t.Error("what is shared is not in his list")
	}
	m.mustDo(bruno.token, "card.add", `"kind":"need","text":"Capire"`)
	mustProblem(t, h.api("DELETE", m.path(""), nil, bruno.token), 403, "not_allowed")
	mustProblem(t, h.api("POST", m.path("/sharing"), web.Sharing{}, bruno.token), 403, "not_allowed")
	his, hers := m.mustDial(bruno.token, 0), m.mustDial(anna.token, 0)
	his.mustReach(1)
	hers.mustReach(1)
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{}, anna.token)
	his.mustClose(1012)
	_, res, err := m.dial(0, map[string][]string{"Authorization": {"Bearer " + bruno.token}})
	if err == nil || res.StatusCode != 404 {
		t.Errorf("he comes back: %v", err)
	}
	hers.mustReach(hers.mustSend("room.lock", `"on":true`).Seq)
}

// What is no longer shared is read no further, also by who was let in and had not begun to read.
func TestWithdrawnSharingMissesNobody(t *testing.T) {
	let := make(chan struct{}, 1) // somebody was, as things stood
	h := mustHouse(t, func(h *house) {
		h.seen = func(space string) {
			if space == "access" {
				select {
				case let <- struct{}{}:
				default:
				}
			}
		}
	})
	owner := h.organiser()
	anna, bruno := h.mustOrganiser(owner), h.mustOrganiser(owner)
	m := h.mustMeetAs(anna.token, liveAgenda, `"shared":true`)
	// held keeps the room from taking readers in, until what it gives is called.
	held := func() (release func()) {
		at, goOn := make(chan struct{}), make(chan struct{})
		go func() {
			if err := h.app.Rooms().Look(t.Context(), session.ID(m.id), func(*session.State, session.Moment) { close(at); <-goOn }); err != nil {
				t.Error(err)
			}
		}()
		<-at
		return func() { close(goOn) }
	}
	release := held()
	his := m.mustDial(bruno.token, 0)
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{}, anna.token)
	release()
	his.mustClose(1012)

	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{Shared: true}, anna.token)
	release = held()
	polled := make(chan answer)
	<-let // of who shared it
	go func() { polled <- m.poll(bruno.token, 0, 0) }()
	<-let
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{}, anna.token)
	release()
	mustProblem(t, <-polled, 503, "unavailable")
}

// A rehearsal is seen by whoever sees what it rehearses, also when that changes; what is live elsewhere is nobody else's business.
func TestRehearsalsAndLiveRoomsBelongToo(t *testing.T) {
	h := mustHouse(t, quick)
	owner := h.organiser()
	anna, bruno := h.mustOrganiser(owner), h.mustOrganiser(owner)
	live := func(who string) (ids []string) {
		for _, room := range mustAPI[web.LiveRooms](h, 200, "GET", "/rooms", nil, who).Rooms {
			ids = append(ids, string(room.Session))
		}
		return ids
	}
	m := h.mustMeetAs(anna.token, liveAgenda)
	m.mustDial(m.facilitator, 0).mustReach(1)
	if got := live(anna.token); len(got) != 1 || got[0] != m.id {
		t.Errorf("live for her: %v", got)
	}
	if got := live(bruno.token); len(got) != 0 {
		t.Errorf("live for him: %v", got)
	}

	r := m.mustRehearse(1)
	mustAPI[web.SessionAccess](h, 200, "GET", r.path(""), nil, anna.token)
	mustProblem(t, h.api("GET", r.path(""), nil, bruno.token), 404, "not_found")
	mustProblem(t, h.api("GET", m.path("/rehearsal"), nil, bruno.token), 404, "not_found")
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{Shared: true}, anna.token)
	mustAPI[web.SessionAccess](h, 200, "GET", r.path(""), nil, bruno.token)
	his := r.mustDial(bruno.token, 0)
	his.mustReach(1)
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{}, anna.token)
	his.mustClose(1012)
	mustProblem(t, h.api("GET", r.path(""), nil, bruno.token), 404, "not_found")
}

func TestASeriesCarriesItsSessions(t *testing.T) {
	h := mustHouse(t)
	owner := h.organiser()
	anna, bruno := h.mustOrganiser(owner), h.mustOrganiser(owner)
	series := mustAPI[web.SeriesAccess](h, 201, "POST", "/series", web.NewSeries{Title: "Due", Language: "it"}, anna.token)
	at := "/series/" + string(series.ID)
	in := `"series":"` + string(series.ID) + `"`
	mustProblem(t, h.api("POST", "/sessions", `{"title":"x","language":"it","template":"blank",`+in+`}`, bruno.token), 404, "not_found")
	m := h.mustMeetAs(anna.token, liveAgenda, in)
	mustProblem(t, h.api("GET", at, nil, bruno.token), 404, "not_found")
	mustProblem(t, h.api("GET", m.path(""), nil, bruno.token), 404, "not_found")
	mustAPI[web.SeriesAccess](h, 200, "POST", at+"/sharing", web.Sharing{Shared: true}, anna.token)
	if got := mustAPI[web.SeriesAccess](h, 200, "GET", at, nil, bruno.token); len(got.Sessions) != 1 || !got.Belonging.Shared || got.Belonging.Yours {
		t.Errorf("he sees %+v", got)
	}
	if a := h.api("GET", m.path("/suggestions"), nil, bruno.token); a.StatusCode != 200 {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	if got := mustAPI[web.Sessions](h, 200, "GET", "/sessions", nil, bruno.token); len(got.Sessions) != 1 {
		t.Errorf("his sessions are %+v", got)
	}
	if got := mustAPI[web.SeriesList](h, 200, "GET", "/series", nil, bruno.token); len(got.Series) != 1 {
		t.Errorf("his series are %+v", got)
	}
	mustProblem(t, h.api("POST", at+"/sharing", web.Sharing{}, bruno.token), 403, "not_allowed")
}

// However many guess the keys of organisers, the owner gets in, an organiser does when they try again, and people join.
func TestGuessedNamesHoldNobodyUp(t *testing.T) {
	t.Parallel()
	h := mustHouse(t)
	h.app.CapHashing(8)
	m := h.mustMeet(liveAgenda)
	anna := h.mustOrganiser(m.organiser)
	stop := make(chan struct{})
	late := make(chan struct{}, 1)
	var wg sync.WaitGroup
	for range 12 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if a := h.api("POST", "/sign-in", web.SignIn{Name: anna.name, Key: "indovina"}, ""); a.StatusCode == 429 {
					select {
					case late <- struct{}{}:
					default:
					}
				}
			}
		})
	}
	<-late
	h.organiser()
	m.mustJoin("Ada")
	for {
		a := h.api("POST", "/sign-in", web.SignIn{Name: anna.name, Key: anna.key}, "")
		if a.StatusCode == 200 {
			break
		}
		mustProblem(t, a, 429, "too_many_requests")
	}
	close(stop)
	wg.Wait()
}

// playOrganisers has everything happen that leaves a trace in what organisers see of each other.
func playOrganisers(h *house) {
	owner := h.organiser()
	mustAPI[web.SignInMethods](h, 200, "GET", "/sign-in", nil, "")
	one := h.mustOrganiser(owner)
	mustAPI[web.SignedIn](h, 200, "POST", "/organiser/key", web.NewKey{Old: one.key, New: one.key + "x"}, one.token)
	mustAPI[web.SeriesAccess](h, 201, "POST", "/series", web.NewSeries{Title: "Due", Language: session.Italian, Shared: true}, owner)
	mustAPI[web.OrganiserView](h, 200, "GET", "/organiser", nil, owner)
	m := h.mustMeet(liveAgenda, `"shared":true`)
	mustAPI[web.SessionAccess](h, 200, "POST", m.path("/sharing"), web.Sharing{}, owner)
	mustAPI[web.Sessions](h, 200, "GET", "/sessions", nil, owner)
	mustAPI[web.TemplateAccess](h, 201, "POST", m.path("/template"), web.NewTemplate{Title: "Di tutti"}, m.facilitator)
	mustAPI[web.Templates](h, 200, "GET", "/templates", nil, owner)
	h.api("DELETE", "/organisers/"+one.id, nil, owner)
	mustAPI[web.Organisers](h, 200, "GET", "/organisers", nil, owner)
}
