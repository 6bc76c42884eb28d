package store

// Seal and Unseal are the envelope of a record in a log, for the fuzzer.
func Seal(session string, key, payload []byte) []byte { return logPlace(session).seal(key, payload) }

func Unseal(session string, key, value []byte) ([]byte, error) {
	return logPlace(session).unseal(key, value)
}
