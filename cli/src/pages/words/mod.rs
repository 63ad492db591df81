//! What do the pages themselves say?
//!
//! Only what the widget has no words for: the rest comes from its own catalogs. A file a language, which the compiler
//! holds to every message; `{name}` marks what is filled in, and a message that counts has one form for each CLDR plural
//! category.
//!
//! Does not know: other languages. Pages in them speak English around the shop's own words, and the build says so.

mod ar;
mod de;
mod el;
mod en;
mod es;
mod fr;
mod he;
mod it;
mod ja;
mod ko;
mod nl;
mod pl;
mod pt;
mod ru;
mod sv;
mod tr;
mod uk;
mod zh_hans;
mod zh_hant;

use shelfhelp::i18n::Locale;

/// A language, and what it says.
type Tongue = (&'static str, fn(Say) -> &'static str);

/// The languages; others speak the first.
const TONGUES: [Tongue; 19] = [
    ("en", en::say),
    ("ar", ar::say),
    ("de", de::say),
    ("el", el::say),
    ("es", es::say),
    ("fr", fr::say),
    ("he", he::say),
    ("it", it::say),
    ("ja", ja::say),
    ("ko", ko::say),
    ("nl", nl::say),
    ("pl", pl::say),
    ("pt", pt::say),
    ("ru", ru::say),
    ("sv", sv::say),
    ("tr", tr::say),
    ("uk", uk::say),
    ("zh-Hans", zh_hans::say),
    ("zh-Hant", zh_hant::say),
];

/// The place of a language among them; English where it is not there.
pub(super) fn tongue(locale: &Locale) -> usize {
    known(locale).unwrap_or(0)
}

/// The place of a language, where it is there.
pub(super) fn known(locale: &Locale) -> Option<usize> {
    let all: Vec<Locale> = TONGUES.iter().filter_map(|(tag, _)| Locale::parse(tag)).collect();
    let best = locale.best_of(&all)?;
    TONGUES.iter().position(|(tag, _)| *tag == best.as_str())
}

/// The tag of the language that is spoken to a locale.
pub(super) fn tag(locale: &Locale) -> &'static str {
    TONGUES.get(tongue(locale)).map_or("en", |(tag, _)| tag)
}

macro_rules! messages {
    ($($key:ident),* $(,)?) => {
        /// The name of a message.
        #[derive(Clone, Copy, Debug)]
        pub(super) enum Say { $($key,)* }

        #[cfg(test)]
        const ALL: &[Say] = &[$(Say::$key,)*];
    };
}

messages! {
    HelpCentre,
    Lead,
    Skip,
    Breadcrumb,
    Languages,
    Choose,
    Topics,
    MoreTopic,
    AllAnswers,
    Related,
    Updated,
    Shop,
    Moved,
    ToneNote,
    ToneTip,
    ToneWarning,
    Video,
    Table,
    Notes,
    NoteNumber,
    BackToText,
    Done,
    ToDo,
    Delivery,
    DeliveryLead,
    Exact,
    To,
    Price,
    Takes,
    WorkingDays,
    PlainDays,
    SameDay,
    Counted,
    Cutoff,
    Travels,
    Opens,
    Windows,
    NotAll,
    SomeOnly,
    OnPage,
    GoodToKnow,
    FreeFrom,
    UpTo,
    Above,
    Pieces,
    PerKg,
    PerPiece,
    Percent,
    AtLeast,
    AtMost,
    NotThere,
    Elsewhere,
    Anywhere,
    Returns,
    ReturnDays,
    ReturnNever,
    ReturnFree,
    ReturnCosts,
    ReturnFees,
    ReturnHow,
    ReturnExcept,
    ReturnSeason,
    ReturnRules,
}

impl Say {
    /// The words in a language, by its place.
    pub(super) fn words(self, tongue: usize) -> &'static str {
        TONGUES.get(tongue).map_or_else(|| en::say(self), |(_, say)| say(self))
    }

    /// The words with their `{…}` filled in.
    pub(super) fn fill(self, tongue: usize, values: &[(&str, &str)]) -> String {
        fill(self.words(tongue), values)
    }

    /// The words for a number of things that are written `shown`, in the plural form of `category`.
    pub(super) fn count(self, tongue: usize, category: &str, shown: &str) -> String {
        let forms = self.words(tongue);
        let form = |wanted: &str| forms.split(" | ").find_map(|form| form.strip_prefix(wanted)?.strip_prefix(": "));
        fill(form(category).or_else(|| form("other")).unwrap_or(forms), &[("n", shown)])
    }
}

/// What is filled in is taken as it stands, braces and all.
fn fill(words: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = tail;
    }
    out + rest
}

/// What speakers of a language call it.
pub(super) fn endonym(locale: &Locale) -> String {
    let tag = locale.as_str();
    let name = |tag: &str| ENDONYMS.iter().find(|(known, _)| *known == tag).map(|(_, name)| (*name).to_owned());
    match (name(tag), name(locale.language()), locale.region()) {
        (Some(name), ..) => name,
        (None, Some(name), Some(region)) => format!("{name} ({region})"),
        (None, Some(name), None) => name,
        (None, None, _) => tag.to_owned(),
    }
}

const ENDONYMS: [(&str, &str); 40] = [
    ("ar", "العربية"),
    ("bg", "Български"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(tag: &str) -> Locale {
        Locale::parse(tag).unwrap()
    }

    #[test]
    fn a_language_finds_its_words_or_english() {
        for (tag, found) in [
            ("en-GB", "en"),
            ("el", "el"),
            ("zh-CN", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh-Hant", "zh-Hant"),
            ("ar-AE", "ar"),
            ("pt-BR", "pt"),
            ("fi", "en"),
        ] {
            assert_eq!(TONGUES[tongue(&locale(tag))].0, found, "{tag}");
        }
    }

    #[test]
    fn every_language_of_the_widget_has_words_here() {
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../www/messages")).unwrap();
        for file in files {
            let name = file.unwrap().file_name();
            let tag = name.to_str().and_then(|name| name.strip_suffix(".json")).unwrap();
            assert!(TONGUES.iter().any(|(known, _)| *known == tag), "{tag}");
        }
    }

    #[test]
    fn every_message_is_written_in_every_language_with_the_same_blanks() {
        let blanks = |words: &str| {
            let mut names: Vec<&str> =
                words.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
            names.sort_unstable();
            names.dedup();
            names.join(" ")
        };
        for key in ALL {
            for (tag, say) in TONGUES {
                let (words, english) = (say(*key), en::say(*key));
                assert!(!words.is_empty(), "{tag}: {key:?}");
                assert_eq!(blanks(words), blanks(english), "{tag}: {words}");
            }
        }
    }

    #[test]
    fn what_counts_has_the_forms_of_its_language() {
        let forms =
            |words: &str| words.split(" | ").filter_map(|form| Some(form.split_once(": ")?.0.to_owned())).collect();
        for (tag, say) in TONGUES {
            let numbers = 0..=200;
            let format = shelfhelp::i18n::Cldr::new(&locale(tag), None);
            let asked: std::collections::BTreeSet<&str> =
                numbers.map(|n| shelfhelp::i18n::Format::plural(&format, n)).filter(|form| *form != "zero").collect();
            for key in ALL.iter().filter(|key| en::say(**key).contains(" | ")) {
                let written: Vec<String> = forms(say(*key));
                assert!(asked.iter().all(|form| written.iter().any(|known| known == form)), "{tag}: {key:?}");
            }
        }
    }

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        assert_eq!(Say::UpTo.fill(0, &[("bound", "{bound} {x}")]), "up to {bound} {x}");
        assert_eq!(Say::Pieces.count(0, "one", "1"), "1 piece");
        assert_eq!(Say::Pieces.count(tongue(&locale("ja")), "one", "1"), "1点");
    }

    #[test]
    fn languages_are_called_as_their_speakers_do() {
        let names = ["el", "zh-Hans", "pt-BR", "tlh"].map(|tag| endonym(&locale(tag)));
        assert_eq!(names, ["Ελληνικά", "简体中文", "Português (BR)", "tlh"]);
    }
}
