package outline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"colazione/session"
)

// Words holds what every document says, in one language. Names in braces are filled in; a plural fills in {n}.
type Words struct {
	months             [12]string
	thousands, Decimal string
	quotes             [2]string
	and                string

	Kinds    map[session.Kind]string // as headings
	Kind     map[session.Kind]string // one card of it
	criteria map[string]string       // those that are known; others are shown as they were typed

	Kicker, by, draft, published, open string // the title block
	contents, yes                      string

	People, tables, cards, likes, paths plural // how many
	minutes                             plural

	Brief                                 string // the findings
	mostVoted, mostRepresentative, same   string
	themesByLikes, originsByLikes, noCard string

	pathsTitle, pathsIntro, pathsNone, pathNumber, Gap string
	TieWidth, GoesOn                                   string // of the drawing

	rankedTitle, rankedIntro, noLikes, covered string
	unliked                                    plural
	Place, Card, Support, Reach, Breadth       string
	ByTable, total, ofReach                    string
	FlagVoted, FlagRepresentative, flagSet     string

	OriginsTitle, originsIntro, ThemesTitle, themesIntro string
	Origins                                              map[string]string // several difficulties
	Origin                                               map[session.Origin]string
	originColumn, ThemeColumn                            string
	CardShare, LikeShare                                 string

	askedTitle, PeopleTitle, Table     string
	JoinedColumn, WroteColumn          string
	LikedColumn, LikesColumn           string
	cardsTitle, cardsIntro, joinedWith string
	given, scribe, held, answers       string
	erased                             string
	theme                              plural
	Measure, Baseline, Target, Due     string

	MethodTitle                                      string
	howWritten, howLiked, howJoined, howPathsBuilt   string // each where it happened
	CardsColumn                                      string
	admission                                        map[string]string
	names                                            map[bool]string // by whether they are shown
	anonymous                                        string          // where no name is shown, nor a table
	countCards, countJoined, countScribe, countGiven plural
	countHidden                                      plural
	countAlarming                                    plural
	terms                                            []Term
	severalTerm                                      Term // only where there was more than one criterion
	themesTerm, originsTerm                          Term // only where there are any

	Unprintable                        string // only where it happened
	FileStem, FileDraft, FileRehearsal string
	CSV                                csvWords
	Workbook                           workbookWords
}

// plural is a phrase for one and for any other number.
type plural struct{ one, other string }

// Term is an entry of the method: what is explained, and how.
type Term struct{ Name, Text string }

// csvWords are the heads of the CSV file's columns that appear nowhere else.
type csvWords struct {
	Kind, State, Into, Author, Rank, BreadthRank, Set, Origin, Themes, Answers, Paths, At, Scribe, ID string
	Standing, Joined, Held                                                                            string
}

// workbookWords are the names of the workbook's sheets and the words of its plan.
type workbookWords struct {
	Ranking, Paths, Cards, ByTable, Themes, Method, Plan string // at most 31 characters, none of : \ / ? * [ ]
	Column, Path, title, Place, Note                     string
	likes, people, Share                                 string
	PlanIntro, Owner, Measured, Check, Remarks           string
	Met, Partly, Missed, Waiting                         string // what a check can say
	CheckHelp, MeasuredHelp, DueHelp                     string
}

// Phrases holds the words of each language.
var Phrases = map[session.Language]*Words{session.Italian: &italian, session.English: &english, session.Dutch: &dutch}

// Fill replaces names in braces by values: Fill("{a} e {b}", "a", "1", "b", "2").
func Fill(text string, pairs ...string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		at := -2
		for i := 0; closed && i < len(pairs); i += 2 {
			if pairs[i] == name {
				at = i
			}
		}
		if at < 0 { // no name of a value
			b.WriteByte('{')
			text = rest
			continue
		}
		b.WriteString(pairs[at+1])
		text = after
	}
}

// Counted returns a phrase with its number.
func (w *Words) Counted(p plural, n int) string {
	text := p.other
	if n == 1 {
		text = p.one
	}
	return strings.Replace(text, "{n}", w.Integer(n), 1)
}

// Integer writes a number of at least 0 in groups of three digits.
func (w *Words) Integer(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + w.thousands + digits[i:]
	}
	return digits
}

// fraction writes a number between 0 and 1 with two decimals.
func (w *Words) fraction(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 2, 64), ".", w.Decimal, 1)
}

// percent writes a share as whole percents; a little is never shown as nothing, nor nearly all as all.
func (w *Words) percent(x float64) string {
	switch {
	case x > 0 && x < 0.005:
		return "<1%"
	case x >= 0.995 && x < 1:
		return ">99%"
	}
	return strconv.FormatFloat(100*x, 'f', 0, 64) + "%"
}

// percents writes the shares that parts have of their sum. They add up to 100, apart from those written as <1% and >99%.
func (w *Words) percents(parts []int) []string {
	all := make([]string, len(parts))
	for i, n := range wholePercents(parts) {
		switch {
		case n == 0 && parts[i] > 0:
			all[i] = "<1%"
		case n == 100 && slices.ContainsFunc(slices.Concat(parts[:i], parts[i+1:]), func(other int) bool { return other > 0 }):
			all[i] = ">99%"
		default:
			all[i] = strconv.Itoa(n) + "%"
		}
	}
	return all
}

// KindName names one card of a kind in a language.
func KindName(k session.Kind, lang session.Language) string { return Phrases[lang].Kind[k] }

// CriterionName names a criterion for likes in a language; one that somebody made up keeps its own name.
func CriterionName(name string, lang session.Language) string {
	return cmp.Or(Phrases[lang].criteria[name], name)
}

// Day writes the date of a moment out in full, in UTC.
func Day(t time.Time, lang session.Language) string { return Phrases[lang].day(t.UTC()) }

// Date writes out a date of the form YYYY-MM-DD; any other text stays as it is.
func Date(text string, lang session.Language) string { return Phrases[lang].date(text) }

// day writes a date out in full.
func (w *Words) day(t time.Time) string {
	return strconv.Itoa(t.Day()) + " " + w.months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// date writes out a date of the form YYYY-MM-DD; any other text stays as it is.
func (w *Words) date(text string) string {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return text
	}
	return w.day(t)
}

// clock writes a time of day, with "UTC" after it where the time is in UTC.
func (w *Words) clock(t time.Time) string {
	if zone, _ := t.Zone(); zone == "UTC" {
		return t.Format("15:04 UTC")
	}
	return t.Format("15:04")
}

// enumerate lists texts in a sentence: "a, b e c".
func (w *Words) enumerate(texts []string) string {
	last := len(texts) - 1
	if last < 1 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:last], ", ") + " " + w.and + " " + texts[last]
}
