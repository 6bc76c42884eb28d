package outline

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"colazione/session"
)

func TestWholePercents(t *testing.T) {
	cases := []struct {
		name        string
		parts, want []int
	}{
		{"nothing to part", nil, []int{}},
		{"parts of nothing", []int{0, 0}, []int{0, 0}},
		{"one part", []int{7}, []int{100}},
		{"even", []int{61, 27, 12}, []int{61, 27, 12}},
		{"three thirds: the first has one more", []int{5, 5, 5}, []int{34, 33, 33}},
		{"each rounded for itself they would be 101", []int{45, 45, 9, 1, 0}, []int{45, 45, 9, 1, 0}},
		{"rounded for itself 101: 13, 13, 75", []int{1, 1, 6}, []int{13, 12, 75}},
		{"rounded for itself 99: 33, 33, 33", []int{10, 10, 10}, []int{34, 33, 33}},
		{"the largest remainder, not the largest part", []int{334, 333, 333}, []int{34, 33, 33}},
		{"a small part with a large remainder", []int{992, 8}, []int{99, 1}},
		{"a small part with a small one", []int{996, 4}, []int{100, 0}},
	}
	for _, c := range cases {
		if got := wholePercents(c.parts); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// They add up to 100, none is further than one percent from its share, and no smaller part has more than a larger one.
func TestWholePercentsOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.IntRange(0, 5000), 1, 12).Draw(t, "parts")
		sum := 0
		for _, n := range parts {
			sum += n
		}
		percents := wholePercents(parts)
		total := 0
		for i, p := range percents {
			total += p
			if d := p*sum - 100*parts[i]; d <= -sum && sum > 0 || d >= sum && sum > 0 {
				t.Fatalf("%d of %d is not %d%%", parts[i], sum, p)
			}
			for j, q := range percents {
				if parts[i] > parts[j] && p < q {
					t.Fatalf("%d has %d%%, and %d has %d%%", parts[i], p, parts[j], q)
				}
			}
		}
		if sum > 0 && total != 100 {
			t.Fatalf("%v add up to %d", percents, total)
		}
	})
}

func TestPercentsHideNothing(t *testing.T) {
	w := Phrases[session.Italian]
	if got := w.percents([]int{2000, 3, 0}); !slices.Equal(got, []string{">99%", "<1%", "0%"}) {
		t.Errorf("%q", got)
	}
	if got := w.percents([]int{12, 0}); !slices.Equal(got, []string{"100%", "0%"}) {
		t.Errorf("%q", got)
	}
}
