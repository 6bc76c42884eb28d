package main_test

import (
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Who may import whom inside the module. Every arrow points down; what is not here is not allowed.
var mayImport = map[string][]string{
	"voting":                   {},
	"session":                  {"session/similar", "voting"},
	"session/similar":          {},
	"session/template":         {"session"},
	"frontend":                 {},
	"server/store":             {},
	"server/company":           {},
	"server/room":              {"session"},
	"server/logbook":           {"server/room", "server/store", "session"},
	"server/report":            {"session", "voting"}, // facts, without words
	"server/report/outline":    {"server/report", "session"},
	"server/report/typeset":    {"server/report/outline", "session"},
	"server/report/safe":       {},
	"server/report/pdf":        {"server/report", "server/report/outline", "server/report/typeset"},
	"server/report/docx":       {"server/report", "server/report/outline", "server/report/typeset", "session"},
	"server/report/xlsx":       {"server/report", "server/report/outline", "server/report/safe", "server/report/typeset", "session"},
	"server/report/html":       {"server/report", "server/report/outline", "session"},
	"server/report/formats":    {"server/report", "server/report/docx", "server/report/html", "server/report/outline", "server/report/pdf", "server/report/safe", "server/report/xlsx", "session"},
	"server/report/lists":      {"server/report/outline", "server/report/safe", "server/report/typeset", "session"},
	"server/report/wordstest":  {"session"},                                                                                                                         // tests alone
	"server/report/reporttest": {"server/demo", "server/report", "server/report/formats", "server/report/lists", "server/report/outline", "server/room", "session"}, // tests alone
	"server/demo":              {"session", "session/template", "server/room"},
	"server/rehearsal":         {"server/room", "session"},
	"server/bench":             {},
	"server/processtest":       {}, // tests alone
	"server/cli":               {"server/bench", "server/company", "server/store", "session"},
	"server/faults":            {}, // tests alone, and what makes storage fail for them
	"server/faults/inject":     {},
	"server/wsconn":            {},
	"server/records":           {"server/room", "session"},
	"server/apidoc":            {"session"},
	"server/auth":              {"server/records", "server/room", "session"},
	"server/web":               {"server/apidoc", "server/auth", "server/company", "server/records", "server/rehearsal", "server/report", "server/report/formats", "server/report/html", "server/report/lists", "server/report/outline", "server/room", "server/wsconn", "session", "session/template", "voting"},
	"server":                   nil, // wires everything
}

// Parts that one package alone may know, with those below it.
var onlyIn = map[string]string{
	"github.com/gofiber/":          "server/web",
	"github.com/valyala/fasthttp":  "server/web",
	"go.etcd.io/bbolt":             "server/store",
	"codeberg.org/go-pdf/":         "server/report",
	"github.com/xuri/excelize":     "server/report",
	"github.com/andybalholm/":      "server/web",
	"github.com/prometheus/client": "server/web",
	"github.com/gobwas/":           "server/wsconn",
	"github.com/coreos/go-oidc/":   "server/company",
	"golang.org/x/oauth2":          "server/company",
}

// The domain knows the standard library and these.
var domainMayUse = []string{
	"github.com/bits-and-blooms/bitset", "github.com/google/uuid", "github.com/rivo/uniseg", "golang.org/x/text/", "github.com/blevesearch/snowballstem",
}

const module = "colazione/"

// A rule about what is not there holds nothing: each package, and each part that is named, is imported where the rule says.
func TestEveryRuleIsAboutSomething(t *testing.T) {
	all := mustList(t)
	uses := func(from, part string) bool {
		return slices.ContainsFunc(all[from], func(to string) bool { return strings.HasPrefix(to, part) })
	}
	for from, imports := range mayImport {
		if _, there := all[from]; !there {
			t.Errorf("%s is no package", from)
		}
		for _, to := range imports {
			if !slices.Contains(all[from], module+to) {
				t.Errorf("%s may import %s, and does not", from, to)
			}
		}
	}
	for part, home := range onlyIn {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(all)), func(from string) bool { return below(from, home) && uses(from, part) }) {
			t.Errorf("%s is for %s alone, which does not import it", part, home)
		}
	}
	for _, part := range domainMayUse {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(all)), func(from string) bool { return pure(from) && uses(from, part) }) {
			t.Errorf("the domain may use %s, and does not", part)
		}
	}
}

func TestImportsRunOneWay(t *testing.T) {
	for from, imports := range mustList(t) {
		allowed, known := mayImport[from]
		if !known {
			t.Errorf("%s: a package that the house has no place for", from)
		}
		for _, to := range imports {
			if own, inside := strings.CutPrefix(to, module); inside {
				if from != "server" && !slices.Contains(allowed, own) {
					t.Errorf("%s imports %s", from, own)
				}
				continue
			}
			checkPart(t, from, to)
		}
	}
}

func checkPart(t *testing.T, from, to string) {
	for part, home := range onlyIn {
		if strings.HasPrefix(to, part) && !below(from, home) {
			t.Errorf("%s imports %s, which is for %s alone", from, to, home)
		}
	}
	if !pure(from) || !strings.Contains(to, ".") {
		return
	}
	if !slices.ContainsFunc(domainMayUse, func(part string) bool { return strings.HasPrefix(to, part) }) {
		t.Errorf("%s, which is pure, imports %s", from, to)
	}
}

// below reports whether a package is another, or in a folder of it.
func below(from, home string) bool { return from == home || strings.HasPrefix(from, home+"/") }

// pure reports whether a package is of the domain.
func pure(from string) bool { return !strings.HasPrefix(from, "server") && from != "frontend" }

// mustList asks the go tool for what each package of the module imports outside of its tests.
func mustList(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "colazione/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		all[strings.TrimPrefix(fields[0], module)] = fields[1:]
	}
	if len(all) < 8 {
		t.Fatalf("only %d packages listed", len(all))
	}
	return all
}
