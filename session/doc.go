// Package session is the meeting: its agenda, its people and cards, who may do what, and what each reader may see.
//
// A State changes in one way only. Decide takes a request and either refuses it or answers with a Record of facts; the caller stores the
// record; Apply takes it in and may not refuse. Replaying the records of a session gives its state again. Patch is the one way by which
// anything leaves a session: what it does not copy stays secret.
//
// The package is pure: time and ids come as arguments, and nothing here reads or writes anything.
//
// # Where things are
//
// It is one package because everything works on the private fields of State. The name of a file begins with its group:
//
//   - plan_: what the session is made with and how it goes on: its facts and settings, the agenda, steps, timer, spotlight, rehearsals
//   - cards_: what people write and what is done to it: cards, likes, hands, moderation, flags, safety reports, verdicts, measures, erasure
//   - people_: who is in it: joining, names, seats, tables and which of them are shown together, signals of the moment
//   - read_: what each reader gets: patches by audience, their encoded frames, which changes concern whom, the audit, a person's own data
//   - synthesis_: what is made of the cards: paths, rankings, shortlists, links, gaps, drafts, publication, several sessions as one
//
// What all of them stand on has no prefix: state, ids, errors and text; command and decide; record and its vocabulary; decode, of commands;
// snapshot, of a whole state; undo.
package session
