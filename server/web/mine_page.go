package web

import (
	"bytes"
	_ "embed"
	"html/template"
	"maps"
	"slices"

	"colazione/server/report/outline"
	"colazione/session"
)

//go:embed mine.html
var minePage string

var mineTemplate = template.Must(template.New("mine").Parse(minePage))

// mineText is what the page says that a person keeps.
type mineText struct {
	Title, Name, Organisation, Table, Nothing string
	Cards, Likes, Reports, WhyReports, Flags  string
	Unseen, Expires, Until, PassedOn, Stays   string
	Reasons                                   map[string]string // by which a flag is raised
}

var mineTexts = map[session.Language]mineText{
	session.Italian: {
		Title: "Quello che c’è di tuo", Name: "Nome", Organisation: "Azienda", Table: "Tavolo", Nothing: "Niente.",
		Cards: "Le tue schede", Likes: "Le schede a cui hai dato un like", Reports: "Copie che restano", Flags: "Le segnalazioni che hai fatto",
		WhyReports: "Qualcuno ha segnalato queste tue schede come possibile effetto indesiderato di un medicinale. La legge chiede di tenerne una copia, senza il tuo nome, anche se cancelli la scheda.",
		Unseen:     "Like su schede che ora non si vedono:", Expires: "Tutto si cancella da solo il", Until: "fino al", PassedOn: "trasmessa il", Stays: "si cancella con l’incontro",
		Reasons: map[string]string{session.AdverseEvent: "Effetto indesiderato di un medicinale", "offensive": "Offensiva", "personal_data": "Dati personali"},
	},
	session.English: {
		Title: "What is yours", Name: "Name", Organisation: "Company", Table: "Table", Nothing: "Nothing.",
		Cards: "Your cards", Likes: "The cards that you like", Reports: "Copies that stay", Flags: "The concerns that you raised",
		WhyReports: "Somebody flagged these cards of yours as a possible side effect of a medicine. The law wants a copy to be kept, without your name, also when you erase the card.",
		Unseen:     "Likes on cards that are out of sight now:", Expires: "Everything erases itself on", Until: "until", PassedOn: "passed on", Stays: "erased with the meeting",
		Reasons: map[string]string{session.AdverseEvent: "Side effect of a medicine", "offensive": "Offensive", "personal_data": "Personal data"},
	},
	session.Dutch: {
		Title: "Wat van jou is", Name: "Naam", Organisation: "Bedrijf", Table: "Tafel", Nothing: "Niets.",
		Cards: "Je kaarten", Likes: "De kaarten die je leuk vindt", Reports: "Kopieën die blijven", Flags: "De meldingen die je hebt gedaan",
		WhyReports: "Iemand heeft deze kaarten van jou gemeld als mogelijke bijwerking van een geneesmiddel. De wet wil dat er een kopie blijft, zonder je naam, ook als je de kaart wist.",
		Unseen:     "Likes op kaarten die nu niet te zien zijn:", Expires: "Alles wist zichzelf op", Until: "tot", PassedOn: "doorgegeven op", Stays: "gewist met de bijeenkomst",
		Reasons: map[string]string{session.AdverseEvent: "Bijwerking van een geneesmiddel", "offensive": "Beledigend", "personal_data": "Persoonsgegevens"},
	},
}

// mineRow is a line of a list on the page.
type mineRow struct{ Kind, Text, More string }

// mineIn writes the page. It needs nothing else: it is opened from wherever its reader put it.
func mineIn(all Mine, lang session.Language) []byte {
	t := mineTexts[lang]
	row := func(c session.CardView) mineRow { return mineRow{Kind: outline.KindName(c.Kind, lang), Text: c.Text} }
	var cards, likes, reports []mineRow
	for _, c := range all.Cards {
		cards = append(cards, row(c))
	}
	for _, criterion := range slices.Sorted(maps.Keys(all.Likes)) {
		for _, c := range all.Likes[criterion] {
			r := row(c)
			if len(all.Likes) > 1 {
				r.More = outline.CriterionName(criterion, lang)
			}
			likes = append(likes, r)
		}
	}
	for _, c := range all.Reports {
		r := mineRow{Kind: outline.KindName(c.Kind, lang), Text: c.Text, More: t.Stays}
		if c.Until != nil {
			r.More = t.Until + " " + outline.Day(*c.Until, lang)
		}
		if c.PassedOn != nil {
			r.More += ", " + t.PassedOn + " " + outline.Day(*c.PassedOn, lang)
		}
		reports = append(reports, r)
	}
	var b bytes.Buffer
	err := mineTemplate.Execute(&b, map[string]any{
		"Language": string(lang), "Style": template.CSS(privacyStyle), "T": t, "All": all, "Date": outline.Date(all.Session.Date, lang), "Expires": outline.Day(all.Session.Expires, lang), // the style is ours
		"Cards": cards, "Likes": likes, "Reports": reports,
	})
	if err != nil {
		panic("web: " + err.Error()) // the template and the texts are in the program
	}
	return b.Bytes()
}
