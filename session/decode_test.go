package session_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/session"
)

const anID = "0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"

func TestDecodeCommand(t *testing.T) {
	seconds, text := 90, "Testo"
	good := map[string]session.Command{
		`{"id":"` + anID + `","do":"timer.set","state":"run","seconds":90}`:           session.SetTimer{State: "run", Seconds: &seconds},
		`{"id":"` + anID + `","do":"spotlight.set","card":null}`:                      session.SetSpotlight{},
		`{"id":"` + anID + `","do":"undo"}`:                                           session.Undo{},
		`{"id":"` + anID + `","do":"card.edit","card":"c","text":"Testo","kpi":null}`: session.EditCard{Card: "c", Text: &text},
		`{"do":"like.set","on":true,"card":"c","id":"` + anID + `"}`:                  session.SetLike{Card: "c", On: true},
	}
	for data, want := range good {
		id, got, err := session.DecodeCommand([]byte(data))
		if err != nil || id != anID || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %s %#v %v", data, id, got, err)
		}
	}
	rest := `"id":"` + anID + `","do":"like.set","card":"c","on":true`
	bad := map[string]string{
		"":                           "bad_request",
		"null":                       "bad_request",
		"[]":                         "bad_request",
		`"x"`:                        "bad_request",
		"{" + rest:                   "bad_request",
		"{" + rest + "}}":            "bad_request",
		"{" + rest + "} {}":          "bad_request",
		"{" + rest + `,"on":false}`:  "bad_request",
		"{" + rest + `,"ON":false}`:  "bad_request",
		"{" + rest + `,"ſ":1,"S":1}`: "bad_request",
		`{"do":"like.set","on":true,"card":"c","new_one_day":{"a":[1]},"id":"` + anID + `"}`: "bad_request",
		"{" + rest + `,"x":{"a":1,"a":2}}`:                                                   "bad_request",
		"{" + rest + `,"x":` + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "}":       "bad_request",
		`{"do":"undo"}`:                                                      "bad_request",
		`{"id":7,"do":"undo"}`:                                               "bad_request",
		`{"id":"7","do":"undo"}`:                                             "bad_request",
		`{"id":"{` + anID + `}","do":"undo"}`:                                "bad_request",
		`{"id":"` + anID + `"}`:                                              "bad_request",
		`{"id":"` + anID + `","do":null}`:                                    "unknown_command",
		`{"id":"` + anID + `","do":7}`:                                       "bad_request",
		`{"id":"` + anID + `","do":"Undo"}`:                                  "unknown_command",
		`{"id":"` + anID + `","do":"room.lock"}`:                             "bad_request",
		`{"id":"` + anID + `","do":"room.lock","on":null}`:                   "bad_request",
		`{"id":"` + anID + `","do":"room.lock","on":"yes"}`:                  "bad_request",
		`{"id":"` + anID + `","do":"timer.set","state":"run","seconds":1.5}`: "bad_request",
	}
	for data, code := range bad {
		if _, _, err := session.DecodeCommand([]byte(data)); codeOf(err) != code {
			t.Errorf("%.80s: %v, want %s", data, err, code)
		}
	}
	if id, _, _ := session.DecodeCommand([]byte(`{"id":"` + anID + `","do":"card.burn"}`)); id != anID {
		t.Error("a refusal can't name the command that it refuses")
	}
}

// Every field of every command that can't be left out is missed when it is.
func TestNeededFields(t *testing.T) {
	all := sound("c", "p", "s")
	for _, info := range session.CommandTable() {
		if _, err := decoded(t, anID, info.Name, all[info.Name]); err != nil {
			t.Errorf("%s: %v", info.Name, err)
		}
		for _, name := range info.Need {
			f := fields{}
			for k, v := range all[info.Name] {
				if k != name {
					f[k] = v
				}
			}
			if _, err := decoded(t, anID, info.Name, f); codeOf(err) != "bad_request" || !strings.Contains(err.Error(), name) {
				t.Errorf("%s without %s: %v", info.Name, name, err)
			}
		}
		if len(info.Need) > 0 && reflect.TypeOf(info.Sample).NumField() < len(info.Need) {
			t.Errorf("%s needs fields that it does not have", info.Name)
		}
	}
}

// stretched returns a body once for each object in it, with one member more there, and the path of that.
func stretched(v any, path string) map[string]any {
	out := map[string]any{}
	switch v := v.(type) {
	case map[string]any:
		more := maps.Clone(v)
		more["surplus"] = map[string]any{"a": 1}
		out[strings.TrimPrefix(path+".surplus", ".")] = more
		for name, inner := range v {
			for at, with := range stretched(inner, path+"."+name) {
				more := maps.Clone(v)
				more[name] = with
				out[strings.TrimPrefix(at, ".")] = more
			}
		}
	case []any:
		for i, inner := range v {
			for at, with := range stretched(inner, fmt.Sprintf("%s[%d]", path, i)) {
				more := slices.Clone(v)
				more[i] = with
				out[at] = more
			}
		}
	}
	return out
}

// A member that a command has no field for is named, wherever it stands.
func TestNoMemberOfACommandIsSwallowed(t *testing.T) {
	all := sound("c", "p", "s")
	all["card.add"] = fields{"kind": "kpi", "text": "a", "kpi": fields{"measure": "m"}}
	all["card.edit"] = fields{"card": "c", "kpi": fields{"measure": "m"}}
	all["card.measure"] = fields{"card": "c", "kpi": fields{"measure": "m"}}
	tried := map[string]bool{}
	for _, info := range session.CommandTable() {
		var body map[string]any
		if err := json.Unmarshal([]byte(mustJSON(t, all[info.Name])), &body); err != nil {
			t.Fatal(err)
		}
		body["id"], body["do"] = anID, info.Name
		for path, body := range stretched(body, "") {
			tried[path] = true
			id, _, err := session.DecodeCommand([]byte(mustJSON(t, body)))
			if codeOf(err) != "bad_request" || !strings.Contains(err.Error(), " "+path+" ") || id != anID {
				t.Errorf("%s with %s: %s %v", info.Name, path, id, err)
			}
		}
	}
	for _, path := range []string{"surplus", "kpi.surplus", "agenda[0].surplus", "agenda[1].surplus"} {
		if !tried[path] {
			t.Errorf("%s was not tried", path)
		}
	}
}

// Records keep being read when they have members that this program knows nothing of: a later one may have written them.
func TestStoredMembersNeedNotBeKnown(t *testing.T) {
	m := newMeeting(t)
	text := strings.Replace(string(m.log[0]), `"settings":{`, `"settings":{"later":1,`, 1)
	text = strings.Replace(text, `"agenda":[{`, `"agenda":[{"later":1,`, 1)
	if strings.Count(text, "later") != 2 {
		t.Fatal(text)
	}
	if _, err := session.DecodeRecord([]byte(text)); err != nil {
		t.Error(err)
	}
}

// byTokens is CheckJSON as the decoder's own tokens tell it.
func byTokens(d *json.Decoder, depth int) bool {
	t, err := d.Token()
	if err != nil || depth > 6 {
		return false
	}
	open, compound := t.(json.Delim)
	if !compound {
		return true
	}
	before := map[string]bool{}
	for d.More() {
		if open == '{' {
			t, err := d.Token()
			if err != nil {
				return false
			}
			name := strings.ToLower(strings.ToUpper(t.(string)))
			if before[name] {
				return false
			}
			before[name] = true
		}
		if !byTokens(d, depth+1) {
			return false
		}
	}
	_, err = d.Token()
	return err == nil
}

func FuzzCheckJSON(f *testing.F) {
	for _, text := range []string{
		"", " ", "7", "8E800", `"x"`, "null", "[]", "{}", " { } ", "{} {}", "{}]", "[1,-2.5e+3,true]", `{"a":1,"A":2}`, `{"a":{"b":[1,{"c":"}\""}]},"d":"\\"}`,
		`{"\u0061":1,"a":2}`, `{"ſ":1,"s":2}`, `{"K":1,"k":2}`, "{\"\xff\":1,\"\xfe\":2}", "[[[[[[1]]]]]]", "[[[[[[[]]]]]]]", "[[[[[[[1]]]]]]]", `{"a" : [ 1 , 2 ] , "b":null}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tokens := json.NewDecoder(bytes.NewReader(data))
		tokens.UseNumber() // else it refuses those beyond a float64, which the fields that take numbers do
		want := json.Valid(data) && byTokens(tokens, 0)
		if err := session.CheckJSON(data); (err == nil) != want {
			t.Fatalf("%q: %v, want it to be let pass: %t", data, err, want)
		}
	})
}

func BenchmarkDecodeCommand(b *testing.B) {
	data := []byte(`{"id":"` + anID + `","do":"like.set","card":"` + anID + `","on":true}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := session.DecodeCommand(data); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzDecodeCommand(f *testing.F) {
	for name, body := range sound(unknown, unknown, "likes") {
		body["id"], body["do"] = anID, name
		f.Add([]byte(mustJSON(f, body)))
	}
	f.Add([]byte(`{"id":"` + anID + `","do":"like.set","card":"\ud800","on":true,"on":[[[[[[[[{}]]]]]]]]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		id, command, err := session.DecodeCommand(data)
		if (err == nil) != (command != nil) {
			t.Fatalf("command %v, error %v", command, err)
		}
		if err != nil {
			if code := codeOf(err); code != "bad_request" && code != "unknown_command" {
				t.Fatalf("refused with %s", code)
			}
			return
		}
		m := newMeeting(t)
		anna := m.join("Anna", "")
		for _, by := range []session.Caller{leader, anna} {
			m.request(session.Request{ID: id, Command: command, By: by})
		}
		if mustJSON(t, m.all(leader)) == "" {
			t.Fatal("nothing to see")
		}
	})
}
