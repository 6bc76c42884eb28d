package auth

import (
	"crypto/rand"
	"strings"
)

// codeLetters are those of join codes. Where two look alike only one is there, and without vowels no code is a word.
const codeLetters = "CDFGHJKMNPQRTVWXY23456789"

// Lengths of the code that a whole session has, and of one seat's: nobody looks at the latter long enough to learn it by heart, and it is one person's voice.
const (
	codeLength     = 6
	seatCodeLength = 10
)

// lookAlikes are what people may read in the place of a letter that codes do have.
var lookAlikes = strings.NewReplacer("Z", "2", "S", "5", "B", "8", "O", "Q", "0", "Q", " ", "", "-", "")

func newCode() string {
	code := make([]byte, 0, codeLength)
	for len(code) < codeLength {
		var b [1]byte
		rand.Read(b[:])
		// Bytes above the largest multiple of the alphabet are thrown away, so that every letter is as likely.
		if int(b[0]) < 256/len(codeLetters)*len(codeLetters) {
			code = append(code, codeLetters[int(b[0])%len(codeLetters)])
		}
	}
	return string(code)
}

// ReadCode returns the code, a session's or a seat's, that a person meant: capitals or not, with spaces and dashes or without. False: no code looks like that.
func ReadCode(typed string) (string, bool) {
	if len(typed) > 4*seatCodeLength {
		return "", false
	}
	code := lookAlikes.Replace(strings.ToUpper(typed))
	if len(code) != codeLength && len(code) != seatCodeLength || strings.Trim(code, codeLetters) != "" {
		return "", false
	}
	return code, true
}
