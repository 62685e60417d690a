// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux et ses contributeurs
// SPDX-License-Identifier: CC-BY-SA-4.0 OR Apache-2.0

// The ways by which a file leaves the browser.

import { t } from "../words";
import type { Model } from "./model";

/** Forges answer 414 to longer addresses; the limit is not documented, this one is cautious. */
const LONGEST = 6000;

export interface Ways { forge?: string; issue?: string; mail?: string }

/** Returns the addresses that open a file ready to be proposed; a way is absent when there is none, or when the file is too long for it. */
export function ways(model: Model, path: string, text: string, title: string): Ways {
  const found: Ways = {};
  const { forge } = model;
  const [folder = "", name = ""] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
  const file = new URLSearchParams({ filename: name, value: text });
  if (forge?.kind === "github") found.forge = `${forge.url}/new/${forge.branch}/${folder}?${file}`;
  if (forge?.kind === "forgejo") found.forge = `${forge.url}/_new/${forge.branch}/${folder}?${file}`;
  const said = `${t("form.say.hello", { file: path })}\n\n\`\`\`\`\n${text}\`\`\`\`\n`;
  // GitLab opens new files empty: the file travels in an issue.
  if (forge?.kind === "gitlab") found.issue = `${forge.url}/-/issues/new?${new URLSearchParams({ "issue[title]": title, "issue[description]": said })}`;
  else if (forge) found.issue = `${forge.url}/issues/new?${new URLSearchParams({ title, body: said })}`;
  if (model.mail) found.mail = `mailto:${encodeURIComponent(model.mail).replace("%40", "@")}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(said.replaceAll("````\n", ""))}`;
  for (const way of ["forge", "issue", "mail"] as const) {
    if (found[way] && found[way].length > LONGEST) delete found[way];
  }
  return found;
}
