// Package session is the meeting: its agenda, its people and cards, who may do what, and what each reader may see.
//
// A State changes in one way only. Decide takes a request and either refuses it or answers with a Record of facts; the caller stores the
// record; Apply takes it in and may not refuse. Replaying the records of a session gives its state again. Patch is the one way by which
// anything leaves a session: what it does not copy stays secret.
//
// The package is pure: time and ids come as arguments, and nothing here reads or writes anything.
package session
