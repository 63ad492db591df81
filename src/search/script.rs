//! In which of the shop's languages is a question asked?
//!
//! Letters tell the script, and a script tells which languages it may be. Does not know: words.

use crate::i18n::Locale;

/// The scripts that tell a language from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Hangul,
    Kana,
    Han,
}

use Script::{Arabic, Cyrillic, Greek, Han, Hangul, Hebrew, Indic, Kana, Latin, Thai};

// How many letters are looked at; a question of two scripts is asked in the one of most of them.
const LETTERS_MAX: usize = 64;

/// A language of the shop that a question is asked in, where it is not the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongue<'l> {
    /// The language.
    pub locale: &'l Locale,
    /// Whether the letters alone say so. Else it is only worth a look: Latin letters may be English, and may be the page's
    /// own words as a foreign keyboard has them.
    pub certain: bool,
}

/// The language of the shop in which a question is asked, where the page's own is not written so.
pub fn tongue<'l>(question: &str, own: &Locale, shop: &'l [Locale]) -> Option<Tongue<'l>> {
    let script = script(question)?;
    let others = || shop.iter().filter(|other| other.language() != own.language());
    if is_written(own, script) {
        return None;
    }
    let locale = match script {
        Latin => others().find(|other| other.language() == "en"),
        // Characters without kana are Chinese where the shop has both.
        Han => {
            others().find(|other| other.language() == "zh").or_else(|| others().find(|other| is_written(other, Han)))
        }
        _ => others().find(|other| is_written(other, script)),
    };
    locale.map(|locale| Tongue { locale, certain: script != Latin })
}

/// Whether a language is written in a script.
fn is_written(locale: &Locale, script: Script) -> bool {
    let is_in = |list: &str| list.split(' ').any(|language| language == locale.language());
    match script {
        Greek => is_in("el"),
        Cyrillic => is_in("ru uk bg be mk kk ky mn sr"),
        Hebrew => is_in("he yi"),
        Arabic => is_in("ar fa ur ps ckb sd ug"),
        Indic => is_in("hi mr ne bn ta te"),
        Thai => is_in("th"),
        Hangul => is_in("ko"),
        Kana => is_in("ja"),
        Han => is_in("ja zh"),
        // Serbian is written in both.
        Latin => !is_in("el ru uk bg be mk kk ky mn he yi ar fa ur ps ckb sd ug hi mr ne bn ta te th ko ja zh"),
    }
}

/// The script of most letters; none where there are no letters. Kana makes the characters beside it Japanese.
fn script(text: &str) -> Option<Script> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().filter_map(of).take(LETTERS_MAX) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let most = counts.iter().copied().reduce(|most, next| if next.1 > most.1 { next } else { most })?.0;
    let has_kana = counts.iter().any(|(script, _)| *script == Kana);
    Some(if most == Han && has_kana { Kana } else { most })
}

fn of(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Greek,
        '\u{400}'..='\u{52f}' => Cyrillic,
        '\u{590}'..='\u{5ff}' => Hebrew,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Arabic,
        '\u{900}'..='\u{d7f}' => Indic,
        '\u{e00}'..='\u{e7f}' => Thai,
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}' => Hangul,
        '\u{3041}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9f}' => Kana,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fffd}' => Han,
        _ => return None,
    })
}
