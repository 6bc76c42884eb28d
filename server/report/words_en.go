package report

import "colazione/session"

var english = words{
	months: [12]string{
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
	},
	thousands: ",", decimal: ".", quotes: [2]string{"“", "”"}, and: "and",

	kinds: map[session.Kind]string{
		session.Need: "Needs and expectations", session.Objective: "Objectives", session.Tool: "Tools", session.KPI: "KPIs",
		session.Difficulty: "Difficulties", session.Idea: "Ideas",
	},
	kind: map[session.Kind]string{
		session.Need: "Need", session.Objective: "Objective", session.Tool: "Tool", session.KPI: "KPI",
		session.Difficulty: "Difficulty", session.Idea: "Idea",
	},
	criteria: map[string]string{"like": "Likes", "value": "Value", "usefulness": "Usefulness"},

	kicker:    "Synthesis and method",
	draft:     "Draft made on {date} at {time}: it may still change.",
	published: "Version {n}, published on {date}.",
	open:      "The meeting is still open: the figures are those of this moment.",
	contents:  "Contents", yes: "yes",

	people:  plural{"{n} person", "{n} people"},
	tables:  plural{"{n} table", "{n} tables"},
	cards:   plural{"{n} card", "{n} cards"},
	likes:   plural{"{n} like", "{n} likes"},
	paths:   plural{"{n} path", "{n} paths"},
	minutes: plural{"{n} minute", "{n} minutes"},

	brief:     "In brief",
	mostVoted: "The most voted card", mostRepresentative: "The most representative", same: "the same",
	themesByLikes: "Themes, by share of likes:", originsByLikes: "Difficulties, by share of likes:", noCard: "none has a like",

	pathsTitle: "The paths: from need to result",
	pathsIntro: "Each path starts from a need that was voiced in the room, goes through an objective and the tools for it, and arrives at the KPI that will tell whether it worked. Beside each card stand its likes.",
	pathsNone:  "No path has been laid yet.", pathNumber: "Path {n}", gap: "still to be found",

	rankedTitle: "How the tables judged",
	rankedIntro: "The cards with at least one like, the most voted first. Under a card stand the rules by which it stands out; the last section explains what the figures mean.",
	noLikes:     "There are no likes yet.",
	covered:     "{share} of those who gave likes gave at least one to a card of the widest set.",
	unliked:     plural{"One more card has no like: it is among the contributions.", "{n} more cards have no like: they are among the contributions."},
	place:       "Place", card: "Card", support: "Support", reach: "Tables", breadth: "Breadth",
	byTable: "By table", total: "Total", ofReach: "{n} of {all}",
	flagVoted: "most voted", flagRepresentative: "most representative", flagSet: "widest set ({n})",

	originsTitle: "Difficulties from inside and from outside",
	originsIntro: "Whoever wrote a difficulty could say whether it comes from inside the company or from outside.",
	themesTitle:  "Themes",
	themesIntro:  "The themes that the facilitator recognised in the cards, the one with most likes first.",
	origins:      map[string]string{"internal": "internal", "external": "external", "": "not said"},
	origin:       map[session.Origin]string{session.Internal: "internal", session.External: "external"},
	originColumn: "Origin", themeColumn: "Theme", cardShare: "Share of cards", likeShare: "Share of likes",

	askedTitle: "What was asked", peopleTitle: "Who took part",
	table: "Table", joinedColumn: "People", wroteColumn: "Wrote", likedColumn: "Gave likes", likesColumn: "Likes",
	cardsTitle: "All contributions",
	cardsIntro: "Each card is given as it was written. Under a card stand those that were joined with it because they say the same.",
	joinedWith: "joined with this one",
	given:      "there from the start", scribe: "written down by the facilitator", held: "not shown to the room yet", answers: "answers {card}",
	theme:   plural{"theme: {themes}", "themes: {themes}"},
	measure: "measure", baseline: "today", target: "target", due: "due",

	methodTitle: "The method, and what the figures mean",
	howWritten:  "People wrote on their own phones, one thought to a card.",
	howLiked:    "Each person liked the cards that they found soundest and most useful.",
	howJoined:   "The facilitator joined cards that said the same.",
	howWoven:    "Starting from the most voted and the most representative cards, the facilitator rebuilt the paths together with the room.",
	cardsColumn: "Cards",
	countCards:  plural{"{n} card was collected.", "{n} cards were collected."},
	countJoined: plural{"One was joined with another.", "{n} were joined with others."},
	countScribe: plural{"One was written down by the facilitator for somebody without a phone.", "{n} were written down by the facilitator for people without a phone."},
	countGiven:  plural{"One was there from the start.", "{n} were there from the start."},
	countHidden: plural{"One more card was hidden by the facilitator and is not shown here.", "{n} more cards were hidden by the facilitator and are not shown here."},
	admission: map[string]string{
		session.AdmissionOpen:  "Anyone who had the code could come in: somebody who did so on two devices is counted twice.",
		session.AdmissionLobby: "The facilitator let each person in.",
		session.AdmissionSeats: "A personal code was needed to come in: one person, one voice.",
	},
	names: map[bool]string{false: "Contributions are anonymous: only the table is given.", true: "Beside the contributions stands the name that each person gave."},
	terms: []term{
		{"Likes", "How many people liked the card. Nobody counts twice: where two cards were joined, somebody who had chosen both counts once."},
		{"Support", "The people who chose the card, divided by all who gave at least one like in the meeting ({voters})."},
		{"Tables", "At how many tables at least one person likes the card, of the tables where anybody gave a like."},
		{"Breadth", "A number between 0 and 1 that is high only for what every table likes: an eager table doesn’t make up for an indifferent one. For each table, take (people who chose the card + 1) / (people who gave likes + 2), then the geometric mean over the tables. It is the measure of consensus between groups that Polis uses (Small and others, 2021)."},
		{"Most voted, most representative", "The card is in the best quarter of its kind, rounded up, by likes or by breadth. Where likes are equal the larger breadth comes first, where breadth is equal the larger number of likes, and then the card that was written earlier."},
		{"Widest set", "The few cards that together leave fewest people out. They are chosen one by one: each time the card with most support, where somebody who has one card in the set already weighs a half, somebody who has two a third, and so on (Thiele’s method, 1895). The number in brackets is the order of choice."},
		{"Limits", "The figures are the judgement of those who were there. They say what is of value to these people, not how common an opinion is elsewhere."},
	},
	severalTerm: term{"Several criteria", "Likes were given by more than one criterion: {criteria}. The total adds them up; in support, tables and breadth each person counts once."},
	themesTerm:  term{"Themes", "A card with two themes counts in both. Shares are of the sum over the themes."},
	originsTerm: term{"Difficulties", "Shares are of the cards that were left after joining, and of the likes that these have."},
	fileStem:    "synthesis", fileDraft: "draft",
	csv: csvWords{
		kind: "Kind", state: "State", into: "Joined with", author: "Author", rank: "Place by likes", breadthRank: "Place by breadth",
		set: "Place in the widest set", origin: "Origin", themes: "Themes", answers: "Answers", paths: "Paths", at: "Written at",
		scribe: "Written down by the facilitator", id: "Id", standing: "in the document", joined: "joined", held: "not shown yet",
	},
}
