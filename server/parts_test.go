package main_test

import (
	"fmt"
	"io/fs"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"colazione/frontend"
)

// Parts with weaknesses that were found, each with the first version without them.
var atLeast = map[string][3]int{
	"github.com/gofiber/fiber/v2": {2, 52, 11}, // ids that are guessed where the system gives no randomness
	"github.com/valyala/fasthttp": {1, 59, 0},  // requests that a proxy and the server take apart differently
	"golang.org/x/crypto":         {0, 45, 0},  // memory without bounds in ssh, which is not used here
}

func TestPartsAreNewEnough(t *testing.T) {
	for part, least := range atLeast {
		out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Version}}", part).Output()
		if err != nil {
			t.Fatalf("%s: %v", part, err)
		}
		var has [3]int
		if _, err := fmt.Sscanf(string(out), "v%d.%d.%d", &has[0], &has[1], &has[2]); err != nil {
			t.Fatalf("%s %s: %v", part, out, err)
		}
		for i := range has {
			if has[i] != least[i] {
				if has[i] < least[i] {
					t.Errorf("%s is %s, at least %v is wanted", part, strings.TrimSpace(string(out)), least)
				}
				break
			}
		}
	}
}

// What the built pages name of other hosts is not asked for: names of XML, and where Svelte explains its errors. What they do ask for, the browser's tests watch.
func TestPagesNameNoOtherHost(t *testing.T) {
	harmless := regexp.MustCompile(`^(http://www\.w3\.org/(1999/(xhtml|xlink)|2000/svg|1998/Math/MathML)|https://svelte\.dev/e/\w+)$`)
	address := regexp.MustCompile(`(?i)\b(?:https?|wss?):\\?/\\?/[a-z0-9][^\s"'` + "`" + `)<]*`)
	pages := frontend.Dist()
	seen := 0
	err := fs.WalkDir(pages, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(pages, name)
		if err != nil {
			return err
		}
		for _, found := range address.FindAllString(string(data), -1) {
			seen++
			if !harmless.MatchString(found) {
				t.Errorf("%s names %s", name, found)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fs.Stat(pages, "phone.html"); err == nil && seen == 0 {
		t.Error("nothing was looked at")
	}
}
