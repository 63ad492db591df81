//! Which links lead nowhere, or say nothing about where they lead?
//!
//! Does not ask the network: whether a page elsewhere is still there is not looked at.

use std::collections::{BTreeMap, HashMap, HashSet};

use shelfhelp::content::{Block, Slugs};
use shelfhelp::problem::{Problem, Severity, Value, nearest};

use super::near;
use super::parts::{Part, What, ahead};
use crate::audit::sheet::{Sheet, Shelf, advice, warning};
use crate::source::finding::Finding;

/// Words that say nothing, in small letters, by language.
const VAGUE: &str = "here|click here|click|this|this link|this page|link|more|read more|learn more|see here|hier|hier klicken|klick hier|\
    klicken sie hier|mehr|mehr dazu|weiterlesen|ici|cliquez ici|cliquer ici|lien|en savoir plus|aquí|aqui|haz clic aquí|clic aquí|\
    enlace|leer más|qui|clicca qui|aqui|clique aqui|εδώ|πατήστε εδώ|κάντε κλικ εδώ|σύνδεσμος|こちら|ここ|ここをクリック|\
    こちらをクリック|リンク|这里|此处|点击这里|点击此处|點擊這裡|這裡|链接|هنا|اضغط هنا|انقر هنا|الرابط";

// More of them are no help to anybody who looks for one.
const HEADINGS_SHOWN_MAX: usize = 20;

/// What links are held against.
pub(super) struct Known<'c> {
    /// The slugs of each answer's headings, by language.
    headings: Vec<HashMap<&'c str, Vec<String>>>,
    /// Former addresses of answers.
    aliases: HashMap<&'c str, &'c str>,
    drafts: Vec<&'c str>,
    /// Where the shop's help centre is; empty where it has none.
    help_url: &'c str,
}

impl<'c> Known<'c> {
    pub(super) fn new(shelves: &[Shelf<'c>], shop: &'c Value) -> Known<'c> {
        let of = |sheet: &Sheet<'c>| (sheet.answer.id.as_str(), slugs(&sheet.answer.body));
        let headings = shelves.iter().map(|shelf| shelf.sheets.iter().map(of).collect()).collect();
        let all = shelves.iter().flat_map(|shelf| &shelf.sheets);
        let aliases =
            all.flat_map(|sheet| sheet.record.aliases.iter().map(|alias| (path(alias), sheet.answer.id.as_str())));
        Known {
            headings,
            aliases: aliases.filter(|(alias, _)| alias.len() > 1).collect(),
            drafts: drafts(shop),
            help_url: shop.get("help_url").and_then(Value::as_text).unwrap_or_default(),
        }
    }
}

/// The ids of answers that are not to be shown yet.
fn drafts(shop: &Value) -> Vec<&str> {
    let Some(Value::Map(languages)) = shop.get("answers") else { return Vec::new() };
    let lists = languages.iter().filter_map(|(_, list)| match list {
        Value::List(items) => Some(items),
        _ => None,
    });
    let is_draft = |item: &&Value| matches!(item.get("draft"), Some(Value::Flag(true)));
    lists.flatten().filter(is_draft).filter_map(|item| item.get("id")?.as_text()).collect()
}

/// Problems of the links of one answer, of the shelf with a number.
pub(super) fn check(sheet: &Sheet<'_>, parts: &[Part<'_>], shelf: usize, known: &Known<'_>, found: &mut Vec<Finding>) {
    let mut targets: BTreeMap<String, &str> = BTreeMap::new();
    let linked = linked(parts);
    for part in parts {
        let problem = match &part.what {
            What::Answer(to, words) => answer(sheet, to, shelf, known).or_else(|| vague(words)),
            What::Link(address, words) => link(address, words, known).or_else(|| vague(words)),
            What::Words(words) => {
                let bare = bare(sheet, words, part.offset, &linked);
                found.extend(bare.map(|(offset, problem)| sheet.within(offset, problem)));
                None
            }
            _ => None,
        };
        let target = match &part.what {
            What::Answer(to, words) => Some((words, *to)),
            What::Link(address, words) => Some((words, *address)),
            _ => None,
        };
        let twice = target.and_then(|(words, to)| twice(words, to, &mut targets));
        found.extend(problem.or(twice).map(|problem| sheet.within(part.offset, problem)));
    }
}

fn answer(sheet: &Sheet<'_>, to: &str, shelf: usize, known: &Known<'_>) -> Option<Problem> {
    let (id, heading) = to.split_once('#').unwrap_or((to, ""));
    // A link within the answer may leave out its id.
    let id = if id.is_empty() { sheet.answer.id.as_str() } else { id };
    let here = known.headings.get(shelf)?;
    let Some(slugs) = here.get(id) else {
        return Some(missing(id, here, known));
    };
    if heading.is_empty() || slugs.iter().any(|slug| slug == heading) {
        return None;
    }
    let all: Vec<&str> = slugs.iter().map(String::as_str).collect();
    let help = match nearest(heading, &all) {
        Some(near) => format!("did you mean `#{near}`?"),
        None if all.is_empty() => "it has no headings; leave out what follows the #".to_owned(),
        None => {
            let more = if all.len() > HEADINGS_SHOWN_MAX { ", …" } else { "" };
            let shown: Vec<_> = all.iter().take(HEADINGS_SHOWN_MAX).map(|slug| format!("#{slug}")).collect();
            format!("its headings are {}{more}", shown.join(", "))
        }
    };
    Some(warning("link-heading", format!("the answer `{id}` has no heading `#{heading}`"), help))
}

fn missing(id: &str, here: &HashMap<&str, Vec<String>>, known: &Known<'_>) -> Problem {
    if known.drafts.contains(&id) {
        let message = format!("the answer `{id}` is a draft, so this link leads nowhere");
        return warning("link-draft", message, "take `draft` out of it, or the link out of here");
    }
    if known.headings.iter().any(|shelf| shelf.contains_key(id)) {
        let message = format!("the answer `{id}` is not there in this language, so this link leads nowhere");
        return warning("link-untranslated", message, "translate it, or leave the link out here");
    }
    let help = match near(id, here.keys().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the id of another answer, or leave the link out".to_owned(),
    };
    Problem::new(Severity::Error, "link-answer", "", format!("there is no answer `{id}`"), help)
}

fn link(address: &str, words: &str, known: &Known<'_>) -> Option<Problem> {
    let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
    match scheme.to_ascii_lowercase().as_str() {
        "mailto" => mail(rest),
        "tel" | "sms" => phone(rest),
        "http" if !is_at_home(rest) => {
            let message = format!("{address} is not encrypted");
            Some(advice("link-http", message, "write https:// if the page is there too; nearly every one is"))
        }
        _ => None,
    }
    .or_else(|| own(address, known))
    .or_else(|| is_address(words.trim()).then(|| spelt(words.trim())))
}

/// A machine of one's own has no certificate.
fn is_at_home(rest: &str) -> bool {
    let host = rest.trim_start_matches('/').split(['/', ':', '?', '#']).next().unwrap_or_default();
    host == "localhost" || host.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn mail(rest: &str) -> Option<Problem> {
    let to = rest.split('?').next().unwrap_or_default();
    let is_good = |one: &str| {
        let (name, host) = one.trim().rsplit_once('@').unwrap_or_default();
        let in_parts = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
        !name.is_empty() && !name.contains('@') && in_parts && !one.trim().contains(char::is_whitespace)
    };
    if to.split(',').all(is_good) {
        return None;
    }
    let message = format!("\"{to}\" is not an e-mail address");
    Some(warning("link-mail", message, "write it as mailto:hello@example.com"))
}

fn phone(rest: &str) -> Option<Problem> {
    let number = rest.split([';', '?']).next().unwrap_or_default().replace("%20", " ");
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ' ' | '(' | ')' | '*' | '#');
    // Numbers have at most fifteen digits (ITU-T E.164), and services at least three.
    if (3..=15).contains(&digits) && number.chars().all(allowed) && !number.trim_start_matches('+').contains('+') {
        return None;
    }
    let message = format!("\"{number}\" is not a telephone number");
    Some(warning("link-phone", message, "write it with its country: tel:+302105550148"))
}

/// A link to where an answer was before it came here, or to its page in the help centre.
fn own(address: &str, known: &Known<'_>) -> Option<Problem> {
    let help = known.help_url;
    if !help.is_empty() && (host(address) == host(help) || host(address).is_empty()) {
        let page = path(address).strip_prefix(path(help)).filter(|page| page.starts_with('/')).unwrap_or_default();
        let name = page.rsplit('/').next().unwrap_or_default();
        let id = name.strip_suffix(".html").unwrap_or(name);
        if known.headings.iter().any(|shelf| shelf.contains_key(id)) {
            let message = format!("{address} is the page of the answer `{id}` in your help centre");
            let help = format!("link to the answer itself, so that it opens in place: answer:{id}");
            return Some(advice("link-own", message, help));
        }
    }
    let id = known.aliases.get(path(address))?;
    let message = format!("{address} is where the answer `{id}` was before");
    Some(advice("link-old", message, format!("link to the answer itself: answer:{id}")))
}

/// The host of an address; empty where it is one of the page's own site.
fn host(address: &str) -> &str {
    let rest = address.split_once("//").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The path of an address, without its host and what follows it.
fn path(address: &str) -> &str {
    let rest = match address.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default(),
        None => address,
    };
    rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/')
}

fn vague(words: &str) -> Option<Problem> {
    let words = words.trim().trim_end_matches(['.', '!', '…', '»', '>', '→', '。']).trim().to_lowercase();
    if !VAGUE.split('|').any(|vague| vague == words) {
        return None;
    }
    let message = format!("the link's words \"{words}\" do not say where it leads");
    let help = "name what is there: who listens to a page hears its links by themselves";
    Some(advice("link-vague", message, help))
}

/// An address in the words of a paragraph that is no link, and where it stands.
fn bare(sheet: &Sheet<'_>, words: &str, from: usize, linked: &HashSet<&str>) -> Option<(usize, Problem)> {
    let address = pieces(words).find(|word| is_address(word) && !linked.contains(word))?;
    let offset = ahead(sheet.text, from).find(address).map_or(from, |at| from + at);
    Some((offset, spelt(address)))
}

/// What stands in the words of links.
fn linked<'p>(parts: &'p [Part<'_>]) -> HashSet<&'p str> {
    let words = parts.iter().filter_map(|part| match &part.what {
        What::Link(_, words) => Some(pieces(words)),
        _ => None,
    });
    words.flatten().collect()
}

/// Words without the marks around them.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    words.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/'))
}

fn is_address(text: &str) -> bool {
    let begins = ["http://", "https://", "www."].iter().any(|start| text.to_ascii_lowercase().starts_with(start));
    begins && text.len() > 11 && !text.contains(char::is_whitespace)
}

fn spelt(address: &str) -> Problem {
    let message = format!("the bare address {address} stands in the text");
    advice("link-bare", message, "give it words that say what is there: [our returns page](https://…)")
}

fn twice<'p>(words: &str, to: &'p str, targets: &mut BTreeMap<String, &'p str>) -> Option<Problem> {
    let key = words.trim().to_lowercase();
    let first = *targets.entry(key).or_insert(to);
    if first == to {
        return None;
    }
    let message = format!("\"{}\" leads to {to} here and to {first} above", words.trim());
    Some(advice("link-twice", message, "give each of the two links words of its own"))
}

/// The names of an answer's headings.
fn slugs(blocks: &[Block]) -> Vec<String> {
    let (mut names, mut slugs) = (Vec::new(), Slugs::default());
    headings(blocks, &mut slugs, &mut names);
    names
}

fn headings(blocks: &[Block], slugs: &mut Slugs, names: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(_, words) => names.push(slugs.next(words)),
            Block::Callout(_, inner) => headings(inner, slugs, names),
            Block::List(_, items) => items.iter().for_each(|item| headings(item, slugs, names)),
            _ => {}
        }
    }
}
