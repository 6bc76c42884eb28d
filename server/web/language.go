package web

import (
	"slices"
	"strconv"
	"strings"

	"colazione/session"
)

// preferred picks the language that a caller likes best of those that there are, by the weights of Accept-Language (RFC 9110, 12.5.4). Who names only others reads English, who names none Italian.
func preferred(accept string) session.Language {
	best, most := session.English, 0.0
	if strings.TrimSpace(accept) == "" {
		best = session.Italian
	}
	for item := range strings.SplitSeq(accept, ",") {
		tag, weight := weighed(item)
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		lang := session.Language(base)
		if base == "*" {
			lang = session.Italian
		}
		if weight > most && slices.Contains(session.Languages, lang) {
			best, most = lang, weight
		}
	}
	return best
}

// weighed splits an item of an Accept header into what it names and its weight, from 0 to 1.
func weighed(item string) (string, float64) {
	name, params, _ := strings.Cut(item, ";")
	weight := 1.0
	for p := range strings.SplitSeq(params, ";") {
		if q, is := strings.CutPrefix(strings.TrimSpace(p), "q="); is {
			w, err := strconv.ParseFloat(q, 64)
			if err != nil || w < 0 || w > 1 {
				w = 0
			}
			weight = w
		}
	}
	return strings.TrimSpace(name), weight
}
