// Package wordstest is for tests alone: it checks that a catalogue of words is complete in every language.
package wordstest

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"colazione/session"
)

// Complete reports each word of a catalogue that a language lacks, or that fills in other names than the Italian one.
func Complete[T any](t *testing.T, phrases map[session.Language]*T) {
	t.Helper()
	italian := texts(reflect.ValueOf(*phrases[session.Italian]), "")
	if len(italian) == 0 {
		t.Errorf("%T has no words", phrases)
	}
	for _, lang := range session.Languages {
		words, there := phrases[lang]
		if !there {
			t.Errorf("%T: no words in %s", phrases, lang)
			continue
		}
		own := texts(reflect.ValueOf(*words), "")
		for at, text := range italian {
			if own[at] == "" {
				t.Errorf("%T: %s: %s is missing", phrases, lang, at)
			}
			if got, want := places(own[at]), places(text); !slices.Equal(got, want) {
				t.Errorf("%T: %s: %s fills in %v, in Italian %v", phrases, lang, at, got, want)
			}
		}
		if len(own) != len(italian) {
			t.Errorf("%T: %s has %d texts, Italian %d", phrases, lang, len(own), len(italian))
		}
	}
}

var catalogue = regexp.MustCompile(`(?m)^var \w+ = map\[session\.Language\]\*`)

// NoOthers reports whether the package under test has other catalogues than the n that were looked at.
func NoOthers(t *testing.T, n int) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found += len(catalogue.FindAll(data, -1))
	}
	if found != n {
		t.Errorf("the package has %d catalogues of words, %d are checked", found, n)
	}
}

// texts lists every text in a value, by its place in it.
func texts(v reflect.Value, at string) map[string]string {
	all := map[string]string{}
	add := func(part reflect.Value, name string) {
		for k, s := range texts(part, at+"/"+name) {
			all[k] = s
		}
	}
	switch v.Kind() {
	case reflect.String:
		all[at] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			add(v.Field(i), v.Type().Field(i).Name)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			add(v.MapIndex(k), "["+keyText(k)+"]")
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			add(v.Index(i), strconv.Itoa(i))
		}
	case reflect.Func:
		panic(at + " is a function: a catalogue holds texts with names in braces")
	}
	return all
}

func keyText(k reflect.Value) string {
	if k.Kind() == reflect.Bool {
		return strconv.FormatBool(k.Bool())
	}
	return k.String()
}

var place = regexp.MustCompile(`\{[a-z]+\}`)

// places returns the names that a text fills in, without the number: a plural for one may spell it out.
func places(text string) []string {
	found := slices.DeleteFunc(place.FindAllString(text, -1), func(p string) bool { return p == "{n}" })
	slices.Sort(found)
	return found
}
