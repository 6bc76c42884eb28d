// Package demo holds two breakfast meetings as people really write them on their phones, and plays them into a server: Milan waits at the
// like step for newcomers to add theirs, Rome is over and published. The people and their organisations are invented.
package demo

import (
	_ "embed"
	"encoding/json"

	"colazione/session"
)

// Meeting is one breakfast from the agenda to the published synthesis. People are known by their first name, cards by a short key;
// both are unique within the meeting.
type Meeting struct {
	Title    string           `json:"title"`
	Topic    string           `json:"topic"`
	City     string           `json:"city"`
	Date     string           `json:"date"` // YYYY-MM-DD
	Language session.Language `json:"language"`
	Template string           `json:"template"`
	Stage    Stage            `json:"stage"` // how far Fill plays it
	Tables   []string         `json:"tables"`
	People   []Person         `json:"people"`
	Cards    []Card           `json:"cards"` // in the order in which they are written
	Merges   []Merge          `json:"merges"`
	Paths    []Path           `json:"paths"`
	Note     string           `json:"note"` // of the synthesis
}

// Stage says how far a meeting is played.
type Stage string

// The stages. At StageLikes the like step is open and every other person has given their likes.
const (
	StageLikes     Stage = "likes"
	StagePublished Stage = "published"
)

// Person is somebody at a table.
type Person struct {
	Name         string `json:"name"`
	Organisation string `json:"organisation"`
	Table        string `json:"table"`
}

// Card is what somebody writes, or what the facilitator writes down for a table, with the people who like it in the end.
type Card struct {
	Key     string           `json:"key"`
	By      string           `json:"by"`    // "" when the facilitator writes it for Table
	Table   string           `json:"table"` // only then
	Kind    session.Kind     `json:"kind"`
	Text    string           `json:"text"`
	Answers []string         `json:"answers"`
	Origin  session.Origin   `json:"origin"`
	KPI     *session.Measure `json:"kpi"`
	Themes  []string         `json:"themes"` // given by the facilitator
	Flag    *Flag            `json:"flag"`
	Hidden  bool             `json:"hidden"` // the facilitator hides it
	Likes   []string         `json:"likes"`
}

// Flag is somebody's concern about a card.
type Flag struct {
	By     string `json:"by"`
	Reason string `json:"reason"`
	Note   string `json:"note"`
}

// Merge joins cards that say the same.
type Merge struct {
	Into string   `json:"into"`
	From []string `json:"from"`
}

// Path is a path of the synthesis, by the keys of its cards.
type Path struct {
	Title string `json:"title"`
	session.PathCards[string]
	Note string `json:"note"`
}

var (
	//go:embed milano.json
	milano []byte
	//go:embed roma.json
	roma []byte
)

// Milan is the meeting of twenty-two people at two tables that do not judge alike.
func Milan() Meeting { return mustRead(milano) }

// Rome is the meeting of fourteen people at one table, on the same topic and partly in other words.
func Rome() Meeting { return mustRead(roma) }

// mustRead reads an embedded meeting; a fault in one is a fault of the build.
func mustRead(data []byte) Meeting {
	var m Meeting
	if err := json.Unmarshal(data, &m); err != nil {
		panic(err)
	}
	return m
}
