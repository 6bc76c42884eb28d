// Package faults_test does to the built program what happens to programs: it kills it, cuts its power, fills its disk, damages its file, takes its network away and comes back five
// hundred at once. Each test is one line of what the house promises and looks from outside: over real sockets, at a real file, at the exit code.
//
// `go test` tries each a few times, in seconds. With the build tag soak, which `make soak` sets, the same tests try for minutes, and those that need root (a disk of
// their own, a network of their own) are there as well. Every test says what came of it in a row of the table that `make soak` prints.
package faults_test
