package voting_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"colazione/voting"
)

// Votes in the shape in which Polis exports them (participants-votes.csv: a line a participant, a column a comment, 1 where they agree, -1 where they
// do not, 0 where they pass), made up for this test. To agree is to like; who was put into no group sits at a table of their own, the last.
func TestJudgementOfPolisExportsAgreesWithTheModel(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/polis/*.csv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no votes: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			b, m := mustReadPolis(t, file)
			agree(t, b, m, likes)
		})
	}
}

func mustReadPolis(t *testing.T, name string) (*voting.Ballot, *model) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	head, rows := rows[0], rows[1:]
	group, agreed := slices.Index(head, "group-id"), slices.Index(head, "n-agree")
	first := slices.Index(head, "0") // the comments follow what is said of the participant
	b, m := poll(nil, len(head)-first)
	for _, row := range rows {
		table, err := strconv.Atoi(row[group])
		if row[group] == "" {
			table, err = len(rows), nil
		}
		if err != nil || table < 0 {
			t.Fatalf("group %q", row[group])
		}
		v := b.AddVoter(voting.Group(table))
		m.group, m.excluded = append(m.group, voting.Group(table)), append(m.excluded, false)
		n := 0
		for c, vote := range row[first:] {
			if vote == "1" {
				m.like(b, voting.Card(c), v, like)
				n++
			}
		}
		if strconv.Itoa(n) != row[agreed] {
			t.Fatalf("participant %s agrees %d times, said to be %s", row[0], n, row[agreed])
		}
	}
	return b, m
}
