package outline

import (
	"colazione/session"
)

// handsWords holds what a document says about shows of hands.
type handsWords struct {
	hands                plural
	title, intro, Column string
	room                 string // in place of a table's name
	term                 Term
}

var handsPhrases = map[session.Language]*handsWords{
	session.Italian: {
		hands: plural{"{n} mano alzata", "{n} mani alzate"}, Column: "Mani alzate", room: "tutta la sala",
		title: "Le alzate di mano",
		intro: "Le mani contate in sala da chi conduceva, anche di chi non usava il telefono. Stanno accanto ai like e non si sommano a questi.",
		term:  Term{"Mani alzate", "Mani contate a vista. Chi ha alzato la mano può aver dato anche un like, e può averla alzata per più schede: perciò non entrano nei like, nel sostegno, nei tavoli, nella rappresentatività né nelle classifiche. Di schede unite si riporta il conteggio più alto."},
	},
	session.English: {
		hands: plural{"{n} raised hand", "{n} raised hands"}, Column: "Raised hands", room: "the whole room",
		title: "Shows of hands",
		intro: "Hands that the facilitator counted in the room, those of people without a phone among them. They stand beside the likes and are not added to them.",
		term:  Term{"Raised hands", "Hands counted by eye. Who raised one may have given a like as well, and may have raised one for several cards: so they are no part of likes, support, tables, representativeness or any ranking. Of joined cards the highest count is given."},
	},
	session.Dutch: {
		hands: plural{"{n} opgestoken hand", "{n} opgestoken handen"}, Column: "Opgestoken handen", room: "de hele zaal",
		title: "De opgestoken handen",
		intro: "Handen die de begeleider in de zaal telde, ook van wie geen telefoon gebruikte. Ze staan naast de likes en worden er niet bij opgeteld.",
		term:  Term{"Opgestoken handen", "Op het oog geteld. Wie een hand opstak, kan ook een like hebben gegeven en kan dat voor meer kaarten hebben gedaan: daarom tellen ze niet mee in likes, steun, tafels, draagvlak of ranglijsten. Van samengevoegde kaarten geldt de hoogste telling."},
	},
}
