package reports

// largestResults bounds in bytes what [Load] reads: some twenty times what a run of 1,000 failed cases writes.
const largestResults = 1 << 30

// Load reads a results.json that [WriteResults] wrote. Members it does not know are passed over, since a later writer
// of the same version may add some. The error is one sentence: the file cannot be read, was cut, is something else, or
// has another version.
func Load(path string) (*Run, error) {
	var r Run
	if err := resultsFile.Read(path, &r); err != nil {
		return nil, err
	}
	return &r, nil
}

// resultsFile is what results.json is to whoever reads it.
var resultsFile = Kind{Name: "results", Is: "the results of a run", Has: "exit_class", Version: FormatVersion, Largest: largestResults,
	Anew: "run again to write it anew"}
