package company

// Admits reports whether rules let somebody in of whom a provider says this.
func (r Rules) Admits(said map[string]any) bool { return r.admits(said) }
