package store

// Seal and Unseal are the envelope of a record in a log, for the fuzzer.
func Seal(session string, key, payload []byte) []byte { return logPlace(session).seal(key, payload) }

// CloseToReplace has files closed before one takes the place of the other, as where open ones can't be renamed over, until the function that it returns is called.
func CloseToReplace() (again func()) {
	was := replacesOpen
	replacesOpen = false
	return func() { replacesOpen = was }
}

func Unseal(session string, key, value []byte) ([]byte, error) {
	return logPlace(session).unseal(key, value)
}

// MakingSuffix ends the name of a file that is being made.
const MakingSuffix = makingSuffix
