package company_test

import (
	"testing"

	"colazione/server/company"
)

func TestWhomTheRulesAdmit(t *testing.T) {
	const list = "Anna@Azienda.it, @agenzia.example,groups=organisers , department = Marketing"
	rules, err := company.ParseRules(list)
	if err != nil {
		t.Fatal(err)
	}
	type said map[string]any
	for name, c := range map[string]struct {
		of   said
		want bool
	}{
		"by address":                    {said{"email": "anna@AZIENDA.it", "email_verified": true}, true},
		"by address, verified in words": {said{"email": "anna@azienda.it", "email_verified": "true"}, true},
		"an address nobody verified":    {said{"email": "anna@azienda.it", "email_verified": false}, false},
		"an address, and no word of it": {said{"email": "anna@azienda.it"}, false},
		"another of the company":        {said{"email": "bruno@azienda.it", "email_verified": true}, false},
		"by domain":                     {said{"email": "bruno@agenzia.example", "email_verified": true}, true},
		"a domain below":                {said{"email": "bruno@finta.agenzia.example", "email_verified": true}, false},
		"a domain that ends alike":      {said{"email": "bruno@nonagenzia.example", "email_verified": true}, false},
		"a domain in the name":          {said{"email": "x@agenzia.example@altrove.example", "email_verified": true}, false},
		"a domain nobody verified":      {said{"email": "bruno@agenzia.example"}, false},
		"by group":                      {said{"groups": []any{"all", "organisers"}}, true},
		"by a group alone":              {said{"groups": "organisers"}, true},
		"a group that begins alike":     {said{"groups": []any{"organisers-of-nothing"}}, false},
		"by a claim":                    {said{"department": "Marketing"}, true},
		"nothing":                       {said{}, false},
		"an empty address":              {said{"email": "", "email_verified": true}, false},
		"a claim of another type":       {said{"groups": map[string]any{"organisers": true}}, false},
	} {
		if got := rules.Admits(c.of); got != c.want {
			t.Errorf("%s: %t", name, got)
		}
	}
	for _, wrong := range []string{"", " , ", "azienda.it", "a@", "a@b@c", "=x", "groups="} {
		if _, err := company.ParseRules(wrong); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}

func TestWhatADoorIsMadeOf(t *testing.T) {
	good := company.Config{Issuer: "https://azienda.example", ClientID: "colazione", Admit: "@azienda.example"}
	if _, err := company.New(good); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*company.Config){
		"an issuer without encryption": func(c *company.Config) { c.Issuer = "http://azienda.example" },
		"no issuer":                    func(c *company.Config) { c.Issuer = "" },
		"no client":                    func(c *company.Config) { c.ClientID = "" },
		"nobody to admit":              func(c *company.Config) { c.Admit = "" },
	} {
		c := good
		change(&c)
		if _, err := company.New(c); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	local := good
	local.Issuer = "http://localhost:9998/"
	if _, err := company.New(local); err != nil {
		t.Error(err)
	}
}
