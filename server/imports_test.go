package main_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Who may import whom inside the module. Every arrow points down; what is not here is not allowed.
var mayImport = map[string][]string{
	"voting":               {},
	"session":              {"session/similar", "voting"},
	"session/similar":      {},
	"session/template":     {"session"},
	"frontend":             {},
	"server/store":         {},
	"server/company":       {},
	"server/room":          {"session"},
	"server/logbook":       {"server/room", "server/store", "session"},
	"server/report":        {"session", "voting"},
	"server/demo":          {"session", "session/template", "server/room"},
	"server/rehearsal":     {"server/room", "session"},
	"server/bench":         {},
	"server/faults":        {}, // tests alone, and what makes storage fail for them
	"server/faults/inject": {},
	"server/web":           {"frontend", "server/company", "server/rehearsal", "server/report", "server/room", "server/store", "session", "session/template", "voting"},
	"server":               nil, // wires everything
}

// Parts that one package alone may know.
var onlyIn = map[string]string{
	"github.com/gofiber/":          "server/web",
	"github.com/valyala/fasthttp":  "server/web",
	"go.etcd.io/bbolt":             "server/store",
	"codeberg.org/go-pdf/":         "server/report",
	"github.com/xuri/excelize":     "server/report",
	"github.com/gomutex/godocx":    "server/report",
	"github.com/prometheus/client": "server/web",
	"github.com/coreos/go-oidc/":   "server/company",
	"golang.org/x/oauth2":          "server/company",
}

// The domain knows the standard library and these.
var domainMayUse = []string{
	"github.com/bits-and-blooms/bitset", "github.com/google/uuid", "github.com/rivo/uniseg", "golang.org/x/text/", "github.com/blevesearch/snowballstem",
}

const module = "colazione/"

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
		if strings.HasPrefix(to, part) && from != home {
			t.Errorf("%s imports %s, which is for %s alone", from, to, home)
		}
	}
	if domain := !strings.HasPrefix(from, "server") && from != "frontend"; !domain || !strings.Contains(to, ".") {
		return
	}
	if !slices.ContainsFunc(domainMayUse, func(part string) bool { return strings.HasPrefix(to, part) }) {
		t.Errorf("%s, which is pure, imports %s", from, to)
	}
}

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
