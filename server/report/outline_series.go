package report

import (
	"cmp"
	"slices"
	"strings"

	"colazione/session"
)

// anchor is where a card stands among the contributions; "" where nothing refers to it.
func anchor(c *Card) string {
	if c.Ref == "" {
		return ""
	}
	return "card-" + c.Ref
}

// refs lead to a card and those that say the same, wherever they were written; none over one meeting.
func (a *author) refs(c *Card) text {
	if !a.over() {
		return nil
	}
	var all []text
	for _, one := range c.family() {
		all = append(all, a.ref(one))
	}
	return between(", ", all...)
}

func (a *author) ref(c *Card) text { return text{{text: c.Ref, to: anchor(c)}} }

// in lists the rooms where a card, or one that says the same, was written, in their order.
func (a *author) in(c *Card) []*Room {
	var in []*Room
	for i := range a.Rooms {
		if slices.ContainsFunc(c.family(), func(one *Card) bool { return one.Room == a.Rooms[i].ID }) {
			in = append(in, &a.Rooms[i])
		}
	}
	return in
}

// alsoIn names the other rooms that say the same as a card.
func (a *author) alsoIn(c, root *Card) text {
	var others []string
	for _, r := range a.in(root) {
		if r.ID != c.Room {
			others = append(others, r.Name)
		}
	}
	if !a.over() || others == nil {
		return nil
	}
	return say(fill(a.sw.also, "rooms", a.w.series(others)))
}

// places says where and when the meetings were.
func (a *author) places() text {
	var all []text
	for _, r := range a.Rooms {
		all = append(all, between(", ", said(cmp.Or(r.City, r.Title)), say(a.w.date(r.Date))))
	}
	return between(" · ", all...)
}

func (a *author) roomsStatus() []string {
	lines := []string{fill(a.sw.made, "date", a.w.day(a.Made), "time", a.w.clock(a.Made))}
	for _, r := range a.Rooms {
		s := r.Status
		if s.Draft || s.PublishedAt == nil {
			lines = append(lines, fill(a.sw.draft, "room", r.Name))
		} else {
			lines = append(lines, fill(a.sw.published, "room", r.Name, "n", a.w.integer(s.Version), "date", a.w.day(s.PublishedAt.In(a.Made.Location()))))
		}
		if s.Open {
			lines = append(lines, fill(a.sw.open, "room", r.Name))
		}
	}
	return lines
}

// people counts those of a room who like a card.
func (a *author) people(c *Card, r *Room) int {
	n := 0
	if c.Figures != nil {
		for _, t := range a.People.Tables {
			if t.Room == r.ID {
				n += c.Figures.Tables[t.ID]
			}
		}
	}
	return n
}

// seriesBrief is the page that somebody reads who reads only one.
func (a *author) seriesBrief() []section {
	var blocks []block
	for _, r := range a.Rooms {
		if r.Note != "" {
			blocks = append(blocks, paragraph{loud(r.Name + ". ").and(said(r.Note))})
		}
	}
	blocks = append(blocks, a.numbers(), a.sideBySide())
	for _, t := range []trend{a.themeTrend(), a.originTrend()} {
		if t.rows != nil {
			blocks = append(blocks, t)
		}
	}
	return []section{titled("brief", a.w.brief, blocks...)}
}

// mostRooms is how many rooms have a column each; of more, one column tells them all.
const mostRooms = 3

// sideBySide sets what leads in common beside what leads in one room alone, kind by kind.
func (a *author) sideBySide() table {
	t := table{caption: a.w.brief, columns: []column{{title: say(a.w.csv.kind), head: true}, {title: say(a.sw.common)}}}
	if len(a.Rooms) > mostRooms {
		t.columns = append(t.columns, column{title: say(a.sw.onlyTitle)})
	} else {
		for _, r := range a.Rooms {
			t.columns = append(t.columns, column{title: say(fill(a.sw.alone, "room", r.Name))})
		}
	}
	for _, k := range a.Kinds {
		row := []cell{{text: loud(a.w.kinds[k.Kind])}, a.leading(k.Kind, func(in []*Room) bool { return len(in) > 1 })}
		if len(a.Rooms) > mostRooms {
			row = append(row, a.leading(k.Kind, func(in []*Room) bool { return len(in) == 1 }))
		} else {
			for _, r := range a.Rooms {
				row = append(row, a.leading(k.Kind, func(in []*Room) bool { return len(in) == 1 && in[0].ID == r.ID }))
			}
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// leading is the first card of a kind whose rooms are those asked for, a dash where there is none.
func (a *author) leading(k session.Kind, asked func(in []*Room) bool) cell {
	for _, c := range a.ofKind(k) {
		if !asked(a.in(c)) {
			continue
		}
		if c.Figures == nil || c.Figures.Total == 0 {
			return cell{text: said(c.Text)}
		}
		return cell{text: a.withLikes(c)}
	}
	return cell{text: say("–")}
}

// common lists what several rooms say, kind by kind, with how each of them says it.
func (a *author) common() []section {
	title := a.sw.commonTitle
	if len(a.Rooms) == 2 {
		title = a.sw.commonBoth
	}
	if a.Method.Across == 0 {
		return []section{titled("common", title, paragraph{say(a.sw.commonNone)})}
	}
	all := []section{titled("common", title, paragraph{say(a.sw.commonIntro)})}
	for _, k := range a.Kinds {
		t := table{caption: a.w.kinds[k.Kind], columns: []column{{title: say(a.w.card), head: true}}}
		for _, r := range a.Rooms {
			t.columns = append(t.columns, column{title: said(r.Name), number: true})
		}
		t.columns = append(t.columns, column{title: say(a.sw.inAll), number: true})
		for _, c := range a.ofKind(k.Kind) {
			if in := a.in(c); len(in) > 1 {
				t.rows = append(t.rows, a.commonRow(c, in))
			}
		}
		if len(t.rows) > 0 {
			all = append(all, section{id: "common-" + string(k.Kind), level: 3, title: say(a.w.kinds[k.Kind]), blocks: []block{t}})
		}
	}
	return all
}

func (a *author) commonRow(c *Card, in []*Room) []cell {
	var ways []text
	for _, one := range c.Joined {
		ways = append(ways, say(a.w.quotes[0]).and(said(one.Text), say(a.w.quotes[1]+" ("), a.ref(&one), say(")")))
	}
	row := []cell{{text: said(c.Text).and(say(" ("), a.ref(c), say(")")), notes: between(" · ", ways...)}}
	total := 0
	for i := range a.Rooms {
		r := &a.Rooms[i]
		if !slices.Contains(in, r) {
			row = append(row, cell{text: say("–")})
			continue
		}
		n := a.people(c, r)
		total += n
		share := ratio(n, r.People.Liked)
		row = append(row, cell{text: say(fill(a.sw.of, "n", a.w.integer(n), "all", a.w.integer(r.People.Liked))), bar: &share})
	}
	share := ratio(total, a.People.Liked)
	return append(row, cell{text: say(fill(a.sw.of, "n", a.w.integer(total), "all", a.w.integer(a.People.Liked))), bar: &share})
}

// fewOnly is how many cards of a kind are listed that one room alone has.
const fewOnly = 3

// only lists what each room alone says.
func (a *author) only() []section {
	all := []section{titled("only", a.sw.onlyTitle, paragraph{say(a.sw.onlyIntro)})}
	for i := range a.Rooms {
		r := &a.Rooms[i]
		title := fill(a.sw.alone, "room", r.Name)
		t := table{caption: title, columns: []column{{title: say(a.w.csv.kind)}, {title: say(a.w.card), head: true}, {title: say(a.w.likesColumn), number: true}}}
		left := 0
		for _, k := range a.Kinds {
			first := true
			for n, c := range a.alone(k.Kind, r) {
				if n >= fewOnly {
					left++
					continue
				}
				row := []cell{{}, {text: said(c.Text).and(say(" ("), a.refs(c), say(")"))}, {text: say("–")}}
				if first {
					row[0].text, first = loud(a.w.kinds[k.Kind]), false
				}
				if c.Figures != nil {
					row[2].text = say(fill(a.sw.of, "n", a.w.integer(a.people(c, r)), "all", a.w.integer(r.People.Liked)))
				}
				t.rows = append(t.rows, row)
			}
		}
		s := section{id: "only-" + strings.ToLower(r.Mark), level: 3, title: say(title), blocks: []block{t}}
		if left > 0 {
			s.blocks = append(s.blocks, paragraph{say(a.w.some(a.sw.onlyMore, left))})
		}
		if len(t.rows) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// alone are the cards of a kind that one room alone has, those first that most people there like.
func (a *author) alone(k session.Kind, r *Room) []*Card {
	var own []*Card
	for _, c := range a.ofKind(k) {
		if in := a.in(c); len(in) == 1 && in[0] == r {
			own = append(own, c)
		}
	}
	return own
}

// meets says which cards stand in paths of several rooms.
func (a *author) meets() []block {
	if !a.over() {
		return nil
	}
	t := table{caption: a.sw.meetsIntro, columns: []column{{title: say(a.w.card), head: true}, {title: say(a.sw.meets)}}}
	for i := range a.Cards {
		c := &a.Cards[i]
		rooms, paths := map[string]bool{}, []string{}
		for j, p := range a.Paths {
			if slices.ContainsFunc(slices.Concat(p.Needs, p.Objectives, p.Tools, p.KPIs), func(id string) bool { return a.index[id] == c }) {
				rooms[p.Room] = true
				paths = append(paths, a.pathNumber(j))
			}
		}
		if len(rooms) > 1 {
			t.rows = append(t.rows, []cell{{text: said(c.Text).and(say(" ("), a.refs(c), say(")"))}, {text: say(strings.Join(paths, " · "))}})
		}
	}
	if t.rows == nil {
		return nil
	}
	return []block{paragraph{say(a.sw.meetsIntro)}, t}
}

// meetings says how large each meeting was and how far it has come.
func (a *author) meetings() []section {
	t := table{caption: a.sw.roomsTitle, columns: []column{{title: say(a.sw.room), head: true}, {title: say(a.sw.date)}, {title: say(a.sw.state)}}}
	for _, name := range []string{a.w.joinedColumn, a.w.cardsColumn, a.w.likesColumn, a.sw.meets} {
		t.columns = append(t.columns, column{title: say(name), number: true})
	}
	var marks []string
	for _, r := range a.Rooms {
		state := a.sw.over
		if r.Status.Open {
			state = a.sw.going
		}
		t.rows = append(t.rows, []cell{
			{text: said(r.Name)},
			{text: say(a.w.date(r.Date))},
			{text: say(state)},
			a.number(r.People.Joined), a.number(r.Method.Cards), a.number(r.Method.Likes), a.number(r.Paths),
		})
		marks = append(marks, fill(a.sw.mark, "mark", r.Mark, "room", r.Name))
	}
	t.foot = []cell{
		{text: say(a.w.total)}, {}, {}, a.number(a.People.Joined), a.number(a.Method.Cards), a.number(a.Method.Likes), a.number(len(a.Paths)),
	}
	return []section{titled("meetings", a.sw.roomsTitle, t, paragraph{say(fill(a.sw.roomsIntro, "marks", a.w.series(marks)))})}
}

// shared counts the cards that several rooms have in common.
func (a *author) shared() int {
	n := 0
	for i := range a.Cards {
		if len(a.in(&a.Cards[i])) > 1 {
			n++
		}
	}
	return n
}
