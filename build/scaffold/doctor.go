// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Level says what is to be thought of a [Finding].
type Level string

// The levels of findings.
const (
	Fine    Level = "fine"
	Note    Level = "note"    // good to know; nothing has to be done
	Warning Level = "warning" // something is to be done: the remedy says what
)

// A Finding is what a look at a repository says of one thing.
type Finding struct {
	Name   string // of what was looked at, for programs: "version", "files"
	Level  Level
	Text   diag.Text
	Remedy diag.Text // "" where there is none
}

// A Machine is what the program finds around itself.
type Machine struct {
	Version  string    // of this program
	Sum      string    // of its module; "" where it has none
	Bundled  bool      // the program carries the npm packages
	Tools    []string  // other programs with their versions: "git 2.47.3"
	Missing  []string  // names of those that are not there
	Clone    Clone     // what git says of the folder
	Charset  string    // of the terminal: "UTF-8"; "" where nothing says it
	Timezone string    // of the machine
	Today    time.Time // in the zone of the network
}

// A Clone is how much of a repository's history a folder has.
type Clone int

// Clones: a whole one, one without its beginning, a folder that is in no repository.
const (
	Whole Clone = iota
	Shallow
	NoRepository
)

// A Patient is a repository that is looked at.
type Patient struct {
	FS       fs.FS
	Config   *site.Config
	Schemas  *schema.Set       // with the terms of the network
	Problems []diag.Diagnostic // of its content and theme
	Machine  Machine
}

// Examine looks at what surrounds the content of a network, at what it took from others and at what is left over. What the content itself
// says is the business of package check; a finding says how much there is of it.
func Examine(p Patient) ([]Finding, error) {
	found := []Finding{tools(p.Machine)}
	own := false
	if _, err := fs.Stat(p.FS, "cmd/maillage/main.go"); err == nil {
		own = true
	}
	lock, err := ReadLock(p.FS)
	switch {
	case own:
		found = append(found, Finding{"version", Fine, diag.Text{FR: "ce dépôt construit lui-même son programme", EN: "this repository builds its own program"}, diag.Text{}})
	case errors.Is(err, fs.ErrNotExist):
		found = append(found, Finding{
			"version", Warning,
			diag.Text{FR: "il n’y a pas de maillage.lock : rien ne dit quelle version construit ce site", EN: "there is no maillage.lock: nothing says which version builds this site"},
			diag.Text{FR: "écrivez-y une ligne « version: v… » : maillage version dit laquelle", EN: "write a line “version: v…” into one: maillage version says which"},
		})
	case err != nil:
		found = append(found, Finding{
			"version", Warning,
			diag.Text{FR: "maillage.lock ne se lit pas : " + err.Error(), EN: "maillage.lock cannot be read: " + err.Error()},
			diag.Text{FR: "reprenez-le de l’histoire : git checkout HEAD~1 -- maillage.lock", EN: "take it back from the history: git checkout HEAD~1 -- maillage.lock"},
		})
	default:
		found = append(found, locked(lock, p.Machine)...)
		kept, err := Kept(KeptOptions{Forge: lock.Forge(p.Config.Forge.Kind), ForgeURL: p.Config.Forge.URL, BaseURL: p.Config.BaseURL, Lang: p.Config.Lang, Schemas: p.Schemas})
		if err != nil {
			return nil, err
		}
		standing, err := Compare(p.FS, lock, kept)
		if err != nil {
			return nil, err
		}
		found = append(found, stands(standing)...)
	}
	found = append(found, address(p.Config), history(p.FS, p.Machine), disk(p.FS), clock(p.Config, p.Machine), charset(p.Machine))
	found = append(found, sources(p.Config, p.Machine.Today)...)
	found = append(found, groups(p.Problems)...)
	return found, nil
}

// tools names the programs around.
func tools(m Machine) Finding {
	here := strings.Join(append([]string{"maillage " + m.Version}, m.Tools...), ", ")
	text := diag.Text{FR: here, EN: here}
	if len(m.Missing) > 0 {
		gone := strings.Join(m.Missing, ", ")
		text = diag.Text{FR: here + " ; absents : " + gone, EN: here + "; not here: " + gone}
	}
	switch {
	case slices.Contains(m.Missing, "git"):
		return Finding{"tools", Note, text, diag.Text{FR: "sans git, « diff », « check --since » et « upgrade » ne marchent pas", EN: "without git, 'diff', 'check --since' and 'upgrade' do not work"}}
	case slices.Contains(m.Missing, "npm") && !m.Bundled:
		return Finding{"tools", Note, text, diag.Text{FR: "sans npm, ce programme ne peut pas installer la carte interactive ; les programmes publiés la portent en eux", EN: "without npm this program cannot install the interactive map; published programs carry it"}}
	}
	return Finding{"tools", Fine, text, diag.Text{}}
}

// locked holds the lock against this program.
func locked(l Lock, m Machine) []Finding {
	var found []Finding
	switch {
	case l.Version == "":
		found = append(found, Finding{
			"version", Warning,
			diag.Text{FR: "maillage.lock ne dit pas quelle version construit ce site", EN: "maillage.lock does not say which version builds this site"},
			diag.Text{FR: "écrivez-y une ligne « version: v… » : maillage version dit laquelle", EN: "write a line “version: v…” into it: maillage version says which"},
		})
	case l.Version == Latest:
		found = append(found, Finding{
			"version", Warning,
			diag.Text{FR: "maillage.lock demande la dernière version, quelle qu’elle soit", EN: "maillage.lock asks for the newest version, whichever it is"},
			diag.Text{FR: "maillage upgrade, avec un programme publié, en note une : le site ne changera que quand vous le voudrez", EN: "maillage upgrade, with a published program, names one: the site then changes only when you want it to"},
		})
	case l.Version != m.Version && m.Sum == "":
		found = append(found, Finding{
			"version", Warning,
			diag.Text{FR: "maillage.lock demande " + l.Version + ", ce programme est " + m.Version, EN: "maillage.lock asks for " + l.Version + ", this program is " + m.Version},
			diag.Text{FR: "installez celui du fichier : go install " + Module + "@" + l.Version, EN: "install the one of the file: go install " + Module + "@" + l.Version},
		})
	case l.Version != m.Version:
		found = append(found, Finding{
			"version", Warning,
			diag.Text{FR: "maillage.lock demande " + l.Version + ", ce programme est " + m.Version, EN: "maillage.lock asks for " + l.Version + ", this program is " + m.Version},
			diag.Text{FR: "passez le réseau à ce programme : maillage upgrade ; ou installez celui du fichier : go install " + Module + "@" + l.Version, EN: "bring the network to this program: maillage upgrade; or install the one of the file: go install " + Module + "@" + l.Version},
		})
	default:
		found = append(found, Finding{"version", Fine, diag.Text{FR: "version " + m.Version + ", celle de maillage.lock", EN: "version " + m.Version + ", that of maillage.lock"}, diag.Text{}})
	}
	switch {
	case l.Sum == "" && l.Version != Latest:
		found = append(found, Finding{
			"checksum", Note,
			diag.Text{FR: "maillage.lock n’a pas d’empreinte : la forge installe la version sans la comparer", EN: "maillage.lock has no checksum: the forge installs the version without holding it against anything"},
			diag.Text{FR: "maillage upgrade, avec un programme publié, la note", EN: "maillage upgrade, with a published program, writes it down"},
		})
	case l.Version == m.Version && m.Sum != "" && l.Sum != m.Sum:
		found = append(found, Finding{
			"checksum", Warning,
			diag.Text{FR: "l’empreinte de maillage.lock n’est pas celle de ce programme, qui dit être la même version", EN: "the checksum of maillage.lock is not that of this program, which says that it is the same version"},
			diag.Text{FR: "n’employez ni l’un ni l’autre avant d’avoir comparé avec sum.golang.org", EN: "use neither before you compared them with sum.golang.org"},
		})
	}
	return found
}

// stands speaks of the kept files.
func stands(files []KeptFile) []Finding {
	var found []Finding
	say := func(level Level, path, fr, en, remedyFR, remedyEN string) {
		found = append(found, Finding{"files", level, diag.Text{FR: path + " " + fr, EN: path + " " + en}, diag.Text{FR: remedyFR, EN: remedyEN}})
	}
	for _, k := range files {
		switch k.Standing {
		case Behind:
			say(Warning, k.Path, "est d’une version plus ancienne, ou de réglages plus anciens de site.yaml", "is of an older version, or of older settings of site.yaml", "maillage upgrade le remplace", "maillage upgrade replaces it")
		case New:
			say(Warning, k.Path, "manque", "is missing", "maillage upgrade l’écrit", "maillage upgrade writes it")
		case Over:
			say(Warning, k.Path, "ne sert plus", "is no longer needed", "maillage upgrade l’enlève", "maillage upgrade takes it away")
		case Changed:
			say(Warning, k.Path, "n’est pas celui de cette version, et peut être de votre main", "is not that of this version, and may be of your hand", "maillage upgrade montre la différence ; --take "+k.Path+" prend celui de la version", "maillage upgrade shows the difference; --take "+k.Path+" takes the version's")
		case Own:
			say(Note, k.Path, "est de votre main : les mises à jour n’y touchent pas", "is of your hand: upgrades do not touch it", "", "")
		case Deleted:
			say(Note, k.Path, "a été supprimé : les mises à jour ne le remettent pas", "was deleted: upgrades do not bring it back", "", "")
		case Same:
		}
	}
	if len(found) == 0 {
		found = append(found, Finding{"files", Fine, diag.Text{FR: "les fichiers de la forge et des éditeurs sont ceux de cette version", EN: "the files of the forge and of editors are those of this version"}, diag.Text{}})
	}
	return found
}

// address looks at where the site is published.
func address(c *site.Config) Finding {
	if strings.HasSuffix(strings.TrimPrefix(strings.TrimPrefix(c.BaseURL, "https://"), "http://"), "example.org") {
		return Finding{
			"address", Warning,
			diag.Text{FR: "base_url est encore une adresse d’exemple : " + c.BaseURL, EN: "base_url is still an example: " + c.BaseURL},
			diag.Text{FR: "écrivez dans site.yaml l’adresse où le site est publié", EN: "write into site.yaml the address where the site is published"},
		}
	}
	return Finding{"address", Fine, diag.Text{FR: "adresse du site : " + c.BaseURL, EN: "address of the site: " + c.BaseURL}, diag.Text{}}
}

// history looks at the clone.
func history(fsys fs.FS, m Machine) Finding {
	if slices.Contains(m.Missing, "git") {
		return Finding{"history", Note, diag.Text{FR: "l’histoire du dépôt n’a pas été regardée : git n’est pas là", EN: "the history of the repository was not looked at: git is not here"}, diag.Text{}}
	}
	clone := m.Clone
	if _, err := fs.Stat(fsys, ".git/shallow"); err == nil {
		clone = Shallow
	}
	switch clone {
	case Shallow:
		return Finding{
			"history", Warning,
			diag.Text{FR: "ce clone n’a pas toute son histoire : « maillage diff » ne peut pas remonter plus loin", EN: "this clone has not all of its history: 'maillage diff' cannot go further back"},
			diag.Text{FR: "git fetch --unshallow", EN: "git fetch --unshallow"},
		}
	case NoRepository:
		return Finding{
			"history", Note,
			diag.Text{FR: "ce dossier n’est pas dans un dépôt git : rien n’y garde les versions d’avant, et « maillage upgrade » ne peut pas y travailler", EN: "this folder is in no git repository: nothing keeps what was before, and 'maillage upgrade' cannot work in it"},
			diag.Text{FR: "git init -b main, git add ., git commit -m \"Le site\" ; puis envoyez-le sur la forge", EN: "git init -b main, git add ., git commit -m \"The site\"; then push it to the forge"},
		}
	case Whole:
	}
	return Finding{"history", Fine, diag.Text{FR: "l’histoire du dépôt est entière", EN: "the history of the repository is whole"}, diag.Text{}}
}

// disk looks whether names that differ in capitals only are one.
func disk(fsys fs.FS) Finding {
	if _, err := fs.Stat(fsys, "SITE.YAML"); err == nil {
		return Finding{"disk", Note, diag.Text{FR: "ce disque ne distingue pas les majuscules : deux fichiers dont les noms ne diffèrent que par elles n’en font qu’un ici, deux ailleurs", EN: "this disk does not tell capitals apart: two files whose names differ in them only are one here, two elsewhere"}, diag.Text{}}
	}
	return Finding{"disk", Fine, diag.Text{FR: "le disque distingue les majuscules", EN: "the disk tells capitals apart"}, diag.Text{}}
}

// clock says in which zones the site and the machine live: a build is the same in every one.
func clock(c *site.Config, m Machine) Finding {
	return Finding{"timezone", Fine, diag.Text{
		FR: fmt.Sprintf("les événements sont à l’heure de %s, cette machine à celle de %s : le site est le même partout", c.Timezone, m.Timezone),
		EN: fmt.Sprintf("events are in the zone %s, this machine is in %s: the site is the same everywhere", c.Timezone, m.Timezone),
	}, diag.Text{}}
}

func charset(m Machine) Finding {
	if m.Charset != "" && !strings.EqualFold(strings.ReplaceAll(m.Charset, "-", ""), "utf8") {
		return Finding{
			"locale", Note,
			diag.Text{FR: "le terminal est réglé sur " + m.Charset + " : les accents des messages peuvent y paraître faux", EN: "the terminal is set to " + m.Charset + ": accents of messages may look wrong"},
			diag.Text{FR: "export LANG=fr_FR.UTF-8", EN: "export LANG=en_GB.UTF-8"},
		}
	}
	return Finding{"locale", Fine, diag.Text{FR: "le terminal connaît les accents", EN: "the terminal knows accents"}, diag.Text{}}
}

// stale is how old the places of other networks may be.
const stale = 90 // days

// sources looks at how old the places of other networks are.
func sources(c *site.Config, today time.Time) []Finding {
	var found []Finding
	for _, s := range c.Sources {
		remedy := diag.Text{FR: "maillage sources update " + s.ID, EN: "maillage sources update " + s.ID}
		switch {
		case s.URL == "":
		case s.Fetched.IsZero():
			found = append(found, Finding{"sources", Warning, diag.Text{FR: "les lieux de « " + s.ID + " » n’ont jamais été cherchés", EN: "the places of “" + s.ID + "” were never fetched"}, remedy})
		case today.Sub(s.Fetched.Time) > stale*24*time.Hour:
			day := s.Fetched.Time.Format("2006-01-02")
			found = append(found, Finding{"sources", Warning, diag.Text{FR: "les lieux de « " + s.ID + " » sont du " + day, EN: "the places of “" + s.ID + "” are of " + day}, remedy})
		default:
			day := s.Fetched.Time.Format("2006-01-02")
			found = append(found, Finding{"sources", Fine, diag.Text{FR: "lieux de « " + s.ID + " » du " + day, EN: "places of “" + s.ID + "” of " + day}, diag.Text{}})
		}
	}
	return found
}

// kinds are the problems of which a look speaks by kind; all others are content.
var kinds = []struct {
	name         string
	codes        []diag.Code
	fr, en       string
	fineFR, fine string
	remedy       diag.Text
	level        Level
}{
	{
		"words",
		[]diag.Code{"T101", "T102", "T103", "T104", "T105", "T118"},
		"les mots du réseau ne sont plus ceux du thème", "the network's words are no longer those of the theme",
		"les mots du réseau sont ceux du thème", "the network's words are those of the theme",
		diag.Text{FR: "maillage upgrade donne leurs nouveaux noms à ceux qui en ont changé ; maillage check montre les autres", EN: "maillage upgrade gives new names to those that got one; maillage check shows the others"},
		Warning,
	},
	{
		"overrides",
		[]diag.Code{"T111", "T112", "T113", "T114", "T115", "T116", "T117", "T123"},
		"des gabarits du réseau ne sont pas à jour du thème", "templates of the network are behind the theme",
		"les gabarits du réseau sont à jour du thème", "templates of the network are up to date with the theme",
		diag.Text{FR: "maillage theme diff montre ce qui a changé", EN: "maillage theme diff shows what changed"},
		Warning,
	},
	{
		"examples",
		[]diag.Code{"F111"},
		"des exemples du départ restent", "examples of the beginning remain", "aucun exemple du départ ne reste", "no example of the beginning remains",
		diag.Text{FR: "écrivez votre texte à leur place, ou supprimez-les ; ils ne sont pas publiés", EN: "write yours in their place, or delete them; they are not published"},
		Note,
	},
	{
		"leftovers",
		[]diag.Code{"F101", "F103", "F104", "F105", "F106", "F109"},
		"des fichiers ne sont à personne", "files belong to nobody", "aucun fichier de trop", "no file too many",
		diag.Text{FR: "maillage check les montre : renommez-les ou supprimez-les", EN: "maillage check shows them: rename or delete them"},
		Warning,
	},
}

// mostFiles is how many files a finding names.
const mostFiles = 5

// groups speaks of problems by kind, and of all others as content.
func groups(problems []diag.Diagnostic) []Finding {
	var found []Finding
	rest := slices.Clone(problems)
	for _, k := range kinds {
		var paths []string
		rest = slices.DeleteFunc(rest, func(d diag.Diagnostic) bool {
			if !slices.Contains(k.codes, d.Code) {
				return false
			}
			paths = append(paths, d.At.Path())
			return true
		})
		slices.Sort(paths)
		paths = slices.Compact(paths)
		if len(paths) == 0 {
			found = append(found, Finding{k.name, Fine, diag.Text{FR: k.fineFR, EN: k.fine}, diag.Text{}})
			continue
		}
		names := strings.Join(paths[:min(len(paths), mostFiles)], ", ")
		if len(paths) > mostFiles {
			names += fmt.Sprintf("… (%d)", len(paths))
		}
		found = append(found, Finding{k.name, k.level, diag.Text{FR: k.fr + " : " + names, EN: k.en + ": " + names}, k.remedy})
	}
	content := Finding{"content", Fine, diag.Text{FR: "contenu : " + diag.Summary("fr", rest), EN: "content: " + diag.Summary("en", rest)}, diag.Text{}}
	if errors, warnings, _, _ := diag.Count(rest); errors+warnings > 0 {
		content.Level, content.Remedy = Warning, diag.Text{FR: "maillage check les montre", EN: "maillage check shows them"}
	}
	return append(found, content)
}
