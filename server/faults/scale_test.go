//go:build !soak

package faults_test

import "time"

// How much is tried where somebody waits for the tests.
var scale = struct {
	kills, writers, shuffles, backups, upgrades, storageCalls, phones, absences, repeats int
	ballast                                                                              int           // entries of half a kilobyte that a backup holds besides
	undisturbed                                                                          time.Duration // how long people write before it is disturbed
	timed                                                                                bool          // whether what takes longer than promised has failed
}{kills: 3, writers: 40, shuffles: 3, backups: 1, upgrades: 8, storageCalls: 1, phones: 60, absences: 1, repeats: 5, undisturbed: 0}
