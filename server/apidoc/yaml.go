package apidoc

import (
	"bytes"
	"encoding/json"
	"strings"

	"gopkg.in/yaml.v3"
)

// writeYAML encodes a document that JSON can hold, in the order of its fields, with schemas where these documents keep them.
func writeYAML(document any) []byte {
	data, err := json.Marshal(document)
	if err != nil {
		panic("apidoc: " + err.Error()) // documents are made of plain fields
	}
	var node yaml.Node
	if err := yaml.Unmarshal([]byte(strings.ReplaceAll(string(data), refTo, "#/components/schemas/")), &node); err != nil {
		panic("apidoc: " + err.Error()) // JSON is YAML
	}
	unfold(&node)
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(&node); err != nil {
		panic("apidoc: " + err.Error()) // memory does not fail
	}
	return b.Bytes()
}

// unfold turns the braces and quotes of JSON into the lines of YAML. Text that would read as something else keeps its quotes.
func unfold(n *yaml.Node) {
	n.Style &^= yaml.FlowStyle
	if n.Kind == yaml.ScalarNode && n.Tag == "!!str" {
		n.Style = 0
	}
	for _, child := range n.Content {
		unfold(child)
	}
}
