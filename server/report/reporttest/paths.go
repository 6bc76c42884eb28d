package reporttest

import "colazione/session"

// APath makes a path of these cards.
func APath(id session.PathID, title string, cards session.PathCards[session.CardID]) session.PathView {
	return session.PathView{PathBody: session.PathBody{ID: id, Title: title, PathCards: cards}}
}
