package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"colazione/session"
)

// words is everything that a document says in its own voice, in one language. Names in braces are filled in; a plural fills in {n}.
type words struct {
	months             [12]string
	thousands, decimal string
	quotes             [2]string
	and                string

	kinds    map[session.Kind]string // as headings
	kind     map[session.Kind]string // one card of it
	criteria map[string]string       // those that are known; others are shown as they were typed

	kicker, by, draft, published, open string // the title block
	contents, yes                      string

	people, tables, cards, likes, paths plural // how many
	minutes                             plural

	brief                                 string // the findings
	mostVoted, mostRepresentative, same   string
	themesByLikes, originsByLikes, noCard string

	pathsTitle, pathsIntro, pathsNone, pathNumber, gap string
	tieWidth, goesOn                                   string // of the drawing

	rankedTitle, rankedIntro, noLikes, covered string
	unliked                                    plural
	place, card, support, reach, breadth       string
	byTable, total, ofReach                    string
	flagVoted, flagRepresentative, flagSet     string

	originsTitle, originsIntro, themesTitle, themesIntro string
	origins                                              map[string]string // several difficulties
	origin                                               map[session.Origin]string
	originColumn, themeColumn                            string
	cardShare, likeShare                                 string

	askedTitle, peopleTitle, table     string
	joinedColumn, wroteColumn          string
	likedColumn, likesColumn           string
	cardsTitle, cardsIntro, joinedWith string
	given, scribe, held, answers       string
	erased                             string
	theme                              plural
	measure, baseline, target, due     string

	methodTitle                                      string
	howWritten, howLiked, howJoined, howWoven        string // each where it happened
	cardsColumn                                      string
	admission                                        map[string]string
	names                                            map[bool]string // by whether they are shown
	countCards, countJoined, countScribe, countGiven plural
	countHidden                                      plural
	terms                                            []term
	severalTerm                                      term // only where there was more than one criterion
	themesTerm, originsTerm                          term // only where there are any

	unprintable                        string // only where it happened
	fileStem, fileDraft, fileRehearsal string
	csv                                csvWords
	book                               bookWords
}

// plural is a phrase for one and for any other number.
type plural struct{ one, other string }

// term is an entry of the method: what is explained, and how.
type term struct{ name, text string }

// csvWords are the heads of the table's columns that appear nowhere else.
type csvWords struct {
	kind, state, into, author, rank, breadthRank, set, origin, themes, answers, paths, at, scribe, id string
	standing, joined, held                                                                            string
}

// bookWords are the workbook's: the names of its sheets, and what stands on the plan.
type bookWords struct {
	ranking, paths, cards, byTable, themes, method, plan string // at most 31 characters, none of : \ / ? * [ ]
	column, path, title, place, note                     string
	likes, people, share                                 string
	planIntro, owner, measured, check, remarks           string
	met, partly, missed, waiting                         string // what a check can say
	checkHelp, measuredHelp, dueHelp                     string
}

var phrases = map[session.Language]*words{session.Italian: &italian, session.English: &english, session.Dutch: &dutch}

// fill puts values in the place of names in braces: fill("{a} e {b}", "a", "1", "b", "2").
func fill(text string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pairs[i] = "{" + pairs[i] + "}"
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// some is a phrase with its number.
func (w *words) some(p plural, n int) string {
	text := p.other
	if n == 1 {
		text = p.one
	}
	return strings.Replace(text, "{n}", w.integer(n), 1)
}

// integer writes a number of at least 0 in groups of three digits.
func (w *words) integer(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + w.thousands + digits[i:]
	}
	return digits
}

// fraction writes a number between 0 and 1 with two decimals.
func (w *words) fraction(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 2, 64), ".", w.decimal, 1)
}

// percent writes a share as whole percents; a little is never shown as nothing, nor nearly all as all.
func (w *words) percent(x float64) string {
	switch {
	case x > 0 && x < 0.005:
		return "<1%"
	case x >= 0.995 && x < 1:
		return ">99%"
	}
	return strconv.FormatFloat(100*x, 'f', 0, 64) + "%"
}

// percents writes the shares that parts have of their sum; what is written adds up to 100, but for what is less than one.
func (w *words) percents(parts []int) []string {
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

// KindName is what one card of a kind is called in a language.
func KindName(k session.Kind, lang session.Language) string { return phrases[lang].kind[k] }

// CriterionName is how a criterion for likes is called in a language; one that somebody made up is called what it is.
func CriterionName(name string, lang session.Language) string {
	return cmp.Or(phrases[lang].criteria[name], name)
}

// Day writes the date of a moment out in full, in UTC.
func Day(t time.Time, lang session.Language) string { return phrases[lang].day(t.UTC()) }

// Date writes out a date of the form YYYY-MM-DD; what is no date stays as it is.
func Date(text string, lang session.Language) string { return phrases[lang].date(text) }

// day writes a date out in full.
func (w *words) day(t time.Time) string {
	return strconv.Itoa(t.Day()) + " " + w.months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// date writes out a date of the form YYYY-MM-DD; what is no date stays as it is.
func (w *words) date(text string) string {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return text
	}
	return w.day(t)
}

// clock writes a time of day, with UTC where the zone is not a place's own.
func (w *words) clock(t time.Time) string {
	if zone, _ := t.Zone(); zone == "UTC" {
		return t.Format("15:04 UTC")
	}
	return t.Format("15:04")
}

// series lists texts as a sentence does: "a, b e c".
func (w *words) series(texts []string) string {
	last := len(texts) - 1
	if last < 1 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:last], ", ") + " " + w.and + " " + texts[last]
}
