package demo

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/google/uuid"

	"colazione/session"
)

var leader = session.Caller{Role: session.Facilitator}

// play is a meeting on its way. After an error nothing more is done.
type play struct {
	Meeting
	ctx    context.Context
	host   Host
	id     session.ID
	people map[string]session.PersonID
	cards  map[string]session.CardID
	liking bool // the like step was opened
	err    error
}

func (p *play) do(by session.Caller, c session.Command) session.Ack {
	if p.err != nil {
		return session.Ack{}
	}
	ack, err := p.host.Do(p.ctx, p.id, session.Request{Command: c, By: by})
	if err != nil {
		p.err = fmt.Errorf("%T: %w", c, err)
	}
	return ack
}

func (p *play) as(name string) session.Caller {
	return session.Caller{Role: session.Participant, Person: p.people[name]}
}

func (p *play) seat() {
	for _, one := range p.People {
		id, err := uuid.NewV7()
		if err == nil {
			profile := session.Profile{Name: one.Name, Organisation: one.Organisation}
			_, err = p.host.Enter(p.ctx, p.id, one.Table, profile, session.PersonID(id.String()))
		}
		if p.err = err; err != nil {
			return
		}
		p.people[one.Name] = session.PersonID(id.String())
	}
}

// step plays one item of the agenda.
func (p *play) step(st session.Step) {
	p.do(leader, session.GoStep{Step: st.ID})
	for i, kind := range st.Collects {
		if i == 1 {
			p.do(leader, session.RevealStep{}) // so that tools and KPIs can answer the objectives of others
		}
		p.write(kind)
	}
	if len(st.Likes) > 0 {
		p.liking = true
		p.theme()
		p.like()
	}
	if st.Kind == "weave" {
		p.weave()
	}
}

func (p *play) write(kind session.Kind) {
	for _, c := range p.Cards {
		if c.Kind != kind {
			continue
		}
		add := session.AddCard{Kind: c.Kind, Text: c.Text, Origin: c.Origin, KPI: c.KPI, Group: c.Table}
		for _, key := range c.Answers {
			add.Answers = append(add.Answers, p.cards[key])
		}
		by := leader
		if c.By != "" {
			by = p.as(c.By)
		}
		p.cards[c.Key] = p.do(by, add).Card
		if c.Hidden {
			p.do(leader, session.HideCard{Card: p.cards[c.Key]})
		}
	}
}

// theme gives the cards what the facilitator and the room make of them before likes are given.
func (p *play) theme() {
	for _, c := range p.Cards {
		if len(c.Themes) > 0 {
			p.do(leader, session.ThemeCard{Card: p.cards[c.Key], Themes: c.Themes})
		}
		if c.Flag != nil {
			p.do(p.as(c.Flag.By), session.FlagCard{Card: p.cards[c.Key], Reason: c.Flag.Reason, Note: c.Flag.Note})
		}
	}
}

// like has everybody give their likes, all at once as they do in a room; every other person where newcomers are to find it unfinished.
func (p *play) like() {
	if p.err != nil {
		return
	}
	failed := make([]error, len(p.People))
	var all sync.WaitGroup
	for i, one := range p.People {
		if p.Stage == StageLikes && i%2 == 1 {
			continue
		}
		all.Go(func() { failed[i] = p.likesOf(one.Name) })
	}
	all.Wait()
	p.err = errors.Join(failed...)
}

func (p *play) likesOf(name string) error {
	for _, c := range p.Cards {
		for _, by := range c.Likes {
			if by != name {
				continue
			}
			_, err := p.host.Do(p.ctx, p.id, session.Request{Command: session.SetLike{Card: p.cards[c.Key], On: true}, By: p.as(name)})
			if err != nil {
				return fmt.Errorf("%s likes %s: %w", name, c.Key, err)
			}
		}
	}
	return nil
}

// weave joins what says the same and lays the paths.
func (p *play) weave() {
	for _, m := range p.Merges {
		p.do(leader, session.MergeCards{Into: p.cards[m.Into], From: p.ids(m.From)})
	}
	for _, path := range p.Paths {
		p.do(leader, session.PutPath{
			Title: path.Title, Note: path.Note,
			Needs: p.ids(path.Needs), Objectives: p.ids(path.Objectives), Tools: p.ids(path.Tools), KPIs: p.ids(path.KPIs),
		})
	}
	p.do(leader, session.SetNote{Note: p.Note})
	p.do(leader, session.Publish{DespiteFlags: true})
}

func (p *play) ids(keys []string) []session.CardID {
	out := make([]session.CardID, len(keys))
	for i, key := range keys {
		out[i] = p.cards[key]
	}
	return out
}
