package company

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Rules say whom to admit; whoever meets one of them is.
type Rules []rule

// rule is one of three: an address, a domain of addresses, or the value of a claim.
type rule struct{ address, domain, claim, value string }

// ParseRules reads a list, separated by commas, of addresses (anna@azienda.it), domains of addresses (@azienda.it) and values of claims (groups=organisers). Addresses
// count only where the provider says that it has verified them: in many directories people write what they like there. The error is a sentence about the list; one that
// is empty admits nobody and is an error too.
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

// claims are what a provider says of a person.
type claims map[string]any

func (c claims) text(name string) string {
	text, _ := c[name].(string)
	return strings.TrimSpace(text)
}

// address is the person's, in lower case, where the provider has verified it; else "". Some providers write the answer as a text.
func (c claims) address() string {
	if verified := c["email_verified"]; verified != true && verified != "true" {
		return ""
	}
	return strings.ToLower(c.text("email"))
}

func (c claims) name() string {
	for _, claim := range []string{"name", "preferred_username", "email"} {
		if text := c.text(claim); text != "" {
			return text
		}
	}
	return ""
}

// has tells whether a claim is a value, or a list that holds it.
func (c claims) has(claim, value string) bool {
	if list, several := c[claim].([]any); several {
		return slices.Contains(list, any(value))
	}
	return c[claim] == value
}

func (r Rules) admit(c claims) bool {
	address := c.address()
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
