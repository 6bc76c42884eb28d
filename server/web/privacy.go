package web

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"colazione/session"
)

// privacyText is the page about privacy in one language. What and why are by a keptKind's name, lasts by a retentionPolicy's.
type privacyText struct {
	title, lead              string
	whatHead, whyHead, lasts string
	what, why, how           map[string]string
	never                    []string
	neverHead, rightsHead    string
	rights                   []string
	mine                     string // leads to the page of what is kept of its reader
}

//go:embed privacy.html
var privacyPage string

//go:embed privacy.css
var privacyStyle string

var privacyTemplate = template.Must(template.New("privacy").Parse(privacyPage))

var privacyPolicy = func() string {
	sum := sha256.Sum256([]byte(privacyStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}()

type privacyRow struct{ Name, Spaces, What, Why, Lasts string }

// servePrivacy serves the page that says what is kept, why and how long. It is made of the table by which things are erased.
func (a *App) servePrivacy(f *fiber.App) {
	pages := map[session.Language][]byte{}
	for _, lang := range session.Languages {
		pages[lang] = privacyIn(lang)
	}
	f.Get("/privacy", func(f *fiber.Ctx) error {
		lang := session.Language(f.Query("language"))
		if !slices.Contains(session.Languages, lang) {
			lang = preferred(f.Get(fiber.HeaderAcceptLanguage))
		}
		f.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
		f.Set(fiber.HeaderContentSecurityPolicy, privacyPolicy)
		f.Set(fiber.HeaderContentLanguage, string(lang))
		f.Set(fiber.HeaderVary, fiber.HeaderAcceptLanguage)
		f.Set(fiber.HeaderCacheControl, "no-cache")
		return f.Send(pages[lang])
	})
}

func privacyIn(lang session.Language) []byte {
	t := privacyTexts[lang]
	var rows []privacyRow
	for _, h := range keptData {
		rows = append(rows, privacyRow{h.name, strings.Join(h.spaces, " "), t.what[h.name], t.why[h.name], t.how[h.lasts.name]})
	}
	var b bytes.Buffer
	err := privacyTemplate.Execute(&b, map[string]any{
		"Language": string(lang), "Languages": session.Languages, "Style": template.CSS(privacyStyle), // ours
		"Title": t.title, "Lead": t.lead, "WhatHead": t.whatHead, "WhyHead": t.whyHead, "LastsHead": t.lasts,
		"Rows": rows, "NeverHead": t.neverHead, "Never": t.never, "RightsHead": t.rightsHead, "Rights": t.rights, "Mine": t.mine,
	})
	if err != nil {
		panic("web: " + err.Error()) // the template and the texts are in the program
	}
	return b.Bytes()
}
