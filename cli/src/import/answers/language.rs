//! Which parts of a file's name say its language?
//!
//! Does not know: what stands in the file.

use shelfhelp::i18n::Locale;

/// ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr \
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The language that a part of a name says: `de`, `pt-br`, `zh_Hans`. Words such as `faq` are none.
pub(super) fn code(part: &str) -> Option<Locale> {
    let locale = Locale::parse(part)?;
    CODES.split_whitespace().any(|code| code == locale.language()).then_some(locale)
}

/// The language of a file by its folder or by a part of its name between dots: `fr/pages.json`, `pages.fr.json`.
pub(super) fn of_name(name: &str) -> Option<Locale> {
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let dotted = stem.rsplit_once('.').map_or(stem, |(_, last)| last);
    code(dotted).or_else(|| folders.rsplit('/').find_map(code))
}

/// A path without the parts that say its language: the same for the page in every language.
pub(super) fn without(path: &str) -> String {
    let parts = path.split('/').filter(|part| code(part).is_none());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_parts_between_dots_say_the_language() {
        for (name, want) in [
            ("fr/pages.json", "fr"),
            ("export/pt-br/x/pages.json", "pt-BR"),
            ("pages.de.json", "de"),
            ("el.json", "el"),
            ("faq/pages.json", ""),
            ("pages.json", ""),
            ("pages-to-us.json", ""),
        ] {
            assert_eq!(of_name(name).map(|l| l.to_string()).unwrap_or_default(), want, "{name}");
        }
        assert_eq!(without("/fr/pages/faq"), "/pages/faq");
    }
}
