package room

import (
	"encoding/json"

	"colazione/session"
)

// sideRecords returns what is stored with an event, in one transaction with its record and outside of the log.
func (r *room) sideRecords(e session.Event) []Change {
	id := string(r.id)
	switch e := e.(type) {
	case session.SessionState, session.SessionAmended, session.AgendaSet:
		return []Change{infoChange(r.state)}
	case session.CardWithdrawn:
		return []Change{{Space: SpaceErasing, Key: id, Value: []byte{}}}
	case session.CardFlagged:
		return r.safetyReport(e.Report)
	case session.SafetyReportPassed:
		return r.safetyReport(e.Report)
	case session.PathPut, session.PathDropped:
		return r.droppedOwners()
	case session.PersonState:
		if e.Erased {
			return []Change{{Space: SpacePeople, Key: id + "/" + string(e.Person)}, {Space: SpaceErasing, Key: id, Value: []byte{}}}
		}
	}
	return nil
}

// droppedOwners forgets the names that no path has any more, and has the disk forget them too.
func (r *room) droppedOwners() []Change {
	var all []Change
	for _, id := range r.state.DropOwners() {
		all = append(all, Change{Space: SpacePeople, Key: string(r.id) + "/" + ownerPrefix + string(id)})
	}
	if all != nil {
		all = append(all, Change{Space: SpaceErasing, Key: string(r.id), Value: []byte{}})
	}
	return all
}

// keptPrefix is that of the keys of safety reports that have a time of their own; the others are kept under their session's id, and go with it.
const keptPrefix = "kept/"

func (r *room) safetyReport(id session.SafetyReportID) []Change {
	kept, found := r.state.FiledSafetyReport(id)
	if !found {
		return nil // another concern
	}
	data, err := json.Marshal(kept)
	if err != nil {
		panic("room: " + err.Error()) // plain fields always encode
	}
	key := string(kept.Session) + "/"
	if kept.Until != nil {
		key = keptPrefix
	}
	return []Change{{Space: SpaceSafety, Key: key + string(id), Value: data}}
}
