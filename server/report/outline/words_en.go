package outline

import (
	"colazione/session"
)

var english = Words{
	months: [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	},
	thousands: ",", Decimal: ".", quotes: [2]string{"“", "”"}, and: "and",

	Kinds: map[session.Kind]string{
		session.Need: "Needs and expectations", session.Objective: "Objectives", session.Tool: "Tools", session.KPI: "KPIs",
		session.Difficulty: "Difficulties", session.Idea: "Ideas",
	},
	Kind: map[session.Kind]string{
		session.Need: "Need", session.Objective: "Objective", session.Tool: "Tool", session.KPI: "KPI",
		session.Difficulty: "Difficulty", session.Idea: "Idea",
	},
	criteria: map[string]string{"like": "Likes", "value": "Value", "usefulness": "Usefulness"},

	Kicker:    "Synthesis and method",
	by:        "Prepared by {name}",
	draft:     "Draft made on {date} at {time}: it may still change.",
	published: "Version {n}, published on {date}.",
	open:      "The meeting is still open: the figures are those of this moment.",
	contents:  "Contents", yes: "yes",

	People:  plural{"{n} person", "{n} people"},
	tables:  plural{"{n} table", "{n} tables"},
	cards:   plural{"{n} card", "{n} cards"},
	likes:   plural{"{n} like", "{n} likes"},
	paths:   plural{"{n} path", "{n} paths"},
	minutes: plural{"{n} minute", "{n} minutes"},

	Brief:     "In brief",
	mostVoted: "The most voted card", mostRepresentative: "The most representative", same: "the same",
	themesByLikes: "Themes, by share of likes {base}:", originsByLikes: "Difficulties, by share of likes {base}:", noCard: "none has a like",

	pathsTitle: "The paths: from need to result",
	pathsIntro: "Each path starts from a need that was voiced in the room, goes through an objective and the tools for it, and arrives at the KPI that will tell whether it worked. Beside each card stand its likes.",
	pathsNone:  "No path has been laid yet.", pathNumber: "Path {n}", Gap: "still to be found",
	TieWidth: "The thicker the line, the more people like both cards:", GoesOn: "continued",

	rankedTitle: "How the tables judged",
	rankedIntro: "The cards with at least one like, the most voted first. Under a card stand the rules by which it stands out; the last section explains what the figures mean.",
	noLikes:     "There are no likes yet.",
	covered:     "{share} of those who gave likes ({n} of {m}) gave at least one to a card of the widest set.",
	unliked:     plural{"One more card has no like: it is among the contributions.", "{n} more cards have no like: they are among the contributions."},
	Place:       "Place", Card: "Card", Support: "Support", Reach: "Tables", Breadth: "Representativeness",
	ByTable: "By table", total: "Total", ofReach: "{n} of {all}",
	FlagVoted: "most voted", FlagRepresentative: "most representative", flagSet: "widest set ({n})",

	OriginsTitle: "Difficulties from inside and from outside",
	originsIntro: "Whoever wrote a difficulty could say whether it comes from inside the company or from outside.",
	ThemesTitle:  "Themes",
	themesIntro:  "The themes that the facilitator recognised in the cards, the one with most likes first.",
	Origins:      map[string]string{"internal": "internal", "external": "external", "": "not said"},
	Origin:       map[session.Origin]string{session.Internal: "internal", session.External: "external"},
	originColumn: "Origin", ThemeColumn: "Theme", CardShare: "Share of cards", LikeShare: "Share of likes",

	askedTitle: "What was asked", PeopleTitle: "Who took part",
	Table: "Table", JoinedColumn: "People", WroteColumn: "Wrote", LikedColumn: "Gave likes", LikesColumn: "Likes",
	cardsTitle: "All contributions",
	cardsIntro: "Each card is given as it was written. Under a card stand those that were joined with it because they say the same.",
	joinedWith: "joined with this one",
	erased:     "Contribution erased by who had written it",
	given:      "there from the start", scribe: "written down by the facilitator", held: "not shown to the room yet", answers: "answers {card}",
	theme:   plural{"theme: {themes}", "themes: {themes}"},
	Measure: "measure", Baseline: "today", Target: "target", Due: "due",

	MethodTitle:   "The method, and what the figures mean",
	howWritten:    "People wrote on their own phones, one thought to a card.",
	howLiked:      "Each person liked the cards that they found soundest and most useful.",
	howJoined:     "The facilitator joined cards that said the same.",
	howPathsBuilt: "Starting from the most voted and the most representative cards, the facilitator rebuilt the paths together with the room.",
	CardsColumn:   "Cards",
	countCards:    plural{"{n} card was collected.", "{n} cards were collected."},
	countJoined:   plural{"One was joined with another.", "{n} were joined with others."},
	countScribe:   plural{"One was written down by the facilitator for somebody without a phone.", "{n} were written down by the facilitator for people without a phone."},
	countGiven:    plural{"One was there from the start.", "{n} were there from the start."},
	countHidden:   plural{"One more card was hidden by the facilitator and is not shown here.", "{n} more cards were hidden by the facilitator and are not shown here."},
	countAlarming: plural{"One more card was left out of this draft because of a suspected adverse event that is not settled.", "{n} more cards were left out of this draft because of suspected adverse events that are not settled."},
	admission: map[string]string{
		session.AdmissionOpen:  "Anyone who had the code could come in: somebody who did so several times, on two devices or on one, is counted each time.",
		session.AdmissionLobby: "The facilitator, who saw who was in the room, let each person in.",
		session.AdmissionSeats: "A place card was needed to come in, and each code was for one person: somebody who had two could count twice.",
	},
	anonymous: "Contributions are anonymous.",
	names:     map[bool]string{false: "Contributions are anonymous: only the table is given.", true: "Beside the contributions stands the name that each person gave."},
	terms: []Term{
		{"Likes", "How many people liked the card. Nobody counts twice: where two cards were joined, somebody who had chosen both counts once."},
		{"Support", "The people who chose the card, divided by all who gave at least one like ({voters})."},
		{"Tables", "At how many tables at least one person likes the card, of the tables where anybody gave a like."},
		{"Representativeness", "A number between 0 and 1 that is high only for what every table likes: an eager table doesn’t make up for an indifferent one. For each table, take (people who chose the card + 1) / (people who gave likes + 2), then the geometric mean over the tables. It is the measure of consensus between groups that Polis uses (Small and others, 2021)."},
		{"Most voted, most representative", "The card is in the best quarter of its kind, rounded up, by likes or by representativeness; what is level with the last of that quarter has the same mark. Cards with equal likes have the same place: in the list the more representative comes first, and then the one that was written earlier."},
		{"Widest set", "The few cards that together leave fewest people out. They are chosen one by one: each time the card with most support, where somebody who has one card in the set already weighs a half, somebody who has two a third, and so on (Thiele’s method, 1895). The number in brackets is the order of choice; of two that are level the one written earlier is taken, and below the other that is said."},
		{"Limits", "The figures are the judgement of those who were there. They say what is of value to these people, not how common an opinion is elsewhere."},
	},
	severalTerm: Term{"Several criteria", "Likes were given by more than one criterion: {criteria}. The total adds them up; in support, tables and representativeness each person counts once."},
	themesTerm:  Term{"Themes", "A card with two themes counts in both. Shares are of the sum over the themes and the cards without one."},
	originsTerm: Term{"Difficulties", "Shares are of the cards that were left after joining, and of the likes that these have."},
	Unprintable: "The sign ▪ stands for a character that this file’s fonts don’t have: the HTML and Word versions show it.",
	FileStem:    "synthesis", FileDraft: "draft", FileRehearsal: "rehearsal",
	CSV: csvWords{
		Kind: "Kind", State: "State", Into: "Joined with", Author: "Author", Rank: "Place by likes", BreadthRank: "Place by representativeness",
		Set: "Place in the widest set", Origin: "Origin", Themes: "Themes", Answers: "Answers", Paths: "Paths", At: "Written at",
		Scribe: "Written down by the facilitator", ID: "Id", Standing: "in the document", Joined: "joined", Held: "not shown yet",
	},
	Workbook: workbookWords{
		Ranking: "Ranking", Paths: "Paths", Cards: "Cards", ByTable: "Likes by table", Themes: "Themes", Method: "Method", Plan: "Plan",
		Column: "Link", Path: "Path", title: "Title", Place: "No.", Note: "Note",
		likes: "Likes", people: "People who gave likes", Share: "Share",
		PlanIntro: "The plan that came out of the meeting. The light cells are for writing: where we are today, the target, when it is due, who owns it, and the measured value, which colours itself.",
		Owner:     "Owner", Measured: "Measured value", Check: "Check", Remarks: "Remarks",
		Met: "met", Partly: "partly met", Missed: "not met", Waiting: "to be measured",
		CheckHelp:    "Choose an outcome from the list.",
		MeasuredHelp: "With a number under “today” and “target” the cell turns green when the target is met, yellow when it came closer, red when it did not.",
		DueHelp:      "A date or a period, for example 2027-12-31 or December 2027.",
	},
}
