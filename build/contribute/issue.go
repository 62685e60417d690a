// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package contribute

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/front"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
	"github.com/compagnie-tiers-lieux/maillage/build/words"
)

// eventBytes bounds the file of an event: GitHub takes 65,536 characters of an issue.
const eventBytes = 4 << 20

// What keeps an issue from becoming a file.
var (
	ErrNoForm  = errors.New("not the answers to an issue form")
	ErrUnclear = errors.New("the answers of an issue form cannot be told apart")
)

// A Proposal is the file that the answers to an issue form make.
type Proposal struct {
	Path string
	Text []byte
}

// ReadEvent returns the text of the issue that an event of GitHub or Forgejo is about (the file of GITHUB_EVENT_PATH).
func ReadEvent(from io.Reader) (body string, err error) {
	var event struct {
		Issue struct {
			Body string `json:"body"`
		} `json:"issue"`
	}
	if err := json.NewDecoder(io.LimitReader(from, eventBytes)).Decode(&event); err != nil {
		return "", fmt.Errorf("read the event: %w", err)
	}
	return event.Issue.Body, nil
}

// ReadIssue makes the file of an issue whose text is the answers to one of the forms of [schema.Schema.IssueForm]: each question is a
// heading, its answer stands below. Answers are text whatever they look like: they are written as YAML texts, and it is for the
// check to say what is wrong with them. The error is [ErrNoForm] where the text is none of a form, [ErrUnclear] where it cannot be
// told which answer is to which question.
func ReadIssue(body string, schemas *schema.Set, lang string) (Proposal, error) {
	for _, name := range schema.IssueForms {
		questions := schemas.Type(name).Questions(lang)
		answers, err := answersTo(questions, body)
		switch {
		case err == nil:
			return tidy(propose(site.Type(name), questions, answers), schemas.Type(name)), nil
		case !errors.Is(err, ErrNoForm):
			return Proposal{}, err
		}
	}
	return Proposal{}, ErrNoForm
}

// unanswered is what forges write where nothing was answered.
var unanswered = regexp.MustCompile(`^_No response_$`)

// answersTo cuts a text at the headings of the questions, which must be there once each and in their order: a text that repeats one
// of them cannot be told from an answer.
func answersTo(questions []schema.Question, body string) ([]string, error) {
	same := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	answers, met := make([]string, len(questions)), make([]int, len(questions))
	last, clear := -1, true
	for line := range strings.Lines(strings.ReplaceAll(body, "\r\n", "\n")) {
		if heading, is := strings.CutPrefix(strings.TrimRight(line, "\n"), "### "); is {
			at := slices.IndexFunc(questions, func(q schema.Question) bool { return same(q.Label) == same(heading) })
			if at >= 0 {
				met[at]++
				clear = clear && at == last+1
				last = at
				continue
			}
		}
		if last >= 0 {
			answers[last] += line
		}
	}
	if slices.Contains(met, 0) {
		return nil, ErrNoForm
	}
	if !clear {
		return nil, ErrUnclear
	}
	for i := range answers {
		answers[i] = strings.TrimSpace(strings.Map(visible, answers[i]))
		if unanswered.MatchString(answers[i]) {
			answers[i] = ""
		}
	}
	return answers, nil
}

// visible leaves out what nobody sees and no file may hold.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == unicode.ReplacementChar || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
		return -1
	}
	return r
}

// propose writes the file.
func propose(t site.Type, questions []schema.Question, answers []string) Proposal {
	d := draft{}
	prose, name, day := "", "", ""
	for i, q := range questions {
		answer := answers[i]
		if answer == "" {
			continue
		}
		switch q.Path {
		case "name", "title":
			name = answer
		case "start":
			if t == site.TypeEvent {
				day = dayOf.FindString(answer)
			}
		}
		if q.Body {
			prose = answer
			continue
		}
		d.add(q, answer)
	}
	text := "---\n" + d.text() + "---\n"
	if prose != "" {
		text += "\n" + prose + "\n"
	}
	return Proposal{Path: t.Folder() + "/" + idOf(t, name, day) + t.Extension(), Text: []byte(text)}
}

// tidy returns a proposal as the network keeps its files.
func tidy(p Proposal, s *schema.Schema) Proposal {
	if m, problems := front.Split(&diag.File{Path: p.Path, Text: p.Text}); !diag.Failed(problems) {
		p.Text = s.Write(m)
	}
	return p
}

// dayOf is the day of a moment.
var dayOf = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

// idOf returns the id of a new document, as the forms of the site make it (document.ts).
func idOf(t site.Type, name, day string) string {
	end := ""
	if day != "" {
		end = "-" + day
	}
	id := words.Slug(name)
	id = strings.Trim(id[:min(len(id), 80-len(end))], "-")
	if id == "" {
		id = string(t)
	}
	return id + end
}

// A draft is front matter being written: lines in the order of the questions, groups together.
type draft struct{ lines []draftLine }

type draftLine struct {
	key   string
	value string   // of a text
	items []string // of a list
	inner *draft   // of a group
}

func (d *draft) line(key string) *draftLine {
	at := slices.IndexFunc(d.lines, func(l draftLine) bool { return l.key == key })
	if at < 0 {
		d.lines = append(d.lines, draftLine{key: key})
		at = len(d.lines) - 1
	}
	return &d.lines[at]
}

// add writes an answer.
func (d *draft) add(q schema.Question, answer string) {
	path := strings.Split(q.Path, ".")
	for _, group := range path[:len(path)-1] {
		l := d.line(group)
		if l.inner == nil {
			l.inner = new(draft)
		}
		d = l.inner
	}
	l := d.line(path[len(path)-1])
	switch {
	case q.Type == "array" && q.Options != nil && !q.Main:
		for item := range strings.Lines(answer) {
			if ticked := tick.FindStringSubmatch(strings.TrimSpace(item)); ticked != nil {
				if id := choice(q, ticked[1]); !slices.Contains(l.items, id) {
					l.items = append(l.items, id)
				}
			}
		}
	case q.Type == "array" && q.Options != nil:
		l.items = append(l.items, choice(q, answer))
	case q.Type == "array":
		for item := range strings.Lines(answer) {
			if item = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(item), "-*•")); item != "" {
				l.items = append(l.items, item)
			}
		}
	case q.Options != nil:
		l.value = choice(q, answer)
	case q.Ref != "":
		l.value = words.Slug(answer) // the name of a place is nearly always its id
	case q.Type == "number" && strings.Count(answer, ",") == 1:
		l.value = strings.Replace(answer, ",", ".", 1) // as numbers are written in French
	default:
		l.value = strings.Join(strings.Fields(answer), " ")
	}
}

// tick is a box that was ticked.
var tick = regexp.MustCompile(`^- \[[xX]\] (.+)$`)

// choice returns the id of an option; what is none of them stays as it is, for the check to refuse.
func choice(q schema.Question, answer string) string {
	for _, o := range q.Options {
		if answer == o.Title.FR || answer == o.Title.EN {
			return o.ID
		}
	}
	return strings.Join(strings.Fields(answer), " ")
}

// text returns the lines of a group.
func (d *draft) text() string {
	var b strings.Builder
	for _, l := range d.lines {
		switch {
		case l.inner != nil:
			fmt.Fprintf(&b, "%s:\n", l.key)
			for line := range strings.Lines(l.inner.text()) {
				b.WriteString("  " + line)
			}
		case l.items != nil:
			fmt.Fprintf(&b, "%s:\n", l.key)
			for _, item := range l.items {
				b.WriteString("  - " + scalar(item) + "\n")
			}
		case l.value != "":
			b.WriteString(l.key + ": " + scalar(l.value) + "\n")
		}
	}
	return b.String()
}

// bare is what stands in a file without quotes: a number, a day, an hour of a day.
var bare = regexp.MustCompile(`^(-?\d{1,3}\.\d{1,9}|\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?)$`)

func scalar(value string) string {
	if bare.MatchString(value) {
		return value
	}
	return front.Quote(value)
}

// Refusal is what is answered to somebody whose answers make no file: they cannot be told apart, or there is a file of that name.
func Refusal(lang, existing string) string {
	text := diag.Text{
		FR: "Merci ! Mais les réponses n’ont pas pu être lues : l’une d’elles contient peut-être une ligne qui ressemble à une question du formulaire (« ### … »). Modifiez votre demande, ou recommencez avec le formulaire.",
		EN: "Thank you! But the answers could not be read: one of them may hold a line that looks like a question of the form (“### …”). Edit your issue, or start again with the form.",
	}
	if existing != "" {
		text = diag.Text{
			FR: "Merci ! Mais il y a déjà une fiche " + existing + ". Pour la corriger, ouvrez sa page sur le site et choisissez « Corriger cette page ». Si c’est autre chose, modifiez votre demande et donnez-lui un autre nom.",
			EN: "Thank you! But there is a file " + existing + " already. To correct it, open its page on the site and choose “Correct this page”. If yours is another one, edit your issue and give it another name.",
		}
	}
	return Marker + "\n" + text.In(lang) + "\n"
}
