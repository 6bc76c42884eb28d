package bench

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// venue is a server with live rooms and the phones in them.
type venue struct {
	process *process
	rooms   []*room
	phones  []*phone // those of all rooms; phone i is in room i % len(rooms)
}

// room is one live session, and which phone likes which card.
type room struct {
	id, code string
	cards    []string
	phones   []*phone
	liked    map[[2]int]bool
}

func (h *venue) close() {
	for _, p := range h.phones {
		p.close()
	}
}

// room returns the room of a phone, and the phone's index in it.
func (h *venue) room(phone int) (*room, int) {
	return h.rooms[phone%len(h.rooms)], phone / len(h.rooms)
}

// openRooms makes sessions with cards, in which likes show live, which makes a like as costly as it can be.
func openRooms(ctx context.Context, s *server, rooms, cards int) (*venue, error) {
	h := &venue{process: s.process, rooms: make([]*room, rooms)}
	return h, someAtATime(rooms, func(i int) (err error) {
		h.rooms[i], err = openRoom(ctx, s, cards)
		return err
	})
}

func openRoom(ctx context.Context, s *server, cards int) (*room, error) {
	var made struct {
		Session struct{ ID string }
		Code    string
	}
	err := s.post(ctx, "/api/v1/sessions", map[string]any{
		"title": "Bench", "language": "en", "template": "blank",
		"agenda": []map[string]any{
			{"id": "write", "kind": "collect", "collects": []string{"need"}, "show_cards": "live"},
			{"id": "like", "kind": "like", "collects": []string{"need"}, "likes": []string{"need"}, "show_cards": "live", "show_likes": "live", "like_own": true},
		},
		"settings": map[string]any{"groups": []string{"One", "Two", "Three", "Four"}, "cards_per_person": 0},
	}, &made)
	if err != nil {
		return nil, err
	}
	r := &room{id: made.Session.ID, code: made.Code, liked: map[[2]int]bool{}}
	for i := range cards {
		card, err := s.command(ctx, r, map[string]any{"do": "card.add", "kind": "need", "group": "One", "text": fmt.Sprintf(cardText, i)})
		if err != nil {
			return nil, err
		}
		r.cards = append(r.cards, card)
	}
	_, err = s.command(ctx, r, map[string]any{"do": "step.go", "step": "like"})
	return r, err
}

const cardText = "Measure what a post about therapy adherence changes, number %d"

// command sends a command as the organiser and returns the card that it made.
func (s *server) command(ctx context.Context, r *room, fields map[string]any) (string, error) {
	fields["id"] = newID()
	var ack struct{ Card string }
	err := s.post(ctx, "/api/v1/sessions/"+r.id+"/commands", fields, &ack)
	return ack.Card, err
}

// join lets somebody in and returns their token.
func (s *server) join(ctx context.Context, r *room) (string, error) {
	var joined struct{ Token string }
	err := s.post(ctx, "/api/v1/join", map[string]any{"code": r.code}, &joined)
	return joined.Token, err
}

// admit lets a person in for each phone, and returns their tokens.
func (h *venue) admit(ctx context.Context, s *server, phones int) ([]string, error) {
	tokens := make([]string, phones)
	return tokens, someAtATime(phones, func(i int) (err error) {
		r, _ := h.room(i)
		tokens[i], err = s.join(ctx, r)
		return err
	})
}

// connect opens a socket for each token, and waits until everybody has the whole room.
func (h *venue) connect(ctx context.Context, base string, tokens []string) error {
	first := len(h.phones)
	h.phones = append(h.phones, make([]*phone, len(tokens))...)
	err := someAtATime(len(tokens), func(i int) (err error) {
		r, _ := h.room(first + i)
		h.phones[first+i], err = dial(ctx, base, "/api/v1/sessions/"+r.id+"/live?since=0", tokens[i])
		return err
	})
	if err != nil {
		return err
	}
	for i := first; i < len(h.phones); i++ {
		r, _ := h.room(i)
		r.phones = append(r.phones, h.phones[i])
	}
	return h.settle()
}

// someAtATime does something for each of n people, 32 at a time.
func someAtATime(people int, do func(i int) error) error {
	errs := make([]error, people)
	door := make(chan struct{}, 32)
	var wg sync.WaitGroup
	for i := range people {
		door <- struct{}{}
		wg.Go(func() {
			defer func() { <-door }()
			errs[i] = do(i)
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// settle waits until the phones of each room hold the same, so that earlier changes are not in the figures.
func (h *venue) settle() error {
	for _, r := range h.rooms {
		if err := r.waitUntilEven(1); err != nil {
			return err
		}
	}
	return nil
}

// waitUntilEven waits until all phones hold the same, at least up to a change.
func (r *room) waitUntilEven(least uint64) error {
	late := time.Now().Add(time.Minute)
	for !r.even(least) {
		for _, p := range r.phones {
			if err := p.failed(); err != nil {
				return err
			}
		}
		if time.Now().After(late) {
			return fmt.Errorf("bench: the phones did not come to hold the same")
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil
}

func (r *room) even(least uint64) bool {
	for _, p := range r.phones {
		if at := p.reached(); at < least || at != r.phones[0].reached() {
			return false
		}
	}
	return true
}
