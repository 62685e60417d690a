// SPDX-FileCopyrightText: 2026 La Compagnie des Tiers-Lieux and contributors
// SPDX-License-Identifier: Apache-2.0

package diag

// imageRules are about the pictures and documents in static/.
var imageRules = []Rule{
	{
		Code:     "I101",
		Severity: Error,
		Title:    Text{FR: "fichier trop lourd", EN: "file that is too heavy"},
		Message:  Text{FR: "ce fichier pèse {size} Mo, la limite est de {limit} Mo", EN: "this file weighs {size} MB, the limit is {limit} MB"},
		Hints: []Text{
			{FR: "photo : réduisez-la à 2 000 pixels de large (Aperçu sur Mac, Photos sur Windows, squoosh.app dans le navigateur) ; le site en montre au plus 1 200", EN: "photo: reduce it to a width of 2,000 pixels (Preview on a Mac, Photos on Windows, squoosh.app in a browser); the site shows at most 1,200"},
			{FR: "document : enregistrez le PDF en « taille réduite », ou déposez-le ailleurs et mettez un lien", EN: "document: save the PDF with “reduced size”, or put it elsewhere and link to it"},
			{FR: "enregistrement : 64 kbit/s en mono suffisent à la voix ; une vidéo longue est mieux chez un hébergeur, avec sa clé url", EN: "recording: 64 kbit/s in mono are enough for speech; a long video is better at a host, with its key url"},
		},
		Explain: Text{
			FR: "Tout ce qui est dans static/ est téléchargé par chaque personne qui contribue, et reste dans l’histoire du dépôt même après avoir été supprimé. Une photo de 2 000 pixels de large pèse moins de 1 Mo et suffit largement.",
			EN: "Everything in static/ is downloaded by each person who contributes, and stays in the history of the repository even after it is deleted. A photo of 2,000 pixels in width weighs less than 1 MB and is quite enough.",
		},
		Wrong: "static/photos/atelier.jpg # 12,4 Mo",
		Right: "static/photos/atelier.jpg # 0,6 Mo",
	},
	{
		Code:     "I102",
		Severity: Error,
		Title:    Text{FR: "image trop grande", EN: "picture that is too large"},
		Message:  Text{FR: "cette image mesure {width} × {height} pixels", EN: "this picture measures {width} × {height} pixels"},
		Hints: []Text{
			{FR: "réduisez-la à 2 000 pixels de large ; le site en montre au plus 1 200", EN: "reduce it to a width of 2,000 pixels; the site shows at most 1,200"},
			{FR: "la limite est de {side} pixels par côté et de {limit} millions de pixels en tout", EN: "the limit is {side} pixels a side and {limit} million pixels in all"},
		},
		Explain: Text{
			FR: "Une image se déplie en mémoire : à 60 000 pixels de côté, un fichier de quelques octets suffit à remplir un ordinateur. La taille est lue dans l’en-tête, avant toute lecture de l’image. Une image de 16 bits par couleur compte double.",
			EN: "A picture unfolds in memory: at 60,000 pixels a side, a file of a few bytes is enough to fill a computer. The size is read in the header, before anything else of the picture. A picture with 16 bits a colour counts twice.",
		},
		Wrong: "static/photos/panorama.jpg # 12000 × 3000",
		Right: "static/photos/panorama.jpg # 2000 × 500",
	},
	{
		Code:     "I103",
		Severity: Error,
		Title:    Text{FR: "photo au format HEIC ou AVIF", EN: "photo in HEIC or AVIF format"},
		Message:  Text{FR: "ce fichier est une image {found}, que tous les navigateurs ne savent pas montrer", EN: "this file is a picture in {found}, which not every browser can show"},
		Hints: []Text{
			{FR: "sur Mac : ouvrez-la dans Aperçu, puis Fichier › Exporter, format JPEG", EN: "on a Mac: open it in Preview, then File › Export, format JPEG"},
			{FR: "sur iPhone : Réglages › Appareil photo › Formats › « Le plus compatible » pour les prochaines photos ; pour celle-ci, envoyez-la-vous par courriel, elle arrive en JPEG", EN: "on an iPhone: Settings › Camera › Formats › “Most Compatible” for the next photos; for this one, send it to yourself by e-mail, it arrives as JPEG"},
			{FR: "sur Windows ou Linux : ouvrez-la et « Enregistrer sous » en JPEG ; changer seulement le nom du fichier ne suffit pas", EN: "on Windows or Linux: open it and “Save as” JPEG; changing only the name of the file is not enough"},
		},
		Explain: Text{
			FR: "Les téléphones récents enregistrent leurs photos en HEIC. Le site accepte le JPEG, le PNG et le WebP, et en fait lui-même les tailles dont il a besoin.",
			EN: "Recent phones save their photos as HEIC. The site takes JPEG, PNG and WebP, and makes the sizes that it needs by itself.",
		},
		Wrong: "static/photos/img-2041.jpg # une photo HEIC renommée",
		Right: "static/photos/img-2041.jpg # exportée en JPEG",
	},
	{
		Code:     "I104",
		Severity: Error,
		Title:    Text{FR: "dessin au format SVG", EN: "drawing in SVG format"},
		Message:  Text{FR: "ce fichier est un dessin SVG, qui peut contenir un programme", EN: "this file is an SVG drawing, which can hold a program"},
		Hints: []Text{
			{FR: "exportez-le en PNG, à 1 200 pixels de large : dans Inkscape, Fichier › Exporter ; dans un navigateur, une capture d’écran suffit", EN: "export it as PNG with a width of 1,200 pixels: in Inkscape, File › Export; in a browser, a screenshot will do"},
			{FR: "le logo du réseau peut rester en SVG dans le dossier theme/, que seules les personnes de confiance modifient", EN: "the network's logo may stay as SVG in the folder theme/, which only trusted people change"},
		},
		Explain: Text{
			FR: "Un SVG est un document que le navigateur exécute : ouvert directement, il peut contenir un script qui agit au nom du site. Les images déposées par tout le monde sont donc des photos ou des dessins en pixels.",
			EN: "An SVG is a document that the browser runs: opened by itself, it can hold a script that acts in the name of the site. Pictures that anybody may add are therefore made of pixels.",
		},
		Wrong: "static/logos/coop.png # un SVG renommé",
		Right: "static/logos/coop.png # exporté en PNG",
	},
	{
		Code:     "I105",
		Severity: Error,
		Title:    Text{FR: "image animée", EN: "animated picture"},
		Message:  Text{FR: "ce fichier est au format {found}, que le site ne reprend pas", EN: "this file is in {found} format, which the site does not take"},
		Hints: []Text{
			{FR: "enregistrez une image fixe en PNG ou en JPEG", EN: "save one still picture as PNG or JPEG"},
			{FR: "pour une animation, déposez une vidéo ailleurs (PeerTube…) et mettez un lien", EN: "for an animation, put a video elsewhere (PeerTube…) and link to it"},
		},
		Explain: Text{
			FR: "Les images animées sont lourdes et gênent la lecture : certaines personnes ne peuvent pas lire à côté de quelque chose qui bouge. Le site refait chaque image dans les tailles utiles, et n’en garderait que la première vue.",
			EN: "Animated pictures are heavy and get in the way: some people cannot read next to something that moves. The site makes each picture again in the sizes it needs, and would keep only the first frame.",
		},
		Wrong: "static/photos/fete.gif",
		Right: "static/photos/fete.jpg",
	},
	{
		Code:     "I106",
		Severity: Error,
		Title:    Text{FR: "format d’image non accepté", EN: "picture format that is not accepted"},
		Message:  Text{FR: "ce fichier est au format {found} ; le site accepte JPEG, PNG et WebP", EN: "this file is in {found} format; the site takes JPEG, PNG and WebP"},
		Hints: []Text{
			{FR: "ouvrez-le dans un logiciel d’images et exportez-le en JPEG (photo) ou en PNG (logo, dessin)", EN: "open it in an image program and export it as JPEG (photo) or PNG (logo, drawing)"},
			{FR: "changer seulement l’extension du nom ne suffit pas", EN: "changing only the extension of the name is not enough"},
		},
		Explain: Text{
			FR: "TIFF, BMP, ICO, Photoshop et les formats bruts des appareils photo sont faits pour travailler, pas pour publier : ils sont lourds et les navigateurs ne les montrent pas. Le format est reconnu au contenu du fichier, pas à son nom.",
			EN: "TIFF, BMP, ICO, Photoshop and the raw formats of cameras are made for working, not for publishing: they are heavy and browsers do not show them. The format is recognised by what the file holds, not by its name.",
		},
		Wrong: "static/photos/atelier.png # un TIFF renommé",
		Right: "static/photos/atelier.png # exporté en PNG",
	},
	{
		Code:     "I107",
		Severity: Error,
		Title:    Text{FR: "ce n’est pas une image", EN: "this is not a picture"},
		Message:  Text{FR: "le contenu de ce fichier n’est pas une image", EN: "what this file holds is not a picture"},
		Hints: []Text{
			{FR: "c’est {found}", EN: "it is {found}"},
			{FR: "téléchargez l’image à nouveau (clic droit › « Enregistrer l’image sous »), ouvrez-la pour vérifier, puis remplacez ce fichier", EN: "download the picture again (right click › “Save image as”), open it to check, then replace this file"},
		},
		Explain: Text{
			FR: "Le nom annonce une image, le contenu est autre chose : souvent la page web qui entourait l’image, enregistrée à sa place, ou un téléchargement interrompu avant d’avoir commencé.",
			EN: "The name promises a picture, what is inside is something else: often the web page around the picture, saved instead of it, or a download that stopped before it began.",
		},
		Wrong: "static/photos/atelier.jpg # une page web enregistrée sous ce nom",
		Right: "static/photos/atelier.jpg # une photo",
	},
	{
		Code:     "I108",
		Severity: Error,
		Title:    Text{FR: "image abîmée", EN: "damaged picture"},
		Message:  Text{FR: "cette image est incomplète ou abîmée", EN: "this picture is incomplete or damaged"},
		Hints: []Text{
			{FR: "ouvrez-la : si une partie est grise ou manque, reprenez l’original", EN: "open it: if a part is grey or missing, take the original again"},
			{FR: "si elle s’affiche bien, enregistrez-la à nouveau en JPEG depuis un logiciel d’images", EN: "if it looks right, save it again as JPEG from an image program"},
			{FR: "détail technique : {reason}", EN: "technical detail: {reason}"},
		},
		Explain: Text{
			FR: "La fin du fichier manque, ou ses données se contredisent. Cela arrive quand un téléchargement ou un envoi est interrompu. Certains logiciels montrent quand même le début de l’image ; le site refuse de publier une photo à moitié grise.",
			EN: "The end of the file is missing, or its data contradict each other. This happens when a download or an upload is interrupted. Some programs still show the beginning of the picture; the site refuses to publish a photo that is half grey.",
		},
		Wrong: "static/photos/atelier.jpg # coupée à la moitié",
		Right: "static/photos/atelier.jpg # entière",
	},
	{
		Code:     "I109",
		Severity: Error,
		Title:    Text{FR: "fichier impossible à lire", EN: "file that cannot be read"},
		Message:  Text{FR: "ce fichier de static/ n’a pas pu être lu", EN: "this file of static/ could not be read"},
		Hints: []Text{
			{FR: "vérifiez qu’il existe encore et que vous avez le droit de l’ouvrir ; ce que dit l’ordinateur : {reason}", EN: "check that it still exists and that you may open it; what the computer says: {reason}"},
		},
		Explain: Text{
			FR: "Le fichier est dans le dossier, mais l’ordinateur refuse de l’ouvrir, ou il a disparu pendant la lecture. C’est un souci de la machine (droits d’accès, disque, synchronisation en cours), rarement du contenu.",
			EN: "The file is in the folder, but the computer refuses to open it, or it went away while it was being read. The trouble is the machine’s (access rights, disk, a synchronisation under way), rarely the content’s.",
		},
		Wrong: "static/photos/atelier.jpg # sans droit de lecture",
		Right: "static/photos/atelier.jpg # lisible",
	},
	{
		Code:     "I111",
		Severity: Error,
		Title:    Text{FR: "le document n’est pas ce que dit son nom", EN: "the document is not what its name says"},
		Message:  Text{FR: "le contenu de ce fichier n’est pas {kind}", EN: "what this file holds is not {kind}"},
		Hints: []Text{
			{FR: "enregistrez-le à nouveau depuis le logiciel d’origine (Fichier › Exporter) ; changer seulement l’extension du nom ne suffit pas", EN: "save it again from the program that made it (File › Export); changing only the extension of the name is not enough"},
			{FR: "un texte ou un tableau doit être enregistré en « UTF-8 »", EN: "a text or a table must be saved as “UTF-8”"},
		},
		Explain: Text{
			FR: "Les documents de static/ sont publiés tels quels. Pour que personne ne soit trompé sur ce qu’il ouvre, le contenu doit être celui que l’extension annonce : un PDF, une feuille de calcul, un tableau CSV…",
			EN: "Documents in static/ are published as they are. So that nobody is deceived about what they open, the content must be what the extension says: a PDF, a spreadsheet, a CSV table…",
		},
		Wrong: "static/documents/charte.pdf # un fichier Word renommé",
		Right: "static/documents/charte.pdf # exporté en PDF",
	},
	{
		Code:     "I112",
		Severity: Error,
		Title:    Text{FR: "parcours GPX qui contient autre chose qu’un parcours", EN: "GPX track that holds more than a track"},
		Message:  Text{FR: "ce parcours contient « {value} », que le site ne publie pas", EN: "this track holds “{value}”, which the site does not publish"},
		Hints: []Text{
			{FR: "exportez-le à nouveau depuis uMap, OsmAnd ou Visorando, sans style ni mise en forme", EN: "export it again from uMap, OsmAnd or Visorando, without style or formatting"},
		},
		Explain: Text{
			FR: "Un GPX est un document XML, que certains navigateurs exécutent quand il contient du HTML, un script ou une feuille de style. Seuls des points, des traces, des noms et les extensions des appareils sont publiés.",
			EN: "A GPX is an XML document, which some browsers run when it holds HTML, a script or a style sheet. Only points, tracks, names and the extensions of devices are published.",
		},
		Wrong: "<gpx><script>…</script></gpx>",
		Right: "<gpx><trk><name>Parcours à vélo</name>…</trk></gpx>",
	},
}
