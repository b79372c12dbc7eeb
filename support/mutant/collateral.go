package mutant

var collateral = map[string]string{}
