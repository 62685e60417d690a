// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package scaffold

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"github.com/compagnie-tiers-lieux/maillage/build/diag"
	"github.com/compagnie-tiers-lieux/maillage/build/schema"
	"github.com/compagnie-tiers-lieux/maillage/build/site"
)

// A Finding is what a look at a repository says of one thing.
type Finding struct {
	Fine   bool
	Text   diag.Text
	Remedy diag.Text // of what is not fine
}

var lockVersion = regexp.MustCompile(`(?m)^version: *(\S+)`)

// Examine looks at what surrounds the content of a network: the version that its lock names beside the one of this program, the files
// of its forge beside those that this version writes, its address, and whether git has the whole history. What the content
// says is the business of package check.
func Examine(fsys fs.FS, c *site.Config, schemas *schema.Set, version string) ([]Finding, error) {
	found := []Finding{locked(fsys, version), address(c), history(fsys)}
	if c.Forge.Kind == "" {
		return found, nil
	}
	own := false
	if _, err := fs.Stat(fsys, "cmd/maillage/main.go"); err == nil {
		own = true
	}
	files, err := Forge(ForgeOptions{Kind: c.Forge.Kind, Owner: owner(c.Forge.URL), Own: own, Schemas: schemas, Lang: c.Lang})
	if err != nil {
		return nil, err
	}
	var missing, other []string
	for _, f := range files {
		switch text, err := fs.ReadFile(fsys, f.Path); {
		case errors.Is(err, fs.ErrNotExist):
			missing = append(missing, f.Path)
		case err != nil:
			return nil, fmt.Errorf("read %s: %w", f.Path, err)
		case !bytes.Equal(text, f.Text):
			other = append(other, f.Path)
		}
	}
	return append(found, forge(missing, other)...), nil
}

// locked looks at maillage.lock.
func locked(fsys fs.FS, version string) Finding {
	text, err := fs.ReadFile(fsys, "maillage.lock")
	m := lockVersion.FindSubmatch(text)
	switch {
	case err != nil || m == nil:
		return Finding{
			Text:   diag.Text{FR: "maillage.lock ne dit pas quelle version construit ce site", EN: "maillage.lock does not say which version builds this site"},
			Remedy: diag.Text{FR: "écrivez-y une ligne « version: " + version + " »", EN: "write a line “version: " + version + "” into it"},
		}
	case string(m[1]) == "latest":
		return Finding{
			Text:   diag.Text{FR: "maillage.lock demande la dernière version, quelle qu’elle soit", EN: "maillage.lock asks for the newest version, whichever it is"},
			Remedy: diag.Text{FR: "nommez-en une : le site ne changera que quand vous le voudrez", EN: "name one: the site then changes only when you want it to"},
		}
	case string(m[1]) != version:
		return Finding{
			Text:   diag.Text{FR: "maillage.lock demande " + string(m[1]) + ", ce programme est " + version, EN: "maillage.lock asks for " + string(m[1]) + ", this program is " + version},
			Remedy: diag.Text{FR: "installez celle du fichier, ou changez le fichier : go install " + Module + "@" + string(m[1]), EN: "install the one of the file, or change the file: go install " + Module + "@" + string(m[1])},
		}
	}
	return Finding{Fine: true, Text: diag.Text{FR: "version " + version + ", celle de maillage.lock", EN: "version " + version + ", that of maillage.lock"}}
}

// address looks at where the site is published.
func address(c *site.Config) Finding {
	if strings.HasSuffix(strings.TrimPrefix(strings.TrimPrefix(c.BaseURL, "https://"), "http://"), "example.org") {
		return Finding{
			Text:   diag.Text{FR: "base_url est encore une adresse d’exemple : " + c.BaseURL, EN: "base_url is still an example: " + c.BaseURL},
			Remedy: diag.Text{FR: "écrivez dans site.yaml l’adresse où le site est publié", EN: "write into site.yaml the address where the site is published"},
		}
	}
	return Finding{Fine: true, Text: diag.Text{FR: "adresse du site : " + c.BaseURL, EN: "address of the site: " + c.BaseURL}}
}

// history looks at the clone.
func history(fsys fs.FS) Finding {
	if _, err := fs.Stat(fsys, ".git/shallow"); err == nil {
		return Finding{
			Text:   diag.Text{FR: "ce clone n’a pas toute son histoire : « maillage diff » ne peut pas remonter plus loin", EN: "this clone has not all of its history: 'maillage diff' cannot go further back"},
			Remedy: diag.Text{FR: "git fetch --unshallow", EN: "git fetch --unshallow"},
		}
	}
	return Finding{Fine: true, Text: diag.Text{FR: "l’histoire du dépôt est entière", EN: "the history of the repository is whole"}}
}

// forge speaks of the files of the forge.
func forge(missing, other []string) []Finding {
	if len(missing)+len(other) == 0 {
		return []Finding{{Fine: true, Text: diag.Text{FR: "les fichiers de la forge sont ceux de cette version", EN: "the files of the forge are those of this version"}}}
	}
	var found []Finding
	for _, name := range missing {
		found = append(found, Finding{
			Text:   diag.Text{FR: name + " manque", EN: name + " is missing"},
			Remedy: diag.Text{FR: "prenez-le d’un réseau neuf : maillage init", EN: "take it from a new network: maillage init"},
		})
	}
	for _, name := range other {
		found = append(found, Finding{
			Text:   diag.Text{FR: name + " n’est pas celui de cette version", EN: name + " is not that of this version"},
			Remedy: diag.Text{FR: "si vous ne l’avez pas changé vous-même, prenez-le d’un réseau neuf : maillage init", EN: "unless you changed it yourself, take it from a new network: maillage init"},
		})
	}
	return found
}
