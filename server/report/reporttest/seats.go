package reporttest

import (
	"fmt"
	"strings"
	"time"

	"colazione/server/report/lists"
	"colazione/session"
)

func ASheet(lang session.Language, cards int) lists.SeatSheet {
	sheet := lists.SeatSheet{
		Language: lang, Title: "Misurare i social 🚀 in sanità", City: "Milano", Date: "2026-11-19", Host: "192.168.178.123:8080",
		Made: time.Date(2026, 11, 19, 7, 0, 0, 0, time.UTC),
	}
	for n := range cards {
		sheet.Cards = append(sheet.Cards, lists.SeatCard{
			Number: n + 1, Table: "Tavolo della Finestra sul cortile grande, " + strings.Repeat("in fondo ", n%9),
			Code: fmt.Sprintf("CDFGH%05d", n+10_000), Link: fmt.Sprintf("http://192.168.178.123:8080/#CDFGH%05d", n+10_000),
		})
	}
	return sheet
}
