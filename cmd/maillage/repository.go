// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/compagnie-tiers-lieux/maillage/build/contribute"
)

// A revisions is what a command wants of the git repository. The zero one wants nothing: most commands need no git.
type revisions struct {
	repository *contribute.Repository
	base       *contribute.Tree // that is trusted; nil for none
	changed    []string         // files that differ from an earlier revision
}

// repository opens the repository around the network's folder where one of two revisions is asked for.
func (a *app) repository(ctx context.Context, since, trust string) (*revisions, error) {
	r := new(revisions)
	if since == "" && trust == "" {
		return r, nil
	}
	var err error
	if r.repository, err = contribute.Open(ctx, a.source); err != nil {
		return nil, err
	}
	if trust != "" {
		r.base, err = r.repository.Tree(ctx, trust)
	}
	if err == nil && since != "" {
		var earlier *contribute.Tree
		if earlier, err = r.repository.Since(ctx, since, ""); err == nil {
			r.changed, err = r.repository.Changed(ctx, earlier)
		}
	}
	if err != nil {
		r.close()
		return nil, a.revision(err)
	}
	return r, nil
}

// trusted returns the files of the network: with a trusted revision, only documents and pictures are the folder's.
func (r *revisions) trusted(folder fs.FS) fs.FS {
	if r.base == nil {
		return folder
	}
	return contribute.Trusted(r.base, folder)
}

func (r *revisions) close() {
	if r.repository != nil {
		_ = r.repository.Close()
	}
}

// revision says that a revision does not exist.
func (a *app) revision(err error) error {
	if errors.Is(err, contribute.ErrNoRevision) {
		return usageError{fmt.Errorf(a.say("le dépôt n’a pas cette révision : %w", "the repository has no such revision: %w"), err)}
	}
	return err
}

func (a *app) trustHelp() string {
	return a.say("prendre la configuration, les territoires et le thème dans cette révision git, pas dans le dossier", "take configuration, territories and theme from this git revision, not from the folder")
}
