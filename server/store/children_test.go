package store_test

func openChild(args []string) error { return nil }
func appendChild(args []string) error { return nil }
func fullChild(args []string) error { return nil }
