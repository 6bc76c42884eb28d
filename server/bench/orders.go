package bench

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
)

// answerMark begins the lines in which a measured process answers.
const answerMark = "bench: "

// done is the answer to an order that succeeded.
const done = "done"

// answerOrders measures inside the server what can't be seen from outside. Each line of in is an order, which is answered in one line:
//
//	memory          bytes of live objects and stacks, after everything unused was collected
//	profile FILE    begin a profile of the processor time
//	profiled        end it
func answerOrders(in io.Reader, out io.Writer) {
	lines := bufio.NewScanner(in)
	var profile *os.File
	for lines.Scan() {
		word, argument, _ := strings.Cut(lines.Text(), " ")
		answer := done
		switch word {
		case "memory":
			answer = fmt.Sprint(liveMemory())
		case "profile":
			var err error
			if profile, err = os.Create(argument); err == nil {
				err = pprof.StartCPUProfile(profile)
			}
			if err != nil {
				answer = err.Error()
			}
		case "profiled":
			pprof.StopCPUProfile()
			profile.Close()
		}
		fmt.Fprintln(out, answerMark+answer)
	}
}

// Stacks that are hardly used shrink by half at each collection, from 32 KiB at the most that requests need here to 2.
const collections = 5

func liveMemory() uint64 {
	for range collections {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc + m.StackInuse
}
