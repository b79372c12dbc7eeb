package ci

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// decode reads the documents of file, each into one of values; what the types do not
// have is an error.
func decode(t *testing.T, file string, values ...any) {
	t.Helper()
	documents := bytes.Split(read(t, file), []byte("\n---\n"))
	if len(documents) != len(values) {
		t.Fatalf("%s: got %d documents, want %d", file, len(documents), len(values))
	}
	for i, document := range documents {
		if err := yaml.UnmarshalStrict(document, values[i]); err != nil {
			t.Errorf("%s: document %d: %v", file, i+1, err)
		}
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestJobs_runEachShardOnceAndMergeAll(t *testing.T) {
	var claim core.PersistentVolumeClaim
	var shards, merge batch.Job
	decode(t, "shards.yaml", &claim, &shards)
	decode(t, "merge.yaml", &merge)
	of := *shards.Spec.Completions
	if shards.Spec.CompletionMode == nil || *shards.Spec.CompletionMode != batch.IndexedCompletion || *shards.Spec.Parallelism != of ||
		*shards.Spec.BackoffLimitPerIndex != 0 || *shards.Spec.MaxFailedIndexes != of {
		t.Errorf("got %+v, want %d indexes, each run once and all of them", shards.Spec, of)
	}
	args := shards.Spec.Template.Spec.Containers[0].Args
	if at := slices.Index(args, "-shards"); at < 0 || args[at+1] != fmt.Sprint(of) {
		t.Errorf("got the arguments %q, want -shards %d", args, of)
	}
	if out := args[len(args)-1]; out != "/reports/part-$(JOB_COMPLETION_INDEX)" {
		t.Errorf("got the folder %s, want one for each index", out)
	}
	if env := shards.Spec.Template.Spec.Containers[0].Env[0]; env.Name != "UCWATEST_RUN" || !strings.HasSuffix(env.ValueFrom.FieldRef.FieldPath, "/controller-uid']") {
		t.Errorf("got %+v, want the shards to have the id of their Job in common", env)
	}
	var parts []string
	for i := range of {
		parts = append(parts, fmt.Sprintf("/reports/part-%d", i))
	}
	if got := merge.Spec.Template.Spec.Containers[0].Args[3:]; !slices.Equal(got, parts) {
		t.Errorf("got %q merged, want %q", got, parts)
	}
	for _, pod := range []core.PodSpec{shards.Spec.Template.Spec, merge.Spec.Template.Spec} {
		confined(t, pod)
		if got := pod.Volumes[0].PersistentVolumeClaim.ClaimName; got != claim.Name {
			t.Errorf("got the volume %s, want %s", got, claim.Name)
		}
	}
}

// confined wants pod to be able to do no more than it has to.
func confined(t *testing.T, pod core.PodSpec) {
	t.Helper()
	may := pod.Containers[0].SecurityContext
	if !*pod.SecurityContext.RunAsNonRoot || *pod.AutomountServiceAccountToken || *may.AllowPrivilegeEscalation || !*may.ReadOnlyRootFilesystem ||
		!slices.Equal(may.Capabilities.Drop, []core.Capability{"ALL"}) || pod.RestartPolicy != core.RestartPolicyNever ||
		pod.Containers[0].ImagePullPolicy != core.PullIfNotPresent {
		t.Errorf("got %+v and %+v, want a pod that may do nothing but run once, from an image of the node if it has one", pod.SecurityContext, may)
	}
}

func TestContainerfile_hasNoShellAndNoRoot(t *testing.T) {
	stages := regexp.MustCompile(`(?m)^FROM `).Split(string(read(t, "Containerfile")), -1)
	last := stages[len(stages)-1]
	if !strings.HasPrefix(last, "scratch\n") || !regexp.MustCompile(`(?m)^USER [1-9]\d*:[1-9]\d*$`).MatchString(last) || strings.Contains(last, "RUN") {
		t.Errorf("got the last stage %q, want nothing but the command, for somebody who is not root", last)
	}
	if !strings.Contains(stages[1], "CGO_ENABLED=0 go build") {
		t.Errorf("got the stage %q, want a static binary", stages[1])
	}
}

func TestPipelines_mergeEachShard(t *testing.T) {
	var workflow struct {
		Jobs struct {
			Shards struct {
				Strategy struct{ Matrix struct{ Shard []int } }
			}
		}
	}
	if err := yaml.Unmarshal(read(t, "github.yml"), &workflow); err != nil {
		t.Fatal(err)
	}
	var pipeline struct{ Shards struct{ Parallel int } }
	if err := yaml.Unmarshal(read(t, "gitlab.yml"), &pipeline); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(workflow.Jobs.Shards.Strategy.Matrix.Shard, []int{1, 2, 3}) || pipeline.Shards.Parallel != 3 {
		t.Errorf("got the shards %v on GitHub and %d on GitLab, want three", workflow.Jobs.Shards.Strategy.Matrix.Shard, pipeline.Shards.Parallel)
	}
	for _, file := range []string{"github.yml", "gitlab.yml"} {
		if !strings.Contains(string(read(t, file)), "go tool ucwatest merge -out-dir all part-1 part-2 part-3\n") {
			t.Errorf("%s: got no step that merges the three", file)
		}
	}
}
