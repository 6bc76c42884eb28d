// Command wire prints the JSON Schema of the wire with the comments of the source, for the types of the front end. It runs at the top of the repository.
package main

import (
	"log"
	"os"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"colazione/server/web"
)

func main() {
	var source jsonschema.Reflector
	for _, folder := range []string{"session", "voting", "server"} {
		if err := source.AddGoComments("colazione", folder, jsonschema.WithFullComment()); err != nil {
			log.Fatal(err)
		}
	}
	comments := func(t reflect.Type, field string) string {
		name := t.PkgPath() + "." + t.Name()
		if field != "" {
			name += "." + field
		}
		return strings.ReplaceAll(source.CommentMap[name], "*/", "* /")
	}
	if _, err := os.Stdout.Write(web.WireSchemaWith(comments)); err != nil {
		log.Fatal(err)
	}
}
