// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package site

import (
	"path"
	"strings"
)

// mediaTypes are the recordings that browsers and podcast programs play, by the extension of their files.
var mediaTypes = map[string]string{
	".mp3": "audio/mpeg", ".m4a": "audio/x-m4a", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".mp4": "video/mp4", ".m4v": "video/mp4",
}

// MediaType returns the type of a recording by the name of its file, "" for a file that is none.
func MediaType(name string) string { return mediaTypes[strings.ToLower(path.Ext(name))] }
