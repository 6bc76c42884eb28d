//go:build soak

package faults_test

// How much is tried by `make soak`.
var scale = struct{ kills, writers, shuffles int }{kills: 25, writers: 200, shuffles: 40}
