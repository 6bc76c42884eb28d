//go:build soak

package faults_test

import "time"

// How much is tried by `make soak`.
var scale = struct {
	kills, writers, shuffles, backups, upgrades, storageCalls, phones, absences, repeats int
	ballast                                                                              int           // entries of half a kilobyte that a backup holds besides
	undisturbed                                                                          time.Duration // how long people write before it is disturbed
	timed                                                                                bool          // whether what takes longer than promised has failed
}{kills: 25, writers: 200, shuffles: 40, backups: 5, upgrades: 120, storageCalls: 10, phones: 500, absences: 20, repeats: 50, ballast: 60_000, undisturbed: 5 * time.Second, timed: true}
