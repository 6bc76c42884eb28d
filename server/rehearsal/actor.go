package rehearsal

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"

	"colazione/server/room"
	"colazione/session"
)

// actor is one simulated person. They act on what their phone would show.
type actor struct {
	n       int // in the order of coming
	id      session.PersonID
	conn    *room.Conn // by which they are present; nil while they are not
	draft   *session.AddCard
	sendAt  int // the beat at which the draft is sent
	backAt  int // the beat at which somebody who went away comes back
	flagged bool
}

const (
	// mostEchoes is how many people at most write the same text: some say what others say, as in a real room.
	mostEchoes = 2
	// likesAtOnce is how many likes somebody gives in one go.
	likesAtOnce = 6
)

func (a *actor) caller() session.Caller {
	return session.Caller{Role: session.Participant, Person: a.id}
}

// nextCommands returns what the actor does next after seeing p, which is all that they can see.
func (a *actor) nextCommands(p session.Patch, s *script, used map[string]int, dice *rand.Rand) []session.Command {
	if a.draft != nil || p.Me == nil || p.Me.State != session.PersonIn || p.Session.State != session.Open {
		return nil
	}
	at := slices.IndexFunc(p.Session.Agenda, func(st session.Step) bool { return st.ID == p.Session.Step })
	if at < 0 {
		return nil
	}
	now := p.Session.Agenda[at]
	if c := a.flagAdverse(p, s); c != nil {
		return []session.Command{*c}
	}
	if c := a.write(p, now, s, used, dice); c != nil {
		return []session.Command{*c}
	}
	return a.like(p, now)
}

// flagAdverse flags a side effect, once, so that the facilitator sees one before a real one comes.
func (a *actor) flagAdverse(p session.Patch, s *script) *session.FlagCard {
	if a.n != 1 || a.flagged {
		return nil
	}
	for _, c := range p.Cards {
		if c.Text == s.Adverse && c.State == session.CardShown {
			a.flagged = true
			return &session.FlagCard{Card: c.ID, Reason: session.AdverseEvent, Note: s.Note}
		}
	}
	return nil
}

// write returns a card of a kind that the step takes, as long as the actor has something to say.
func (a *actor) write(p session.Patch, now session.Step, s *script, used map[string]int, dice *rand.Rand) *session.AddCard {
	if len(now.Collects) == 0 {
		return nil
	}
	written := 0
	for _, c := range p.Cards {
		if slices.Contains(p.Me.Cards, c.ID) && slices.Contains(now.Collects, c.Kind) {
			written++
		}
	}
	wanted := 1 + a.n%2
	if len(now.Collects) > 1 {
		wanted = 2
	}
	if written >= wanted {
		return nil
	}
	kind := now.Collects[(written+a.n)%len(now.Collects)]
	text, ok := leastUsed(s.Cards[kind], used, dice)
	if !ok {
		return nil
	}
	used[text]++
	add := &session.AddCard{Kind: kind, Text: text, Answers: answers(p, kind, dice)}
	switch kind {
	case session.Difficulty:
		add.Origin = []session.Origin{session.Internal, session.External}[dice.IntN(2)]
	case session.KPI:
		from := 10 * (1 + dice.IntN(20))
		add.KPI = &session.Measure{Measure: s.Measures[dice.IntN(len(s.Measures))], Baseline: strconv.Itoa(from), Target: strconv.Itoa(2 * from)}
	}
	return add
}

// leastUsed picks one of the texts that the fewest people have written.
func leastUsed(texts []string, used map[string]int, dice *rand.Rand) (string, bool) {
	for n := range mostEchoes {
		var open []string
		for _, text := range texts {
			if used[text] == n {
				open = append(open, text)
			}
		}
		if len(open) > 0 {
			return open[dice.IntN(len(open))], true
		}
	}
	return "", false
}

// answers picks a card for a new one to answer: an objective answers a need, a tool or a KPI an objective.
func answers(p session.Patch, kind session.Kind, dice *rand.Rand) []session.CardID {
	to := map[session.Kind]session.Kind{session.Objective: session.Need, session.Tool: session.Objective, session.KPI: session.Objective}[kind]
	var open []session.CardID
	for _, c := range p.Cards {
		if c.Kind == to && c.State == session.CardShown {
			open = append(open, c.ID)
		}
	}
	if len(open) == 0 {
		return nil
	}
	return []session.CardID{open[dice.IntN(len(open))]}
}

// like returns the next few likes of those that the actor has to give.
func (a *actor) like(p session.Patch, now session.Step) []session.Command {
	var list []session.Command
	for _, criterion := range now.Criteria {
		left, held := p.Me.Left[criterion], p.Me.Likes[criterion]
		for _, c := range p.Cards {
			mine := slices.Contains(p.Me.Cards, c.ID) && !now.LikeOwn
			open := c.State == session.CardShown && slices.Contains(now.Likes, c.Kind) && !slices.Contains(held, c.ID)
			switch {
			case len(list) == likesAtOnce || left != nil && *left <= len(list):
				return list
			case open && !mine && a.likes(c, p.Me.Group, criterion):
				list = append(list, session.SetLike{Card: c.ID, On: true, Criterion: criterion})
			}
		}
	}
	return list
}

// likes reports whether the actor likes a card: some cards are liked more than others, and not the same ones at each table.
func (a *actor) likes(c session.CardView, table session.GroupID, criterion string) bool {
	appeal := 0.1 + 0.5*share(string(c.ID))
	leaning := 0.5 * (share(string(c.ID), string(table)) - 0.5)
	return share(string(c.ID), string(a.id), criterion) < appeal+leaning
}

// share hashes words to a number from 0 to 1.
func share(words ...string) float64 {
	h := fnv.New64a()
	for _, word := range words {
		h.Write([]byte(word + "\x00"))
	}
	mixed := h.Sum64() * 0x9E3779B97F4A7C15 // the last byte alone would hardly reach the high bits
	return float64(mixed>>32) / math.MaxUint32
}
