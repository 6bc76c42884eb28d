package company_test

import (
	"testing"

	"colazione/server/company"
)

func TestWhomTheRulesAdmit(t *testing.T) {
	const list = "Anna@Azienda.it, @agenzia.example,groups=organisers , department = Marketing,realm_access.roles=organiser,organises=true,level=3"
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

		"a group as a path":                 {said{"groups": []any{"/all", "/organisers"}}, true},
		"a group below another":             {said{"groups": []any{"/all/organisers"}}, false},
		"a claim that is no group":          {said{"department": "/Marketing"}, false},
		"within another claim":              {said{"realm_access": map[string]any{"roles": []any{"user", "organiser"}}}, true},
		"within another, another role":      {said{"realm_access": map[string]any{"roles": []any{"organisers"}}}, false},
		"a name with a point in it":         {said{"realm_access.roles": []any{"organiser"}}, true},
		"the name itself counts first":      {said{"realm_access.roles": "user", "realm_access": map[string]any{"roles": "organiser"}}, false},
		"true, and not in words":            {said{"organises": true}, true},
		"true in words":                     {said{"organises": "true"}, true},
		"false":                             {said{"organises": false}, false},
		"a number":                          {said{"level": 3.0}, true},
		"another number":                    {said{"level": 3.5}, false},
		"Microsoft vouches":                 {said{"iss": "https://login.microsoftonline.com/t/v2.0", "email": "anna@azienda.it", "xms_edov": true}, true},
		"Microsoft vouches by a number":     {said{"iss": "https://login.microsoftonline.com/t/v2.0", "email": "anna@azienda.it", "xms_edov": "1"}, true},
		"Microsoft does not":                {said{"iss": "https://login.microsoftonline.com/t/v2.0", "email": "anna@azienda.it"}, false},
		"another says what Microsoft would": {said{"iss": "https://azienda.example", "email": "anna@azienda.it", "xms_edov": true}, false},
		"an empty address":                  {said{"email": "", "email_verified": true}, false},
		"a claim of another type":           {said{"groups": map[string]any{"organisers": true}}, false},
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
