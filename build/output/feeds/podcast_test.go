// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package feeds

import "testing"

// The example of the Podcasting 2.0 namespace.
func TestAPodcastHasOneNameForEver(t *testing.T) {
	const want = "9b024349-ccf0-5f69-a609-6b82873eab3c"
	for _, address := range []string{"https://podnews.net/rss", "http://podnews.net/rss/"} {
		if got := podcastGUID(address); got != want {
			t.Errorf("%s: %s", address, got)
		}
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]int{"42:10": 2530, "1:02:03": 3723, "": 0, "bientôt": 0} {
		if got := seconds(text); got != want {
			t.Errorf("%q: %d", text, got)
		}
	}
}

func TestOnlyFilesCanBePlayed(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a.MP3?x=1": "audio/mpeg", "https://example.org/a.mp4": "video/mp4",
		"https://example.org/a": "", "http://example.org/a.mp3": "", "javascript:alert(1).mp3": "", "https://example.org/?f=a.mp3": "",
	} {
		if got := mediaType(address); got != want {
			t.Errorf("%s: %q", address, got)
		}
	}
}
