package faults_test

import (
	"testing"

	"colazione/server/faults/inject"
	"colazione/server/processtest"
)

func TestMain(m *testing.M) {
	inject.Main()
	processtest.Main(m)
}
