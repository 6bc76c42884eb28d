package auth

import (
	"colazione/server/records"
	"colazione/session"
)

// Ownership is to whom a session, a series or a template belongs. It is stored with these: a new field is omitempty.
type Ownership struct {
	Organiser OrganiserID `json:"organiser,omitempty"` // "" is the owner of the installation
	Shared    bool        `json:"shared,omitempty"`    // with all organisers
}

// VisibleTo reports whether an organiser may see it. The owner may see everything.
func (o Ownership) VisibleTo(id OrganiserID) bool { return id == "" || o.Shared || o.Organiser == id }

// OwnedBy reports whether it is an organiser's own, to share and to erase. The owner may do both with everything.
func (o Ownership) OwnedBy(id OrganiserID) bool { return id == "" || o.Organiser == id }

// Admits reports whether an organiser may see and steer a session: their own, one that is shared, every one of a series that is either, and what rehearses
// one of these. Of a session that there is not it says the same as of another's.
func (e *Entrances) Admits(id OrganiserID, to session.ID) (bool, error) {
	if id == "" {
		return true, nil
	}
	info, err := records.Info(e.records, to)
	if err != nil {
		return false, records.UnlessMissing(err)
	}
	if info.Rehearses != "" {
		return e.Admits(id, info.Rehearses)
	}
	at, err := e.Of(to)
	if err != nil || at.VisibleTo(id) {
		return err == nil, records.UnlessMissing(err)
	}
	if info.Series == nil {
		return false, nil
	}
	var series Ownership
	found, err := records.Read(e.records, records.Series, string(*info.Series), &series)
	return found && err == nil && series.VisibleTo(id), err
}
