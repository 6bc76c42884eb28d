package web_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"colazione/server/web"
)

// What is stored grows by fields that may be missing: files from before hold none, and programs from before must be able to read what is written now.
func TestStoredFieldsGrow(t *testing.T) {
	for of, always := range web.Stored() {
		for _, f := range reflect.VisibleFields(of) {
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.Anonymous && options != "omitempty" && !slices.Contains(always, name) {
				t.Errorf("%s.%s is written always", of, f.Name)
			}
		}
	}
}
