package declaration

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Shard is one of the parts that cases are cut into, each for a process of its
// own. Its zero value is all of them.
type Shard struct {
	Index int   `json:"index"` // from 1
	Of    int   `json:"of"`    // how many there are
	Times Times `json:"times,omitempty"`
}

// Times are the seconds that cases took in an earlier run, by their ids. Shards
// with the same times take about the same time.
type Times map[string]float64

// maxShards bounds how many shards there are: many more than there are cases.
const maxShards = 10_000

// ParseShard reads I/N.
func ParseShard(text string) (Shard, error) {
	index, of, _ := strings.Cut(text, "/")
	i, err := strconv.Atoi(index)
	n, wrong := strconv.Atoi(of)
	if errors.Join(err, wrong) != nil || i < 1 || i > n || n > maxShards {
		return Shard{}, fmt.Errorf("got %q, want I/N, the shard I of N, as 2/5; N up to %d", text, maxShards)
	}
	return Shard{Index: i, Of: n}, nil
}

// FindShard is the shard that text names: I/N, or auto for what ShardOfJob says. ""
// is all cases.
func FindShard(text string, of int, getenv func(string) string) (Shard, error) {
	switch text {
	case "":
		return Shard{}, nil
	case "auto":
		return ShardOfJob(of, getenv)
	}
	return ParseShard(text)
}

// ShardOfJob is the shard that getenv, the environment of a CI job, says: one of so
// many, counted from 0, in a Kubernetes Indexed Job; or as GitLab sets it, then of
// is 0 or the same number.
func ShardOfJob(of int, getenv func(string) string) (Shard, error) {
	if index := getenv(kubernetesIndex); index != "" {
		i, err := strconv.Atoi(index)
		switch {
		case of > maxShards:
			return Shard{}, fmt.Errorf("-shards is %d, want up to %d", of, maxShards)
		case of < 1:
			return Shard{}, errors.New(kubernetesIndex + " is set, and not how many shards there are: give -shards N, N being the completions of the job")
		case err != nil || i < 0 || i >= of:
			return Shard{}, fmt.Errorf("%s is %q, want 0 to %d, as there are %d shards", kubernetesIndex, index, of-1, of)
		}
		return Shard{Index: i + 1, Of: of}, nil
	}
	index, total := getenv("CI_NODE_INDEX"), getenv("CI_NODE_TOTAL")
	switch {
	case total == "":
		return Shard{}, errors.New("neither " + kubernetesIndex + " of a Kubernetes Indexed Job is set nor CI_NODE_INDEX and CI_NODE_TOTAL of GitLab: give I/N")
	case index == "" && total == "1": // GitLab's job without the keyword parallel
		index = "1"
	}
	s, err := ParseShard(index + "/" + total)
	switch {
	case err != nil:
		return s, fmt.Errorf("CI_NODE_INDEX/CI_NODE_TOTAL: %w", err)
	case of != 0 && of != s.Of:
		return s, fmt.Errorf("-shards is %d, and CI_NODE_TOTAL %d: leave out -shards", of, s.Of)
	}
	return s, nil
}

// RunOfJob is what getenv, the environment of a CI job, says that the shards of one run
// have in common: UCWATEST_RUN, or the id that GitHub, GitLab or Jenkins gives the run; ""
// if it says nothing.
func RunOfJob(getenv func(string) string) string {
	return cmp.Or(getenv("UCWATEST_RUN"), getenv("GITHUB_RUN_ID"), getenv("CI_PIPELINE_ID"), getenv("BUILD_TAG"))
}

// kubernetesIndex is the variable in which Kubernetes tells a pod of an Indexed Job
// which one it is.
const kubernetesIndex = "JOB_COMPLETION_INDEX"

// Whole tells whether s is no part, but the run as a whole: the zero Shard.
func (s Shard) Whole() bool { return s.Of == 0 }

// Equal tells whether s and other are the same part of the same cases.
func (s Shard) Equal(other Shard) bool {
	return s.Index == other.Index && s.Of == other.Of && maps.Equal(s.Times, other.Times)
}

// String is s as ParseShard reads it.
func (s Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Of) }

// Cut returns those of cases that are in s. A case without a time is put into a
// shard by its id alone, so that a new case moves no other.
func (s Shard) Cut(cases []Case) []Case {
	if s.Whole() {
		return cases
	}
	balanced := s.balance(cases)
	var own []Case
	for _, c := range cases {
		index, timed := balanced[c.ID]
		if !timed {
			sum := sha256.Sum256([]byte(c.ID))
			index = int(binary.BigEndian.Uint64(sum[:])%uint64(s.Of)) + 1
		}
		if index == s.Index {
			own = append(own, c)
		}
	}
	return own
}

// balance is the index of the shard of each case that has a time: the slowest
// first, each into the shard with the least to do.
func (s Shard) balance(cases []Case) map[string]int {
	var timed []string
	for _, c := range cases {
		if s.Times[c.ID] > 0 { // what took none did not come to anything
			timed = append(timed, c.ID)
		}
	}
	slices.SortFunc(timed, func(a, b string) int { return cmp.Or(cmp.Compare(s.Times[b], s.Times[a]), cmp.Compare(a, b)) })
	index, taken := map[string]int{}, make([]float64, s.Of)
	for _, id := range timed {
		least := slices.Index(taken, slices.Min(taken))
		index[id] = least + 1
		taken[least] += s.Times[id]
	}
	return index
}
