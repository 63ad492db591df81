//! Markup and prices as found on the web, where the folder of test data is at hand (`SHELFHELP_DATA`).

use shelfhelp::page;

/// A file of the test data; absent where the folder is.
pub(crate) fn data(name: &str) -> Option<String> {
    let root = std::env::var("SHELFHELP_DATA").unwrap_or_else(|_| "../shared/data".into());
    let path = std::path::Path::new(&root).join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("NOT RUN: {} is absent; set SHELFHELP_DATA to the folder of test data", path.display());
    }
    text
}

/// One JSON text, at its opening quote, without its escapes; and what follows it.
fn string(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut units = Vec::new();
    let mut chars = text.strip_prefix('"')?.char_indices();
    while let Some((i, c)) = chars.next() {
        let mut unit = |units: &mut Vec<u16>, c: char| {
            out.push_str(&String::from_utf16_lossy(units));
            units.clear();
            out.push(c);
        };
        match c {
            '"' => {
                out.push_str(&String::from_utf16_lossy(&units));
                return Some((out, &text[i + 2..]));
            }
            '\\' => match chars.next()?.1 {
                'u' => {
                    let hex: String = chars.by_ref().take(4).map(|(_, c)| c).collect();
                    units.push(u16::from_str_radix(&hex, 16).ok()?);
                }
                'n' => unit(&mut units, '\n'),
                't' => unit(&mut units, '\t'),
                'r' => unit(&mut units, '\r'),
                'b' => unit(&mut units, '\u{8}'),
                'f' => unit(&mut units, '\u{c}'),
                other => unit(&mut units, other),
            },
            c => unit(&mut units, c),
        }
    }
    None
}

/// Every text of a JSON document, keys included.
pub(crate) fn strings(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let Some((one, after)) = string(&rest[start..]) else { break };
        found.push(one);
        rest = after;
    }
    found
}

/// The texts of a key, each with what follows it in the document.
fn members<'t>(text: &'t str, key: &str) -> Vec<(String, &'t str)> {
    let mark = format!("\"{key}\":");
    text.match_indices(&mark).filter_map(|(i, _)| string(text[i + mark.len()..].trim_start())).collect()
}

#[test]
fn blocks_as_found_are_read() {
    let Some(text) = data("jsonld/blocks.json") else { return };
    let blocks = members(&text, "raw");
    assert!(blocks.len() > 40, "{}", blocks.len());
    let (mut broken, mut products, mut shops) = (0, 0, 0);
    for (block, _) in &blocks {
        let (facts, problems) = page::read(std::slice::from_ref(block));
        broken += problems.iter().filter(|problem| problem.code == "json").count();
        products += usize::from(facts.product.is_some());
        shops += usize::from(facts.shop_name.is_some());
    }
    println!("{} blocks: {broken} broken, {products} products, {shops} shops", blocks.len());
    assert_eq!(broken, 0, "all of them, also those that are not JSON");
    assert!(products >= 15 && shops >= 7, "{products} products, {shops} shops");
    let all: Vec<String> = blocks.into_iter().map(|(block, _)| block).collect();
    page::read(&all);
}

/// Amounts by people who looked at the shop beside amounts as read: all but a few, and those are named.
#[test]
fn prices_as_found_are_read() {
    let Some(text) = data("jsonld/price_strings.json") else { return };
    let (mut total, mut wrong) = (0, Vec::new());
    for (raw, after) in members(&text, "raw") {
        let end = after.find("\"raw\":").unwrap_or(after.len());
        let Some(amount) = after[..end].split("\"amount\":").nth(1) else { continue };
        let amount: String = amount.trim().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let escaped = raw.replace('\\', "\\\\").replace('"', "\\\"");
        // Three decimals are read as such only in a currency that has them.
        let currency = if raw.contains("KD") { "KWD" } else { "EUR" };
        let block =
            format!(r#"{{"@type":"Product","sku":"A","offers":{{"price":"{escaped}","priceCurrency":"{currency}"}}}}"#);
        let found = page::read(&[block]).0.product.and_then(|product| product.price);
        let wanted = if amount.is_empty() { None } else { Some(hundredths(&amount)) };
        let found = found.map(|money| if currency == "KWD" { money.minor / 10 } else { money.minor });
        total += 1;
        if found != wanted {
            wrong.push(format!("{raw:?}: {found:?}, not {wanted:?}"));
        }
    }
    println!("{total} prices, {} otherwise: {wrong:#?}", wrong.len());
    assert!(total > 500, "{total}");
    assert!(wrong.len() * 100 <= total * 2, "{wrong:#?}");
}

fn hundredths(amount: &str) -> i64 {
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let digit = |i: usize| fraction.as_bytes().get(i).map_or(0, |b| i64::from(b - b'0'));
    whole.parse::<i64>().unwrap() * 100 + digit(0) * 10 + digit(1) + i64::from(digit(2) >= 5)
}
