package session_test

import (
	"strings"
	"testing"

	"colazione/session"
)

// Nobody in the room goes by what those who lead are called, in whatever letters.
func TestNamesThatImitateTheFacilitator(t *testing.T) {
	for _, name := range []string{
		"Facilitatore", "facilitatrice", "FACILITATOR", "Il facilitatore", "Facilitatore Milano", "Anna (moderatrice)", "Moderator", "M o d e r a t o r", "mo-de-ra-tor",
		"Mоderator", "Fаcilitаtore", "ΜΟDΕRΑΤΟR", "Faci1itatore", "FaciIitatore", "F4c1l1t4t0r3", "Facillitatore", "Ｍｏｄｅｒａｔｏｒ", "𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐨𝐫", "Ⓜⓞⓓⓔⓡⓐⓣⓞⓡ",
		"Módèrätör", "rnoderator", "ᴍᴏᴅᴇʀᴀᴛᴏʀ", "Mode\u200brator", "Mode\u200drator", "M\u0336o\u0336derator", "Moderator2", "admin", "Admin 1", "4dm1n", "Admin7", "Gespreksleider",
		"De begeleider", "organisator", "Organizzatrice", "Conduttore", "|l moderatore", "Beheerder",
	} {
		if _, err := session.CheckedGuest(name, ""); codeOf(err) != "reserved_name" {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{
		"", "Anna Bianchi", "Modesta Ratti", "Amina", "Adamina", "Fadmin Costa", "Marco Moderato", "Jan Beheer", "Facio", "Organtino Leone", "Iris Leider", "Ada", "李小龍", "Мария", "Νίκος", "👩\u200d🔬", "007",
		strings.Repeat("é", 60),
	} {
		if _, err := session.CheckedGuest(name, ""); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := session.CheckedGuest("Anna", "Moderator BV"); err != nil {
		t.Errorf("an organisation: %v", err)
	}
}
