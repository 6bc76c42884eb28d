package session

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Vocabulary lists, sorted, all that this program understands in a log: "record 1", each event by its name, and each field as "like_set.card". A program that lacks a word
// which was written would read past it, so it had better not read that log at all.
func Vocabulary() []string {
	words := []string{"record " + strconv.Itoa(recordVersion)}
	for name, t := range events {
		words = append(words, name)
		words = appendFields(words, name, t, nil)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// appendFields adds the fields of what is encoded as an object, and theirs. Within holds the types around t, which may hold themselves.
func appendFields(words []string, prefix string, t reflect.Type, within []reflect.Type) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || slices.Contains(within, t) {
		return words
	}
	within = append(slices.Clone(within), t)
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || f.Anonymous || name == "-" {
			continue // of an embedded struct the fields themselves are visible
		}
		if name == "" {
			name = f.Name
		}
		words = appendFields(append(words, prefix+"."+name), prefix+"."+name, f.Type, within)
	}
	return words
}
