// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"github.com/spf13/cobra"
)

func newCompletionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: a.say("Écrire le script de complétion de votre interpréteur de commandes", "Write the completion for a shell"),
		Long: a.say(
			"Écrit le script qui complète les commandes et leurs options dans votre interpréteur de commandes.",
			"Writes the script that completes commands and flags in your shell."),
		Example:   "  source <(maillage completion bash)",
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(c *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return c.Root().GenBashCompletionV2(a.out, true)
			case "zsh":
				return c.Root().GenZshCompletion(a.out)
			case "fish":
				return c.Root().GenFishCompletion(a.out, true)
			default:
				return c.Root().GenPowerShellCompletionWithDesc(a.out)
			}
		},
	}
}
