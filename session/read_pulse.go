package session

// Pulse is how a session goes: where it is and how many people are in it, without a word of what they say.
type Pulse struct {
	Step    StepID
	Joined  int // people admitted and not removed
	Present int // of them, connected now
	Waiting int // to be admitted
}

// Pulse returns how the session goes, with those who are here.
func (s *State) Pulse(here Presence) Pulse {
	out := Pulse{Step: s.step}
	for _, p := range s.people {
		switch p.state {
		case PersonWaiting:
			out.Waiting++
		case PersonIn:
			out.Joined++
			if on, _ := here.of(p.id); on {
				out.Present++
			}
		}
	}
	return out
}
