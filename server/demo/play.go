package demo

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/google/uuid"

	"colazione/session"
)

var facilitator = session.Caller{Role: session.Facilitator}

// performance is one play of a meeting. After an error it does nothing more.
type performance struct {
	Meeting
	ctx       context.Context
	target    Target
	id        session.ID
	people    map[string]session.PersonID
	cards     map[string]session.CardID
	likesOpen bool // the like step was opened
	err       error
}

func (p *performance) do(by session.Caller, c session.Command) session.Ack {
	if p.err != nil {
		return session.Ack{}
	}
	ack, err := p.target.Do(p.ctx, p.id, session.Request{Command: c, By: by})
	if err != nil {
		p.err = fmt.Errorf("%T: %w", c, err)
	}
	return ack
}

func (p *performance) participant(name string) session.Caller {
	return session.Caller{Role: session.Participant, Person: p.people[name]}
}

func (p *performance) enterAll() {
	for _, one := range p.People {
		id, err := uuid.NewV7()
		if err == nil {
			profile := session.Profile{Name: one.Name, Organisation: one.Organisation}
			_, err = p.target.Enter(p.ctx, p.id, one.Table, profile, session.PersonID(id.String()))
		}
		if p.err = err; err != nil {
			return
		}
		p.people[one.Name] = session.PersonID(id.String())
	}
}

// step plays one item of the agenda.
func (p *performance) step(st session.Step) {
	p.do(facilitator, session.GoStep{Step: st.ID})
	for i, kind := range st.Collects {
		if i == 1 {
			p.do(facilitator, session.RevealStep{}) // so that tools and KPIs can answer the objectives of others
		}
		p.write(kind)
	}
	if len(st.Likes) > 0 {
		p.likesOpen = true
		p.theme()
		p.like()
	}
	if st.Kind == "weave" {
		p.synthesise()
	}
}

func (p *performance) write(kind session.Kind) {
	for _, c := range p.Cards {
		if c.Kind != kind {
			continue
		}
		add := session.AddCard{Kind: c.Kind, Text: c.Text, Origin: c.Origin, KPI: c.KPI, Group: c.Table}
		for _, key := range c.Answers {
			add.Answers = append(add.Answers, p.cards[key])
		}
		by := facilitator
		if c.By != "" {
			by = p.participant(c.By)
		}
		p.cards[c.Key] = p.do(by, add).Card
		if c.Hidden {
			p.do(facilitator, session.HideCard{Card: p.cards[c.Key]})
		}
	}
}

// theme sets the themes and flags of the cards before likes are given.
func (p *performance) theme() {
	for _, c := range p.Cards {
		if len(c.Themes) > 0 {
			p.do(facilitator, session.ThemeCard{Card: p.cards[c.Key], Themes: c.Themes})
		}
		if c.Flag != nil {
			p.do(p.participant(c.Flag.By), session.FlagCard{Card: p.cards[c.Key], Reason: c.Flag.Reason, Note: c.Flag.Note})
		}
	}
}

// like has everybody give their likes at the same time, as they do in a room; at StageLikes every other person.
func (p *performance) like() {
	if p.err != nil {
		return
	}
	failed := make([]error, len(p.People))
	var all sync.WaitGroup
	for i, one := range p.People {
		if p.Stage == StageLikes && i%2 == 1 {
			continue
		}
		all.Go(func() { failed[i] = p.giveLikes(one.Name) })
	}
	all.Wait()
	p.err = errors.Join(failed...)
}

func (p *performance) giveLikes(name string) error {
	for _, c := range p.Cards {
		for _, by := range c.Likes {
			if by != name {
				continue
			}
			_, err := p.target.Do(p.ctx, p.id, session.Request{Command: session.SetLike{Card: p.cards[c.Key], On: true}, By: p.participant(name)})
			if err != nil {
				return fmt.Errorf("%s likes %s: %w", name, c.Key, err)
			}
		}
	}
	return nil
}

// synthesise joins cards that say the same, builds the paths and publishes.
func (p *performance) synthesise() {
	for _, m := range p.Merges {
		p.do(facilitator, session.MergeCards{Into: p.cards[m.Into], From: p.ids(m.From)})
	}
	for _, path := range p.Paths {
		p.do(facilitator, session.PutPath{
			Title: path.Title, Note: path.Note, PathCards: session.MapColumns(path.PathCards, p.ids),
		})
	}
	p.do(facilitator, session.SetNote{Note: p.Note})
	p.do(facilitator, session.Publish{DespiteFlags: true})
}

func (p *performance) ids(keys []string) []session.CardID {
	out := make([]session.CardID, len(keys))
	for i, key := range keys {
		out[i] = p.cards[key]
	}
	return out
}
