package rehearsal

// Files are the scripts, one for each language.
var Files = files
