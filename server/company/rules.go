package company

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Rules say whom to admit: everybody who meets one of them.
type Rules []rule

// rule is an address, a domain of addresses, or the value of a claim.
type rule struct{ address, domain, claim, value string }

// ParseRules reads a list, separated by commas, of addresses (anna@azienda.it), domains of addresses (@azienda.it) and values of claims (groups=organisers). Addresses
// count only where the provider says that it has verified them: in many directories people can enter any address. The error is a sentence about the list; an empty
// list admits nobody and is an error too.
func ParseRules(list string) (Rules, error) {
	var all Rules
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		claim, value, isClaim := strings.Cut(item, "=")
		name, domain, isAddress := strings.Cut(item, "@")
		switch {
		case item == "":
			continue
		case isClaim && claim != "" && value != "":
			all = append(all, rule{claim: strings.TrimSpace(claim), value: strings.TrimSpace(value)})
		case isClaim || !isAddress || domain == "" || strings.Contains(domain, "@"):
			return nil, fmt.Errorf("%q is none of name@domain, @domain and claim=value", item)
		case name == "":
			all = append(all, rule{domain: strings.ToLower(domain)})
		default:
			all = append(all, rule{address: strings.ToLower(item)})
		}
	}
	if len(all) == 0 {
		return nil, errors.New("it says of nobody that they may come in")
	}
	return all, nil
}

// claims are what a provider says about a person.
type claims map[string]any

func (c claims) text(name string) string {
	text, _ := c[name].(string)
	return strings.TrimSpace(text)
}

// verifiedEmail returns the person's address in lower case where the provider has verified it; else "".
func (c claims) verifiedEmail() string {
	if !c.emailVerified() {
		return ""
	}
	return strings.ToLower(c.text("email"))
}

// microsoftIssuer is the prefix of Microsoft's issuers.
const microsoftIssuer = "https://login.microsoftonline.com/"

// emailVerified reports whether the provider has verified the address. Microsoft has a claim of its own for this, which must be configured: that the domain is the company's.
func (c claims) emailVerified() bool {
	return equals(c["email_verified"], "true") ||
		strings.HasPrefix(c.text("iss"), microsoftIssuer) && (equals(c["xms_edov"], "true") || equals(c["xms_edov"], "1"))
}

func (c claims) name() string {
	for _, claim := range []string{"name", "preferred_username", "email"} {
		if text := c.text(claim); text != "" {
			return text
		}
	}
	return ""
}

// find returns a claim by its name, else by the names of nested claims, as realm_access.roles.
func (c claims) find(name string) any {
	if v, said := c[name]; said {
		return v
	}
	for i, letter := range name {
		if within, is := c[name[:i]].(map[string]any); is && letter == '.' {
			return claims(within).find(name[i+1:])
		}
	}
	return nil
}

// has reports whether a claim is a value, or a list that holds it. Groups may be written as paths; only those at the top can be named without their path.
func (c claims) has(claim, value string) bool {
	said := c.find(claim)
	list, several := said.([]any)
	if !several {
		list = []any{said}
	}
	return slices.ContainsFunc(list, func(one any) bool {
		return equals(one, value) || claim == groupsClaim && one == "/"+value
	})
}

const groupsClaim = "groups"

// equals reports whether what a provider says is the value in a rule.
func equals(said any, value string) bool {
	switch said := said.(type) {
	case string:
		return said == value
	case bool:
		return strconv.FormatBool(said) == value
	case float64:
		return strconv.FormatFloat(said, 'f', -1, 64) == value
	}
	return false
}

// missing says for each rule why it does not admit somebody, without the values of claims.
func (r Rules) missing(c claims) string {
	var all []string
	for _, one := range r {
		why := one.claim
		switch {
		case one.claim != "" && c.find(one.claim) == nil:
			why += " is not there"
		case one.claim != "":
			why += " is another"
		case c.text("email") == "":
			why = "email is not there"
		case c["email_verified"] == nil && !c.emailVerified():
			why = "email_verified is not there"
		case !c.emailVerified():
			why = "email_verified is not true"
		default:
			why = "email is another"
		}
		if !slices.Contains(all, why) {
			all = append(all, why)
		}
	}
	return strings.Join(all, ", ")
}

func (r Rules) admits(c claims) bool {
	address := c.verifiedEmail()
	_, domain, _ := strings.Cut(address, "@")
	return slices.ContainsFunc(r, func(one rule) bool {
		switch {
		case one.claim != "":
			return c.has(one.claim, one.value)
		case one.domain != "":
			return domain == one.domain
		}
		return address == one.address
	})
}
