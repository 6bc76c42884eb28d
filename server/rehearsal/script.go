package rehearsal

import (
	"embed"
	"encoding/json"

	"colazione/session"
)

// script holds what simulated people say, in one language.
type script struct {
	Names        []string                  `json:"names"`
	Organisation string                    `json:"organisation"`
	Cards        map[session.Kind][]string `json:"cards"`
	Measures     []string                  `json:"measures"`
	Adverse      string                    `json:"adverse"` // the card about which somebody raises a concern
	Note         string                    `json:"note"`    // with which they do
}

//go:embed *.json
var files embed.FS

// scriptIn reads the script of a language; a fault in one is a fault of the build.
func scriptIn(lang session.Language) script {
	var s script
	data, err := files.ReadFile(string(lang) + ".json")
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		panic("rehearsal: " + err.Error())
	}
	return s
}
