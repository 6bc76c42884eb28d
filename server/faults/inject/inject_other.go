//go:build !linux

package inject

// Main has nothing to do where storage cannot be made to fail.
func Main() {}
