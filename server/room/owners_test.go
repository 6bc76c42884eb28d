package room_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"colazione/server/room"
	"colazione/session"
)

// The name of who answers for a path outlives the room's memory and the program, and once it is taken away no byte of it is left in the file.
func TestThePathsOwnerIsKeptOutsideTheLogAndErased(t *testing.T) {
	path := filepath.Join(t.TempDir(), "colazione.db")
	const name = "Ermenegilda Quaranta"
	var id session.ID
	put := session.PutPath{Title: "Uno", PathCards: session.PathCards[session.CardID]{}}
	owner := func(h *house) string {
		return mustPatch(t, h.mustAttach(t, id, leader, 0)).Synthesis.Paths[0].Owner
	}
	t.Run("before", func(t *testing.T) {
		h := mustHouseAt(t, path, room.Options{})
		id = h.mustCreate(t, "")
		said := name
		put.Owner = &said
		put.Path = h.mustDo(t, id, leader, put).Path
		if got := owner(h); got != name {
			t.Errorf("the owner is %q", got)
		}
	})
	t.Run("after", func(t *testing.T) {
		h := mustHouseAt(t, path, room.Options{})
		if got := owner(h); got != name {
			t.Errorf("read again the owner is %q", got)
		}
		if err := h.History(id, func(r session.Record) {
			if bytes.Contains(r.Encode(), []byte(name)) {
				t.Errorf("the log has the name: %s", r.Encode())
			}
		}); err != nil {
			t.Fatal(err)
		}
		none := ""
		put.Owner = &none
		h.mustDo(t, id, leader, put)
		if got := owner(h); got != "" {
			t.Errorf("taken away the owner is %q", got)
		}
		if err := h.Redact(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	})
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	encoded, _ := json.Marshal(name)
	if bytes.Contains(data, encoded[1:len(encoded)-1]) {
		t.Error("the file still has the name")
	}
}
