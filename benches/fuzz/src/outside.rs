//! What must hold of what reaches the widget from outside any build: what people type and paste, and what pages wear?

use std::hint::black_box;

use shelfhelp::contact::number;
use shelfhelp::content::order::{is_email, order_number, pasted};
use shelfhelp::content::{Link, Slugs, slug};
use shelfhelp::delivery::tracking::{Context, Formats, grouped, may_track};
use shelfhelp::i18n::{Catalog, Key, Locale, beside, is_digit, is_letter, settled, small, within};
use shelfhelp::session::{cut, escaped, is_masked, keep_place, mask, mask_but, recall_place, units};
use shelfhelp::theme::colour::Colour;
use shelfhelp::theme::{NAMES, page, pasted as looks_of};
use shelfhelp::time::Date;
use shelfhelp_cli::fuzz::{self as cli, Target};

/// The readers of what is typed, pasted and seen.
pub const TARGETS: &[Target] = &[
    ("mask", masks),
    ("tracking", tracking),
    ("tracking-formats", formats),
    ("order-typed", order_typed),
    ("telephone", telephone),
    ("kept-place", kept_place),
    ("words", words),
    ("colour", colour),
    ("style-sheet", style_sheet),
    ("page-colours", page_colours),
];

const FORMATS: &str = include_str!("../../../www/tracking/formats.txt");
const TODAY: Date = Date(20_776);

/// Whether all of these come in this order in the text.
fn within_order(part: impl Iterator<Item = char>, mut whole: impl Iterator<Item = char>) -> bool {
    part.into_iter().all(|c| whole.any(|other| other == c))
}

fn masks(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let once = mask(&text);
    assert!(mask(&once) == once, "masked twice it is {:?}, not {once:?}", mask(&once));
    assert!(once.len() <= text.len() * 2, "{} bytes became {}", text.len(), once.len());
    assert!(is_masked(&once) || once == text, "what was left out is not told");
    // Nothing is made up: what stays is what was there, in its order.
    let names = ["[e-mail]", "[IBAN]", "[card]", "[phone]", "[number]"];
    let kept = names.iter().fold(once.clone(), |kept, name| kept.replace(name, ""));
    assert!(within_order(kept.chars(), text.chars()), "{kept:?} is not of {text:?}");
    // The plainest forms go, whatever stands around them.
    let is_mail = |word: &str| {
        let is_name = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
        word.split_once('@')
            .and_then(|(name, host)| Some((name, host.split_once('.')?)))
            .is_some_and(|(name, (host, top))| is_name(name) && is_name(host) && is_name(top) && top.len() > 1)
    };
    let is_long = |word: &str| word.len() > 12 && word.bytes().all(|b| b.is_ascii_digit());
    let left = once.split(' ').find(|word| is_mail(word) || is_long(word));
    assert!(left.is_none(), "{left:?} stays in {once:?}");
    let all = mask_but(&text, &|number| number.chars().any(is_digit));
    assert!(all.len() <= text.len() * 2, "{} bytes became {}", text.len(), all.len());
}

fn tracking(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let formats = Formats::new(FORMATS);
    let own = ["ELTA".to_owned()];
    for (sure, countries) in [(true, &["GR", "DE"][..]), (false, &[])] {
        let found = formats.find(&text, &Context { own: &own, countries, language: "el", sure });
        for candidate in &found {
            let number = &candidate.number;
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            // With fewer digits a text is not looked through at all: too many words would be numbers.
            assert!(digits < 7 || may_track(&text), "{text:?} was said to hold no number");
            let is_sound = (7..=40).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_alphanumeric());
            assert!(is_sound, "{number:?} is no number");
            assert!(grouped(number).replace(' ', "") == *number, "{number} is shown as {}", grouped(number));
            let link = Link::parse(&candidate.address);
            assert!(candidate.address.starts_with("https://") && link.is_some(), "{:?}", candidate.address);
            link.iter().for_each(cli::address);
        }
    }
}

/// A file of formats, and a few numbers.
fn formats(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (formats, problems) = Formats::read(&text);
    problems.iter().for_each(cli::problem);
    assert!(problems.len() <= text.lines().count(), "more problems than lines");
    for number in ["RR123456785GR", "1Z999AA10123456784", "0123 4567 8901", "2026-1042"] {
        for candidate in formats.find(number, &Context { sure: true, ..Context::default() }) {
            let plain = number.replace([' ', '-'], "");
            assert!(plain.contains(&candidate.number), "{:?} is not of {number}", candidate.number);
        }
    }
}

fn order_typed(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let number = order_number(&text);
    assert!(order_number(&number) == number, "{number:?} is read as {:?}", order_number(&number));
    assert!(number.chars().count() <= 64, "{number:?} is longer than any order number");
    assert!(!is_email(&text) || text.contains('@'), "{text:?} is no address");
    if let Some((number, email)) = pasted("", &text) {
        assert!(is_email(&email) && text.contains(&email), "{email:?}");
        assert!(number.chars().count() <= 64, "{number:?}");
    }
}

fn telephone(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Some(dialled) = number(&text) else { return };
    let digits = dialled.strip_prefix('+').unwrap_or(&dialled);
    assert!((3..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()), "{dialled:?}");
    assert!(number(&dialled).as_ref() == Some(&dialled), "{dialled} is dialled as {:?}", number(&dialled));
}

fn kept_place(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for text in [text.as_ref(), &format!("1 {} {text}", TODAY.0)] {
        if let Some(place) = recall_place(text, TODAY) {
            let again = recall_place(&keep_place(&place, TODAY), TODAY);
            assert!(again.as_ref() == Some(&place), "{place:?} is kept as {again:?}");
        }
    }
}

fn words(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let plain = settled(&text);
    assert!(settled(&plain) == plain && plain.len() <= text.len(), "{plain:?}");
    assert!(!plain.contains(|c| matches!(c, '\u{202a}'..='\u{202e}')), "{plain:?} turns letters round");
    let opened = |mark: char| plain.chars().filter(|c| *c == mark).count();
    let isolates = ['\u{2066}', '\u{2067}', '\u{2068}'].map(opened).iter().sum::<usize>();
    assert!(isolates == opened('\u{2069}'), "{plain:?} leaves a direction open");
    let catalog = Catalog::english();
    for key in Key::ALL {
        let filled = catalog.fill(*key, &[("n", &text), ("place", &text), ("day", &text), ("name", &text)]);
        assert!(filled.len() <= key.english().len() * (text.len() + 8), "{filled:?} grows");
    }
    let name = slug(&text);
    assert!(name.chars().all(|c| is_letter(c) || is_digit(c) || matches!(c, '-' | '_')), "{name:?}");
    assert!(slug(&name) == name, "{name:?} is named {:?}", slug(&name));
    let _ = black_box((small(&text), within(&text), beside(&text, &text), Locale::parse(&text)));
    let _ = black_box(Slugs::default().next(&[]));
    for (max, cost) in [(0, units as fn(char) -> usize), (1, escaped), (40, units), (160, escaped), (160, units)] {
        let short = cut(&text, max, cost);
        let spent: usize = short.chars().map(cost).sum();
        assert!(spent <= max, "{short:?} costs {spent}, not {max}");
        let kept = short.strip_suffix('…').unwrap_or(&short);
        assert!(text.starts_with(kept), "{kept:?} is not how {text:?} begins");
    }
}

fn colour(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let token = |name: &str| (name == "--shelf-accent-color").then(|| text.clone().into_owned());
    let Some(colour) = Colour::parse(&text, &token) else { return };
    assert!(colour.rgb.iter().all(|part| part.is_finite()), "{text:?} is {colour:?}");
    assert!((0.0..=1.0).contains(&colour.alpha), "{text:?} is {colour:?}");
    let hex = colour.hex();
    let again = Colour::parse(&hex, &|_| None).map(Colour::hex);
    assert!(again.as_ref() == Some(&hex), "{hex} is read as {again:?}");
    assert!((0.0..=1.0).contains(&colour.luminance()), "{text:?} is as light as {}", colour.luminance());
}

fn style_sheet(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let found = looks_of(&text);
    assert!(found.len() <= NAMES.len() * 2, "{} values for {} tokens", found.len(), NAMES.len());
    for found in &found {
        assert!(NAMES.contains(&found.name), "{} is no token", found.name);
        let out = ['{', '}', ';', '<', '>', '\\', '@'].iter().any(|mark| found.value.contains(*mark));
        assert!(!out && !found.value.to_ascii_lowercase().contains("url("), "{:?} leaves its rule", found.value);
    }
}

/// Three colours of three bytes: a ground, the words on it, an accent.
fn page_colours(bytes: &[u8]) {
    let at = |n: usize| bytes.get(n * 3..n * 3 + 3).map(|rgb| rgb.iter().fold(0, |all, b| all << 8 | u32::from(*b)));
    let (ground, text, accent) = (at(0).unwrap_or(0xff_ff_ff), at(1).unwrap_or(0), at(2));
    let worn = page::worn(ground, text, accent);
    let of = |name: &str| worn.iter().find(|(known, _)| *known == name).map_or(0, |(_, rgb)| *rgb);
    for words in ["text-color", "accent-color"] {
        let ratio = page::ratio(of(words), of("background"));
        assert!(ratio >= 4.49, "{words} {:06x} on {ground:06x} is {ratio}", of(words));
    }
    let css = page::css(ground, text, accent);
    assert!(css.ends_with(";}") && css.matches('{').count() == 1, "{css:?}");
}
