// Package frontend holds the built pages of the program.
package frontend

import (
	"embed"
	"io/fs"
)

// The dist folder is made by the front end's build and not committed; it keeps
// one file, .gitkeep, because an embed pattern without any match does not compile.
//
//go:embed all:dist
var dist embed.FS

// Dist is the built front end: five pages at its root (phone.html, mine.html,
// cockpit.html, screen.html, organiser.html) and, under assets/, files whose names carry
// a hash of their content. Before the first build it holds nothing but .gitkeep.
func Dist() fs.FS {
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // "dist" is a valid path, the only thing that fs.Sub checks
	}
	return root
}
