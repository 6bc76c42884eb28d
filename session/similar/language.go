package similar

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/italian"
)

// language is what is known about one. Its words are written without accents.
type language struct {
	stem   func(*snowballstem.Env) bool
	ending string            // letters at the end of a word in which its forms differ
	stop   map[string]bool   // words that say nothing by themselves; negations, directions and opposites are not among them
	alike  map[string]string // what is written for a word: abbreviations and other names of the same thing
}

// English words and names of channels occur in every room.
var languages = map[string]language{
	"it": {italian.Stem, "aeioh", set(commonStop, englishStop, italianStop), pairs(commonAlike, italianAlike)},
	"en": {english.Stem, "", set(commonStop, englishStop), pairs(commonAlike, englishAlike)},
	"nl": {dutch.Stem, "", set(commonStop, englishStop, dutchStop), pairs(commonAlike, dutchAlike)},
}

// languageOf reads any language that is not known as English.
func languageOf(code string) language {
	if l, known := languages[code]; known {
		return l
	}
	return languages["en"]
}

// stems returns the stem of each word after Snowball (Porter 2001, "Snowball: A language for stemming algorithms"). Snowball takes some nouns for
// verbs ("barriere", not "barriera"), so words that differ in their ending alone share the longest stem of theirs.
func (l language) stems(words map[string]bool) map[string]string {
	longest := map[string]string{}
	for word := range words {
		bare, stem := l.bare(word), l.stemmed(word)
		if was := longest[bare]; len(stem) > len(was) || len(stem) == len(was) && stem < was {
			longest[bare] = stem
		}
	}
	stems := map[string]string{}
	for word := range words {
		stems[word] = longest[l.bare(word)]
	}
	return stems
}

func (l language) bare(word string) string { return strings.TrimRight(singular(word), l.ending) }

func (l language) stemmed(word string) string {
	if isFigure(word) {
		return word
	}
	env := snowballstem.NewEnv(singular(word))
	l.stem(env)
	return env.Current()
}

// singular undoes the plural of an English word, which stands in Italian and Dutch texts too and which their stemmers do not know.
func singular(word string) string {
	if n := len(word); n > 3 && word[n-1] == 's' && word[n-2] != 's' {
		return word[:n-1]
	}
	return word
}

func set(lists ...string) map[string]bool {
	all := map[string]bool{}
	for _, list := range lists {
		for _, word := range strings.Fields(list) {
			all[word] = true
		}
	}
	return all
}

// pairs reads "short=long" entries.
func pairs(lists ...string) map[string]string {
	all := map[string]string{}
	for _, list := range lists {
		for _, entry := range strings.Fields(list) {
			from, to, _ := strings.Cut(entry, "=")
			all[from] = to
		}
	}
	return all
}

const (
	commonStop = `media`

	italianStop = `
		a ad ai al all alla alle allo agli anche ancora aver avere c che chi ci cio col come con cosa cui d da dai dal dall dalla dalle dallo
		dagli dare davvero de degli dei del dell della delle dello deve devono di dobbiamo dove dovere e ed era essere fa fanno far fare fra gli
		ha hai hanno ho i il in io l la le lei lo loro lui ma me mi molta molte molti molto ne nei nel nell nella nelle nello negli noi nostra
		nostre nostri nostro o ogni per perche pero piu poi possiamo posso possono poter potere puo qua quale quali quando quanta quante quanti
		quanto quei quel quella quelle quelli quello questa queste questi questo qui se sei si sia siamo sono sta stata state stati stato su sua
		sue sugli sui sul sull sulla sulle sullo suo suoi te ti tra troppa troppe troppi troppo tu tua tue tuo tuoi tutta tutte tutti tutto un
		una uno va vi voglio vogliamo voi volere vorrei vorremmo vostra vostre vostri vostro`

	englishStop = `
		a about all also am an and any are as at be because been being both but by can could did do does doing done each for from get gets
		getting had has have having he her his how i if in into is it its itself just let make makes making many may me might more most much
		must my need needs of on one or other our ours out own per really shall she should so some such than that the their them then there
		these they this those through to too toward towards up us very want was we were what when where which while who whom why will with would
		you your`

	dutchStop = `
		aan al alle alles als beter bij daar dan dat de den der deze die dit doen doet door dus een elk elke en er erbij ge had hebben heb heeft
		hem het hier hij hoe hun ik in is je jij jullie kan kunnen maar me meer met mij mijn moet moeten nog nu of om omdat onder ons onze ook
		op over per te tijdens toch tot u uit van veel voor waar wat we welk welke wie wij wil willen worden wordt ze zelf zich zij zijn zo zou
		zouden zullen`

	commonAlike = `fb=facebook ig=instagram insta=instagram yt=youtube wa=whatsapp mktg=marketing mkt=marketing kpis=kpi clic=click klik=click`

	italianAlike = `
		n=numero num=numero nr=numero nro=numero pz=pazienti paz=pazienti sec=secondi min=minuti gg=giorni ass=associazioni
		incrementare=aumentare accrescere=aumentare`

	englishAlike = `
		num=number nr=number pts=patients sec=seconds min=minutes comms=communication
		dont=not doesnt=not didnt=not cant=not cannot=not wont=not isnt=not arent=not
		boost=increase raise=increase grow=increase`

	dutchAlike = `nr=nummer pat=patienten sec=seconden min=minuten mnd=maand comm=communicatie verhogen=vergroten`
)
