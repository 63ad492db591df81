//! Pages that mean harm, and pages that are merely broken: nothing panics, nothing is slow, nothing unsafe comes out.

use crate::wild::{data, strings};
use shelfhelp::contact::ChannelKind;
use shelfhelp::content::{Block, Inline, Link};
use shelfhelp::page::{self, PageFacts};

/// Everything a reader may follow has passed the one gate, and everything is bounded.
fn is_safe(facts: &PageFacts) {
    let safe = |address: &str| assert!(Link::parse(address).is_some(), "{address}");
    facts.answers.iter().flat_map(|answer| &answer.body).for_each(|block| block_is_safe(block, 0));
    for channel in &facts.channels {
        if let ChannelKind::Custom(Some(url)) = &channel.kind {
            safe(url);
        }
        assert!(channel.hours.iter().flat_map(|hours| &hours.spans).all(|(_, opens, closes)| opens < closes));
    }
    let Some(policy) = &facts.policy else { return };
    policy.returns.iter().filter_map(|returns| returns.url.as_deref()).for_each(safe);
    let mut ids: Vec<&str> = policy.places.iter().map(|place| place.id.as_str()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), policy.places.len(), "the ids of places differ");
    for rate in policy.methods.iter().flat_map(|method| &method.rates) {
        assert!(rate.place.as_deref().is_none_or(|place| ids.binary_search(&place).is_ok()), "{rate:?} has its place");
        assert!(rate.transit.0 <= rate.transit.1, "{rate:?}");
    }
}

fn block_is_safe(block: &Block, depth: usize) {
    assert!(depth <= 32, "lists nest at most 32 deep");
    match block {
        Block::Heading(level, line) => {
            assert!((2..=4).contains(level));
            line.iter().for_each(inline_is_safe);
        }
        Block::Paragraph(line) => line.iter().for_each(inline_is_safe),
        Block::List(_, items) => items.iter().flatten().for_each(|block| block_is_safe(block, depth + 1)),
        other => panic!("{other:?} is not made from markup"),
    }
}

fn inline_is_safe(inline: &Inline) {
    match inline {
        Inline::Text(text) => assert!(!text.chars().any(char::is_control), "{text:?}"),
        Inline::Link(link, inner) => {
            assert!(Link::parse(link.as_str()).is_some(), "{link:?}");
            inner.iter().for_each(inline_is_safe);
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) => inner.iter().for_each(inline_is_safe),
        Inline::Break => {}
        other => panic!("{other:?} is not made from markup"),
    }
}

/// A small generator (xorshift64*), so that every run tries the same inputs.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides.max(1)
    }
}

const SEED: &str = r##"{"@context":"https://schema.org","@graph":[
  {"@type":"OnlineStore","@id":"#shop","name":"Elaia &amp; co","address":{"addressCountry":"GR"},
   "contactPoint":[{"contactType":"live chat","url":"https://elaia.example/chat","telephone":"tel:+30 210 555 0148","email":"a@b.example",
     "hoursAvailable":{"dayOfWeek":["Monday","Fr"],"opens":"20:00:00+02:00","closes":"02:00","validFrom":"2026-12-25","validThrough":"2026-12-26"}}],
   "hasShippingService":{"@type":"ShippingService","name":"Standard","fulfillmentType":"FulfillmentTypePickupInStore",
     "handlingTime":{"@type":"ServicePeriod","cutoffTime":"14:00:00+02:00","duration":{"minValue":0,"maxValue":1,"unitCode":"DAY"},"businessDays":"Mo-Fr 09:00-17:00"},
     "shippingConditions":[{"shippingDestination":{"addressCountry":["GR","CY"],"postalCodePrefix":"104"},"orderValue":{"minValue":50,"maxValue":"99,99"},
       "weight":{"maxValue":2,"unitCode":"KGM"},"shippingRate":{"@type":"ShippingRateSettings","shippingRate":{"value":0,"currency":"EUR"},"freeShippingThreshold":"50"},
       "transitTime":{"duration":"P2DT3H"},"doesNotShip":false}]},
   "hasMerchantReturnPolicy":{"@type":"MerchantReturnPolicy","merchantReturnDays":"30","returnFees":"FreeReturn","merchantReturnLink":"/returns",
     "returnPolicySeasonalOverride":{"startDate":"2026-11-15","endDate":"2026-12-31","merchantReturnDays":60}}},
  {"@type":["Product","ProductGroup"],"@id":"#p","sku":"SCARF","name":"Scarf \u03bb\ud83e\uddf5","category":"A > B","keywords":"silk, gift","material":["silk"],
   "weight":{"value":"1,2","unitCode":"KGM"},"additionalProperty":{"name":"Care","value":true},
   "hasVariant":[{"@id":"#p"},{"@type":"Product","size":"M","offers":{"@type":"AggregateOffer","lowPrice":"1.299,00 €","offers":[{"price":-3}]}}],
   "offers":[{"@type":"Offer","price":"37,90","priceCurrency":"EUR","availability":"https://schema.org/PreOrder","availabilityStarts":"2026-12-14",
     "hasMerchantReturnPolicy":{"@id":"#shop"},"shippingDetails":[{"shippingLabel":"Standard","shippingRate":{"value":3.50e0,"currency":"EUR"},
       "shippingDestination":{"addressCountry":"US","postalCodeRange":{"postalCodeBegin":"90000","postalCodeEnd":"96199"}},
       "deliveryTime":{"handlingTime":{"value":1},"transitTime":{"minValue":"1","maxValue":36,"unitCode":"HUR"},"cutOffTime":"2:30 PM"}}]}]},
  {"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How &lt;soft&gt;?","acceptedAnswer":{"text":"<ul><li>a <b>b</b><br><a href='/x'>c</a></li></ul><script>d</script>&#x20ac;"}}]}]}"##;

const BITS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\u",
    "\\ud83e",
    "//",
    "/*",
    "*/",
    "<!--",
    "-->",
    "<![CDATA[",
    "&quot;",
    "&#0;",
    "null",
    "true",
    "-1",
    "1e9",
    "1e20",
    "9999999999999999",
    "0.0000001",
    "''",
    "<",
    ">",
    "</",
    "<script>",
    "<ul><li>",
    "<a href=",
    "javascript:",
    "P",
    "PT",
    "@id",
    "@type",
    "#p",
    "#shop",
    "€",
    "٣",
    "\u{202e}",
    "\u{0}",
    "\u{feff}",
    "🧵",
    "..",
    "*",
    "-",
    "+15:59",
    "24:00",
    "2026-02-30",
    "Mo-Su",
];

#[test]
fn a_mutated_page_never_panics() {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let seed: Vec<char> = SEED.chars().collect();
    let mut read = 0;
    for _ in 0..3_000 {
        let mut text = seed.clone();
        for _ in 0..=dice.roll(3) {
            let at = dice.roll(text.len());
            let reach = if dice.roll(4) == 0 { 400 } else { 12 };
            let length = dice.roll(reach).min(text.len() - at);
            match dice.roll(6) {
                0 => drop(text.drain(at..at + length)),
                1 => drop(text.splice(at..at, BITS[dice.roll(BITS.len())].chars())),
                2 => drop(text.splice(at..at + length, BITS[dice.roll(BITS.len())].chars())),
                3 => {
                    let copy = text[at..at + length].to_vec();
                    let to = dice.roll(text.len());
                    text.splice(to..to, copy);
                }
                4 => text[at] = char::from_u32(dice.roll(0x2_ffff) as u32).unwrap_or('x'),
                _ => {
                    let other = dice.roll(text.len());
                    text.swap(at, other);
                }
            }
        }
        let (facts, problems) = page::read(&[text.into_iter().collect()]);
        is_safe(&facts);
        assert!(problems.len() <= 200);
        read += usize::from(facts.product.is_some());
    }
    // The generator is of use only while a good part of what it makes is still read.
    assert!(read > 750, "{read} pages still had a product");
}

#[test]
fn every_value_may_be_anything() {
    // Each value of the page in turn becomes something else.
    let values = [
        "null",
        "true",
        "0",
        "-7",
        "\"\"",
        "\"x\"",
        "[]",
        "[[]]",
        "{}",
        "{\"@id\":\"#p\"}",
        "[{\"@id\":\"#shop\"},null,3,\"EUR\"]",
    ];
    let mut count = 0;
    for (colon, _) in SEED.match_indices("\":") {
        let start = colon + 2;
        let end = start + value_length(&SEED[start..]);
        for value in values {
            let (facts, problems) = page::read(&[format!("{}{value}{}", &SEED[..start], &SEED[end..])]);
            is_safe(&facts);
            assert!(problems.iter().all(|p| p.code != "json"), "{problems:?}");
            count += 1;
        }
    }
    assert!(count > 1_000, "{count}");
}

/// The length of the JSON value that opens a text.
fn value_length(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (i, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '{' | '[' if !quoted => depth += 1,
            '}' | ']' if !quoted && depth > 0 => depth -= 1,
            ',' | '}' | ']' if !quoted && depth == 0 => return i,
            _ => {}
        }
        if depth == 0 && !quoted && matches!(c, '"' | '}' | ']') {
            return i + c.len_utf8();
        }
    }
    text.len()
}

#[test]
fn a_cut_page_never_panics() {
    for (end, _) in SEED.char_indices().step_by(7) {
        is_safe(&page::read(&[SEED[..end].to_owned()]).0);
    }
}

#[test]
fn large_and_repetitive_pages_take_linear_work() {
    // A megabyte of each: work that grew with the square would not end.
    let fill = |unit: &str| unit.repeat((1 << 20) / unit.len() - 1);
    for unit in [
        "[",
        "{\"a\":",
        "[[],",
        "<!--",
        "/*",
        "//",
        "&",
        "&quot;",
        "\"",
        "\\",
        "1",
        "{}",
        "]]>",
        "//<![CDATA[",
        "{\"@id\":\"#a\"},",
    ] {
        page::read(&[fill(unit)]);
        page::read(&[format!("[{}]", fill(unit).trim_end_matches(','))]);
    }
    let faq = |text: &str| {
        format!(r#"{{"@type":"FAQPage","mainEntity":{{"name":"Q","acceptedAnswer":{{"text":"{text}"}}}}}}"#)
    };
    for unit in [
        "<",
        "<b>",
        "<a '",
        "<!--",
        "</",
        "<ul>",
        "<li>",
        "<script>",
        "&",
        "&amp;",
        "<b><i>",
        "<svg>",
        "<a href=/>",
        " ",
        "<br>",
    ] {
        let text: String = unit.repeat((1 << 19) / unit.len());
        is_safe(&page::read(&[faq(&text)]).0);
    }
    let keys: String = (0..60_000).map(|i| format!("\"k{i}\":0,")).collect();
    page::read(&[format!("{{{}}}", keys.trim_end_matches(','))]);
    let variants: String = (0..5_000)
        .map(|i| format!(r#"{{"@type":"Product","@id":"v{i}","sku":"{i}","offers":{{"price":{i}}}}},"#))
        .collect();
    page::read(&[format!(
        r#"{{"@type":"ProductGroup","name":"G","hasVariant":[{}]}}"#,
        variants.trim_end_matches(',')
    )]);
    let details: String = (0..2_000)
        .map(|i| {
            format!(
                r#"{{"shippingLabel":"L{}","shippingRate":"{i}","shippingDestination":{{"addressCountry":"GR","postalCode":"{i}"}},"deliveryTime":{{"transitTime":"2"}}}},"#,
                i % 50
            )
        })
        .collect();
    let offers =
        format!(r#"{{"price":1,"priceCurrency":"EUR","shippingDetails":[{}]}}"#, details.trim_end_matches(','));
    is_safe(&page::read(&[format!(r#"{{"@type":"Product","sku":"A","offers":{offers}}}"#)]).0);
    page::read(&vec!["{\"@type\":\"Product\",\"name\":\"x\"}".to_owned(); 10_000]);
}

#[test]
fn collected_attacks_come_out_as_text() {
    let Some(text) = data("hostile/xss.json") else { return };
    let attacks: Vec<String> = strings(&text);
    assert!(attacks.len() > 1_000, "{}", attacks.len());
    for attack in attacks {
        let escaped: String = attack
            .chars()
            .map(|c| match c {
                '"' | '\\' => format!("\\{c}"),
                c if c < ' ' => format!("\\u{:04x}", c as u32),
                c => c.to_string(),
            })
            .collect();
        let block = format!(
            r#"[{{"@type":"FAQPage","mainEntity":{{"name":"Q {escaped}","acceptedAnswer":{{"text":"A {escaped} <a href=\"{escaped}\">x</a>"}}}}}},
                {{"@type":"Organization","name":"{escaped}","contactPoint":{{"contactType":"chat","url":"{escaped}","email":"{escaped}","telephone":"{escaped}"}},
                 "hasMerchantReturnPolicy":{{"merchantReturnDays":30,"merchantReturnLink":"{escaped}"}}}},
                {{"@type":"Product","sku":"A","name":"{escaped}","material":"{escaped}","offers":{{"price":"{escaped}","priceCurrency":"EUR"}}}}]"#
        );
        let (facts, problems) = page::read(&[block]);
        is_safe(&facts);
        assert!(problems.iter().all(|p| p.code != "json"), "{attack}: {problems:?}");
        // As the whole block, too.
        is_safe(&page::read(&[attack]).0);
    }
}
