//go:build soak

package faults_test

import "time"

// How much is tried by `make soak`.
var scale = struct {
	kills, writers, shuffles, backups, upgrades int
	ballast                                     int           // entries of half a kilobyte that a backup holds besides
	stall                                       time.Duration // the longest that a backup may have writers wait
}{kills: 25, writers: 200, shuffles: 40, backups: 5, upgrades: 120, ballast: 200_000, stall: 100 * time.Millisecond}
