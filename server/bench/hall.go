package bench

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// hall is a server with rooms full of phones.
type hall struct {
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

func (h *hall) close() {
	for _, p := range h.phones {
		p.close()
	}
}

// room is that of a phone, and the phone's place in it.
func (h *hall) room(phone int) (*room, int) {
	return h.rooms[phone%len(h.rooms)], phone / len(h.rooms)
}

// openRooms makes sessions with cards, in which likes show live: that is the most that a like can cost.
func openRooms(ctx context.Context, s *server, rooms, cards int) (*hall, error) {
	h := &hall{process: s.process, rooms: make([]*room, rooms)}
	return h, atTheDoor(rooms, func(i int) (err error) {
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

// command sends one as the organiser and gives the card that it made.
func (s *server) command(ctx context.Context, r *room, fields map[string]any) (string, error) {
	fields["id"] = newID()
	var ack struct{ Card string }
	err := s.post(ctx, "/api/v1/sessions/"+r.id+"/commands", fields, &ack)
	return ack.Card, err
}

// join lets somebody in and gives their ticket.
func (s *server) join(ctx context.Context, r *room) (string, error) {
	var joined struct{ Token string }
	err := s.post(ctx, "/api/v1/join", map[string]any{"code": r.code}, &joined)
	return joined.Token, err
}

// admit lets people into the rooms, as many as there are phones to be, and gives their tickets.
func (h *hall) admit(ctx context.Context, s *server, phones int) ([]string, error) {
	tokens := make([]string, phones)
	return tokens, atTheDoor(phones, func(i int) (err error) {
		r, _ := h.room(i)
		tokens[i], err = s.join(ctx, r)
		return err
	})
}

// connect opens the sockets of those with the tickets, and waits until everybody has the whole room.
func (h *hall) connect(ctx context.Context, base string, tokens []string) error {
	first := len(h.phones)
	h.phones = append(h.phones, make([]*phone, len(tokens))...)
	err := atTheDoor(len(tokens), func(i int) (err error) {
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
	return h.quieten()
}

// atTheDoor does something for everybody, some at a time as people come through a door.
func atTheDoor(people int, do func(i int) error) error {
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

// quieten waits until the phones of each room hold the same, so that what went before is not in the figures.
func (h *hall) quieten() error {
	for _, r := range h.rooms {
		if err := r.quieten(1); err != nil {
			return err
		}
	}
	return nil
}

// quieten waits until all phones hold the same, at least up to a change.
func (r *room) quieten(least uint64) error {
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
