//go:build !soak

package faults_test

// How much is tried where somebody waits for the tests.
var scale = struct{ kills, writers, shuffles int }{kills: 3, writers: 40, shuffles: 3}
