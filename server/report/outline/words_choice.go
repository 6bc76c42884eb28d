package outline

import (
	"colazione/session"
)

// choiceWords holds what a document says about the facilitator's choices, and about the first steps that people committed to.
type choiceWords struct {
	title, intro          string
	Choice, Reason, Rules string            // heads of columns
	verdicts              map[string]string // by session.Take and session.Leave
	set, noRule           string

	stepsTitle, stepsIntro, toward string
	strategiesIntro                string    // of the paths of a meeting that begins with strategies
	strategy, step                 [2]string // one, and more
}

var choicePhrases = map[session.Language]*choiceWords{
	session.Italian: {
		title:  "Le scelte di chi conduceva",
		intro:  "Che cosa chi conduceva ha preso e che cosa ha lasciato, con il motivo dove lo ha scritto e le regole che in quel momento segnalavano la scheda. Le regole aiutano; la scelta è sua.",
		Choice: "Scelta", Reason: "Motivo", Rules: "Segnalata come", verdicts: map[string]string{session.Take: "presa", session.Leave: "lasciata"},
		set: "nell’insieme più ampio", noRule: "nessuna regola",
		stepsTitle: "I primi passi", stepsIntro: "A che cosa si è impegnato chi ha partecipato.", toward: "per {card}",
		strategiesIntro: "Ogni percorso parte da una strategia scelta in sala e dice con che cosa cominciare. Accanto a ogni scheda, i suoi like.",
		strategy:        [2]string{"Strategia", "Strategie"}, step: [2]string{"Primo passo", "Primi passi"},
	},
	session.English: {
		title:  "The facilitator’s choices",
		intro:  "What the facilitator took and what she left, with her reason where she gave one and the rules that singled the card out at that time. Rules help; the choice is hers.",
		Choice: "Choice", Reason: "Reason", Rules: "Singled out as", verdicts: map[string]string{session.Take: "taken", session.Leave: "left"},
		set: "in the widest set", noRule: "no rule",
		stepsTitle: "The first steps", stepsIntro: "What those who took part committed to.", toward: "toward {card}",
		strategiesIntro: "Each path starts from a strategy that the room chose and says what to begin with. Beside each card stand its likes.",
		strategy:        [2]string{"Strategy", "Strategies"}, step: [2]string{"First step", "First steps"},
	},
	session.Dutch: {
		title:  "De keuzes van de begeleider",
		intro:  "Wat de begeleider koos en wat ze liet liggen, met de reden als ze die gaf en de regels die de kaart toen aanwezen. Regels helpen; de keuze is aan haar.",
		Choice: "Keuze", Reason: "Reden", Rules: "Aangewezen als", verdicts: map[string]string{session.Take: "gekozen", session.Leave: "niet gekozen"},
		set: "in de breedste set", noRule: "geen regel",
		stepsTitle: "De eerste stappen", stepsIntro: "Wat de deelnemers zich voornamen.", toward: "voor {card}",
		strategiesIntro: "Elk pad begint bij een strategie die de zaal koos en zegt waarmee je begint. Naast elke kaart staan haar likes.",
		strategy:        [2]string{"Strategie", "Strategieën"}, step: [2]string{"Eerste stap", "Eerste stappen"},
	},
}
