package reporttest

import (
	"context"
	"testing"

	"colazione/server/demo"
	"colazione/server/report"
	"colazione/session"
)

// Alike are cards of both demo meetings that say the same, by their texts: Rome's words first.
var Alike = [][2]string{
	{"Capire quanto rende quello che spendiamo sui social", "Capire se i soldi che mettiamo sui social rendono davvero"},
	{"Convincere legale e medical a lavorare con noi da subito", "Portare a bordo gli stakeholder interni: legale, medical, direzione"},
	{"comunicare in modo corretto in un settore regolamentato", "Veicolare il messaggio corretto in un mercato regolamentato"},
	{"Indicatori condivisi, non solo like e follower", "Misurare l'impatto oltre la reach e i like"},
	{"Ascoltare di più i pazienti, prima di parlare", "Capire cosa dicono davvero i pazienti della patologia e di noi"},
	{"Aumentare la conoscenza della patologia", "Aumentare l’awareness sulla patologia"},
	{"Ascoltare le conversazioni dei pazienti online", "Ascoltare i pazienti: dubbi, paure, le parole che usano"},
	{"Ridurre le notizie false sui vaccini", "Contrastare le fake news su farmaci e vaccini"},
	{"Risposte già approvate per le domande più frequenti", "Kit di risposte già approvate da legale e medical"},
	{"Social listening ogni mese, con un report di una pagina", "Social listening su forum e gruppi"},
	{"Storie di pazienti esperti", "Pazienti esperti che raccontano la loro storia"},
	{"Persone raggiunte nel target 35-60 anni", "Dimensione della user base raggiunta"},
	{"Tasso di engagement sui contenuti educativi", "Livello di engagement (commenti + condivisioni su copertura)"},
	{"Approvazioni interne lente", "Tempi di approvazione interni troppo lunghi"},
	{"Regole non chiare su cosa si può dire online", "Normativa poco chiara sui social"},
	{"Il divieto di parlare dei farmaci con ricetta", "Non possiamo parlare del prodotto: la pubblicità dei farmaci con ricetta è vietata"},
}

// MustTour is Rome and Milan as a series, both published or Milan going on still, with what is alike joined or not.
func MustTour(t testing.TB, milanAt demo.Stage, joined bool, withFirst ...string) report.SeriesSource {
	t.Helper()
	rome, milan := demo.Rome(), demo.Milan()
	rome.Stage, milan.Stage = demo.StagePublished, milanAt
	var unions [][]string
	for _, pair := range Alike {
		if joined {
			unions = append(unions, pair[:])
		}
	}
	if len(withFirst) > 0 {
		unions[0] = append(unions[0], withFirst...)
	}
	return MustSeries(t, unions, rome, milan)
}

// MustSeries is meetings as a series, each played to its stage, with those cards joined that are named by their texts.
func MustSeries(t testing.TB, unions [][]string, meetings ...demo.Meeting) report.SeriesSource {
	t.Helper()
	src := report.SeriesSource{Series: session.Series{ID: "01930000-0000-7000-8000-999999999999", Title: "Colazioni sui social media e la salute", Topic: "Valutare l’impatto dei social media", Language: session.Italian}}
	var parts []session.Evidence
	byText := map[string]session.CardID{}
	for i, m := range meetings {
		d := &DemoTarget{Made: i * 100_000}
		if _, err := demo.Play(context.Background(), d, m, nil); err != nil {
			t.Fatal(err)
		}
		room := MustCollect(t, d.State, m.Stage != demo.StagePublished)
		e, err := d.State.Evidence(session.Reader{Role: session.Organiser})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range room.Cards {
			byText[c.Text] = c.ID
		}
		src.Rooms, parts = append(src.Rooms, room), append(parts, e)
	}
	joined := make([][]session.CardID, len(unions))
	for i, texts := range unions {
		for _, text := range texts {
			if byText[text] == "" {
				t.Fatalf("no card %q", text)
			}
			joined[i] = append(joined[i], byText[text])
		}
	}
	src.Whole = session.Combine(parts, joined)
	return src
}
