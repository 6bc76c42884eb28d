package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"
)

// shortHash is how many digits of a hash are enough for people to tell files apart by.
const shortHash = 8

// seal gives a document the hash of its facts. Two documents with the same facts have the same one in any form, language and dress: it leaves out when, for whom and as which
// version the document was made.
func (d *Document) seal() {
	facts := *d
	facts.Language, facts.Made, facts.Status, facts.Organiser, facts.Hash, facts.Changes = "", time.Time{}, Status{}, "", "", Changes{}
	facts.Rooms = slices.Clone(d.Rooms)
	for i := range facts.Rooms {
		facts.Rooms[i].Name, facts.Rooms[i].Status = "", Status{} // a date in it is in words
	}
	facts.People.Tables = slices.Clone(d.People.Tables)
	for i := range facts.People.Tables {
		if facts.People.Tables[i].Room != "" {
			facts.People.Tables[i].Name = "" // of a room without tables it is in words
		}
	}
	data, err := json.Marshal(facts)
	if err != nil {
		panic("report: " + err.Error()) // documents always encode
	}
	sum := sha256.Sum256(data)
	d.Hash = hex.EncodeToString(sum[:])
}

// ShortHash is the beginning of the hash, for names of files.
func (d *Document) ShortHash() string { return d.Hash[:min(len(d.Hash), shortHash)] }
