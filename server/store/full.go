package store

import (
	"errors"
	"io/fs"
	"strings"
)

// diskFull tells a commit that found no room, which bbolt has rolled back without
// having touched what was committed before, from all other failures.
//
// Only two calls may say so: writing pages, whose error bbolt passes on as the
// *fs.PathError of a write, and growing the file, of whose error it keeps the
// text. The same number from an fsync (a network disk that is over its quota,
// say) is final, because what was written before it may be lost.
func diskFull(err error) bool {
	var path *fs.PathError
	wrote := errors.As(err, &path) && path.Op == "write"
	grew := strings.HasPrefix(err.Error(), "file resize error: ")
	for _, errno := range fullErrnos {
		if wrote && errors.Is(path.Err, errno) || grew && strings.HasSuffix(err.Error(), errno.Error()) {
			return true
		}
	}
	return false
}
