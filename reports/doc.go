// Package reports holds what happened: a neutral model of one run and the writers that render it.
//
// It knows cases, clauses, violations and exchanges as plain text, and nothing of the protocol they came from but
// that it is HTTP. It asks nobody and decides nothing but [Run.Tally], the roll-up from the verdicts
// of the cases to that of the run.
//
// Whatever a server sent is hostile until shown: every writer neutralises control characters, escape sequences and
// direction marks, and cuts what is too long to read.
//
// Start with [Run], then [WriteResults], whose output is what other programs read and what [WritePage] draws. Package
// suite fills the model and calls the writers.
package reports
