package voting_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"

	"colazione/voting"
)

// sample has everything that an encoding must carry.
func sample(t testing.TB) *voting.Ballot {
	t.Helper()
	b := seated(3, 2, 1)
	b.Like(0, 0, value, "first")
	b.Like(0, 2, value, "second")
	b.Like(1, 1, usefulness, "first")
	mustJoin(t, b, 1, 0)
	b.Withdraw(2, true)
	b.Exclude(2, true)
	return b
}

// encoded is sample in version 1, written by hand from the description of the format.
const encoded = "01" +
	"04" + "0576616c7565" + "056669727374" + "067365636f6e64" + "0a75736566756c6e657373" +
	"03" + "00" + "00" + "03" +
	"03" +
	"00" + "02" + "00010101" + "00020103" +
	"02" + "01" + "03010102" +
	"01" + "00"

func TestTheEncodingIsAsDescribed(t *testing.T) {
	if got := hex.EncodeToString(mustMarshal(t, sample(t))); got != encoded {
		t.Errorf("encoded as\n%s, want\n%s", got, encoded)
	}
}

func TestWhatIsNoBallotIsRefused(t *testing.T) {
	good, err := hex.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string][]byte{
		"another version":           append([]byte{2}, good[1:]...),
		"more than a ballot":        append(bytes.Clone(good), 0),
		"a voter who is not there":  unhex(t, "01"+"01"+"0161"+"01"+"00"+"01"+"00"+"01"+"00000102"),
		"a voter named twice":       unhex(t, "01"+"01"+"0161"+"01"+"00"+"01"+"00"+"01"+"0000020100"),
		"a word that is not there":  unhex(t, "01"+"01"+"0161"+"01"+"00"+"01"+"00"+"01"+"00010101"),
		"likes without words":       unhex(t, "01"+"00"+"01"+"00"+"01"+"00"+"01"+"00000101"),
		"likes in two equal sets":   unhex(t, "01"+"01"+"0161"+"02"+"0000"+"01"+"00"+"02"+"00000101"+"00000102"),
		"likes of one in two sets":  unhex(t, "01"+"02"+"01610162"+"01"+"00"+"01"+"00"+"02"+"00000101"+"00010101"),
		"a parent that is no card":  unhex(t, "01"+"00"+"00"+"01"+"04"+"00"),
		"a card joined to itself":   unhex(t, "01"+"00"+"00"+"01"+"02"+"00"),
		"a loop":                    unhex(t, "01"+"00"+"00"+"02"+"04"+"00"+"02"+"00"),
		"more cards than bytes":     unhex(t, "01"+"00"+"00"+"ffffffff7f"),
		"a number without an end":   unhex(t, "01"+"ffffffffffffffffffffff"),
		"a table beyond all bounds": unhex(t, "01"+"00"+"01"+"ffffffffff7f"+"00"),
	}
	for n := range good {
		cases[fmt.Sprintf("cut after %d bytes", n)] = good[:n]
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			b := seated(1, 1)
			before := mustMarshal(t, b)
			if err := b.UnmarshalBinary(data); !errors.Is(err, voting.ErrEncoding) {
				t.Errorf("answered %v", err)
			}
			if !bytes.Equal(before, mustMarshal(t, b)) {
				t.Error("the ballot was changed")
			}
		})
	}
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	data, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(mustMarshal(f, sample(f)))
	f.Add(mustMarshal(f, voting.New()))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		b := voting.New()
		if b.UnmarshalBinary(data) != nil {
			return
		}
		criteria := []voting.Criterion{value, usefulness}
		cards := allCards(b.Cards())
		b.Rank(cards, criteria, voting.ByBreadth)
		b.Shortlist(cards, criteria)
		again := voting.New()
		once := mustMarshal(t, b)
		if err := again.UnmarshalBinary(once); err != nil {
			t.Fatalf("what was encoded is refused: %v", err)
		}
		if !bytes.Equal(once, mustMarshal(t, again)) {
			t.Fatal("encoded again, it is something else")
		}
	})
}
