//go:build client

package client_test

import (
	"context"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/uuid"

	"colazione/.ci/client/generated"
)

// person is somebody who talks to the server by the generated client.
type person struct {
	*generated.ClientWithResponses
	t  *testing.T
	in uuid.UUID // the session
}

// mustMeet gives a client that shows a token; without one it shows none.
func mustMeet(t *testing.T, token string, in uuid.UUID) person {
	t.Helper()
	show := func(_ context.Context, r *http.Request) error {
		if token != "" {
			r.Header.Set("Authorization", "Bearer "+token)
		}
		return nil
	}
	c, err := generated.NewClientWithResponses(os.Getenv("AT"), generated.WithRequestEditorFn(show))
	if err != nil {
		t.Fatal(err)
	}
	return person{c, t, in}
}

// must gives what an answer holds where it is the one that was hoped for.
func must[T any](t *testing.T, held *T, body []byte, err error) T {
	t.Helper()
	if err != nil || held == nil {
		t.Fatalf("%v: %s", err, body)
	}
	return *held
}

func (p person) mustDo(fill func(*generated.Command) error) generated.Ack {
	p.t.Helper()
	var command generated.Command
	if err := fill(&command); err != nil {
		p.t.Fatal(err)
	}
	a, err := p.SendCommandWithResponse(p.t.Context(), p.in, nil, command)
	if err != nil {
		p.t.Fatal(err)
	}
	return must(p.t, a.JSON200, a.Body, err)
}

func (p person) mustGo(step string) {
	p.t.Helper()
	p.mustDo(func(c *generated.Command) error {
		return c.FromStepGo(generated.StepGo{Do: "step.go", Id: uuid.New(), Step: step})
	})
}

func TestAMeetingWithAGeneratedClient(t *testing.T) {
	guest := mustMeet(t, "", uuid.Nil)
	signed, err := guest.SignInWithResponse(t.Context(), generated.SignIn{Key: os.Getenv("KEY")})
	if err != nil {
		t.Fatal(err)
	}
	token := must(t, signed.JSON200, signed.Body, err).Token
	made, err := mustMeet(t, token, uuid.Nil).CreateSessionWithResponse(t.Context(), nil, generated.NewSession{Title: "Prova", Language: "it", Template: "breakfast"})
	if err != nil {
		t.Fatal(err)
	}
	access := must(t, made.JSON201, made.Body, err)
	organiser := mustMeet(t, token, uuid.MustParse(access.Session.Id))

	var people []person
	for range 2 {
		joined, err := guest.JoinWithResponse(t.Context(), generated.Join{Code: access.Code})
		if err != nil {
			t.Fatal(err)
		}
		people = append(people, mustMeet(t, must(t, joined.JSON200, joined.Body, err).Token, organiser.in))
	}
	organiser.mustGo("needs")
	card := people[0].mustDo(func(c *generated.Command) error {
		return c.FromCardAdd(generated.CardAdd{Do: "card.add", Id: uuid.New(), Kind: "need", Text: "Misurare l’impatto"})
	}).Card
	if card == nil {
		t.Fatal("the card that was added has no id")
	}
	organiser.mustGo("likes")
	people[1].mustDo(func(c *generated.Command) error {
		return c.FromLikeSet(generated.LikeSet{Do: "like.set", Id: uuid.New(), Card: *card, On: true})
	})

	ranked, err := organiser.RankSessionWithResponse(t.Context(), organiser.in, nil)
	if err != nil {
		t.Fatal(err)
	}
	if cards := must(t, ranked.JSON200, ranked.Body, err).Cards; len(cards) != 1 || cards[0].Card != *card || cards[0].Total != 1 {
		t.Errorf("ranked are %+v", cards)
	}
	seen, err := people[1].PollPatchWithResponse(t.Context(), organiser.in, nil)
	if err != nil {
		t.Fatal(err)
	}
	patch := must(t, seen.JSON200, seen.Body, err).Patch
	if patch.Me == nil || patch.Cards == nil || len(*patch.Cards) != 1 || (*patch.Cards)[0].Text != "Misurare l’impatto" {
		t.Errorf("who liked it sees %s", seen.Body)
	}
	document, err := organiser.ReportWithResponse(t.Context(), organiser.in, "md", nil)
	if err != nil || document.StatusCode() != 200 || !strings.Contains(string(document.Body), "Misurare l’impatto") {
		t.Errorf("the document: %v %s", err, document.Body)
	}
}
