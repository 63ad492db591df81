//! Does a saved page give each of its questions once, however it is built?

use super::super::shown::{articles, check, english, files, told};
use super::*;

fn read_one(html: &str) -> Harvest {
    read(&files(&[("faq.html", html)]), &english())
}

const LD: &str = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": ["WebPage", "FAQPage"],
    "mainEntity": [{"@type": "Question", "name": "How long?", "acceptedAnswer": {"@type": "Answer", "text": "<p>Two days.</p>"}},
    {"@type": "Question", "name": "Hidden &amp; true?", "acceptedAnswer": [{"@type": "Answer", "text": "&lt;p&gt;Yes.&lt;/p&gt;"}]},
    {"@type": "Question", "name": "None?"}]}]}</script>"#;

#[test]
fn json_ld_and_folding_parts_come_once() {
    let page = format!(
        r#"<html lang="en-GB"><head><link rel="canonical" href="https://shop.example/en/pages/faq?x=1">{LD}</head><body>
        <header><details><summary>Menu</summary><a href="/">Home</a></details></header>
        <main><h1>Help</h1><h2>Shipping</h2>
        <details id="time"><summary><h3>How long?</h3></summary><p>Two days.</p><ul><li>Or <b>three</b></li></ul></details>
        </main></body></html>"#
    );
    check(
        &read_one(&page),
        &[
            "en-GB faq:/pages/faq#how-long [Shipping] How long? = Two days. / Or three; slug how-long; was /en/pages/faq#time; order 1",
            "en-GB faq:/pages/faq#hidden-true Hidden & true? = Yes.; slug hidden-true; order 2",
        ],
        &[
            "faq.html:1 advice import-noted folding parts in the page's head, foot, menus or forms are left out",
            "faq.html warning import-lost \"None?\" has no answer for machines",
        ],
    );
}

#[test]
fn three_builders_of_accordions_are_read() {
    for page in [
        // Bootstrap
        r##"<div class="accordion"><div class="accordion-item"><h2 class="accordion-header" id="h1"><button class="accordion-button"
            data-bs-toggle="collapse" data-bs-target="#c1" aria-expanded="true" aria-controls="c1">How long?</button></h2>
            <div id="c1" class="accordion-collapse"><div class="accordion-body">Two days.</div></div></div>
            <div class="accordion-item"><h2 class="accordion-header"><button data-bs-toggle="collapse" data-bs-target="#c2">Where to?</button></h2>
            <div id="c2"><div class="accordion-body">Anywhere.</div></div></div></div>"##,
        // Elementor
        r#"<div class="elementor-accordion"><div class="elementor-accordion-item"><div class="elementor-tab-title" role="button"><span></span><a>How long?</a></div>
            <div class="elementor-tab-content"><p>Two days.</p></div></div><div class="elementor-accordion-item"><div class="elementor-tab-title"><a>Where to?</a></div>
            <div class="elementor-tab-content"><p>Anywhere.</p></div></div></div>"#,
        // By hand
        r#"<div class="faq"><div class="faq__item"><h3 class="faq__question">How long?</h3><div class="faq__answer">Two days.</div></div>
            <div class="faq__item"><p class="faq__question">Where to?</p><div class="faq__answer">Anywhere.</div></div></div>"#,
        // Microdata
        r#"<div itemscope itemtype="https://schema.org/FAQPage"><div itemscope itemprop="mainEntity" itemtype="https://schema.org/Question">
            <h3 itemprop="name">How long?</h3><div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer"><div itemprop="text">Two days.</div></div></div>
            <div itemscope itemprop="mainEntity" itemtype="https://schema.org/Question"><meta itemprop="name" content="Where to?">
            <div itemscope itemprop="acceptedAnswer" itemtype="https://schema.org/Answer"><p itemprop="text">Anywhere.</p></div></div></div>"#,
        "<dl><dt>How long?</dt><dd>Two days.</dd><dt>Where to?<dd>Anywhere.</dl>",
        "<dl><div><dt>How long?</dt><dd>Two days.</dd></div><div><dt>Where to?</dt><dd>Anywhere.</dd></div></dl>",
        "<main><h1>Shipping</h1><h2>How long?</h2><p>Two days.</p><h2>Where to?</h2><p>Anywhere.</p></main><footer><h2>Why us?</h2></footer>",
        "<details><summary>How long?</summary>Two days.</details><details><summary>Where to?</summary>Anywhere.</details>",
    ] {
        let harvest = read_one(page);
        let lines: Vec<String> =
            articles(&harvest).iter().map(|line| line.split(';').next().unwrap_or_default().to_owned()).collect();
        assert_eq!(
            lines,
            ["en faq:faq#how-long How long? = Two days.", "en faq:faq#where-to Where to? = Anywhere."],
            "{page}"
        );
        assert_eq!(told(&harvest), Vec::<String>::new(), "{page}");
    }
}

#[test]
fn facts_of_a_product_are_no_questions() {
    check(
        &read_one("<dl><dt>Material</dt><dd>Silk</dd><dt>Care</dt><dd>Cold</dd></dl>"),
        &[],
        &["faq.html advice import-noted no question with its answer is on the page"],
    );
}

#[test]
fn parts_that_fold_around_others_are_their_topic() {
    check(
        &read_one(
            "<h2>Help</h2><details><summary>Returns</summary><details><summary>How?</summary>By post.</details></details>",
        ),
        &["en faq:faq#how [Returns] How? = By post.; slug how; order 1"],
        &[],
    );
}

#[test]
fn a_page_in_two_languages_is_one_set_of_answers() {
    let page = |lang: &str, address: &str, one: &str, two: &str| {
        format!(
            r#"<html lang="{lang}"><link rel="canonical" href="https://x.example{address}"><link rel="alternate" hreflang="en" href="https://x.example/faq">
            <link rel="alternate" hreflang="de" href="https://x.example/fragen"><details><summary>{one}</summary>{one}</details><details><summary>{two}</summary>{two}</details>"#
        )
    };
    let german = page("de", "/fragen", "Wie?", "Wo?");
    let english_page = page("en", "/faq", "How?", "Where?");
    check(
        &read(&files(&[("a.html", &german), ("b.html", &english_page)]), &english()),
        &[
            "en faq:/faq#how How? = How?; slug how; order 1",
            "en faq:/faq#where Where? = Where?; slug where; order 2",
            "de faq:/faq#how Wie? = Wie?; slug how; order 1",
            "de faq:/faq#where Wo? = Wo?; slug where; order 2",
        ],
        &["a.html advice import-noted the questions in de are matched with the first language by their place"],
    );
}

#[test]
fn what_a_page_says_twice_comes_once_and_differences_are_told() {
    let two = "<details><summary>How long?</summary>Two days.</details>";
    check(
        &read(
            &files(&[
                ("a.html", &format!("{two}<details><summary>how LONG</summary>A week.</details>")),
                ("b.html", two),
            ]),
            &english(),
        ),
        &["en faq:a#how-long How long? = Two days.; slug how-long; order 1"],
        &[
            "a.html:1 advice import-noted the page answers \"How long?\" in two ways; the first is taken",
            "b.html:1 advice import-noted \"How long?\" is answered in the same words on a page before",
        ],
    );
}

#[test]
fn sources_stay_where_questions_are_added() {
    let sources = |html: &str| read_one(html).articles.into_iter().map(|article| article.source).collect::<Vec<_>>();
    let one = "<details><summary>A?</summary>a</details>";
    let more = format!("<details><summary>New?</summary>n</details>{one}");
    assert!(sources(&more).contains(&sources(one)[0]));
}

#[test]
fn a_file_of_json_ld_alone_is_read() {
    let json = r#"{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "A?", "acceptedAnswer": {"text": "1 < 2 and **not** bold"}}}"#;
    check(
        &read(&files(&[("de/faq.json", json)]), &english()),
        &["de faq:faq#a A? = 1 < 2 and **not** bold; slug a; order 1"],
        &[],
    );
}

#[test]
fn pages_are_told_from_others() {
    assert!(is_page("a.html", LD));
    assert!(!is_page("a.html", "<p>Hello</p>"));
    assert!(!is_page("a.json", "{}"));
}

#[test]
fn hostile_pages_end_in_problems() {
    let many = "<details><summary>A?</summary>a</details>".repeat(3_000);
    let deep = "<details><summary>A?</summary>".repeat(3_000);
    let deep_dl = "<dl><dt>A?<dd>".repeat(3_000);
    let buttons = "<h2><button aria-expanded=true aria-controls=x>A?</button></h2>".repeat(3_000) + "<div id=x>y</div>";
    let divs = format!("<div class=question>{}", "<div class=question>A?".repeat(3_000));
    let json = format!("<script type=application/ld+json>{}FAQPage", "[".repeat(10_000));
    let long = format!("<details><summary>{}</summary>a</details>", "x".repeat(100_000));
    for page in [
        "",
        "<",
        "<details>",
        "<details><summary></summary>x</details>",
        &many,
        &deep,
        &deep_dl,
        &buttons,
        &divs,
        &json,
        &long,
        "<details><summary>A?</summary><script>alert(1)</script></details>",
        "<dl><dt><dd><dt></dl>",
        "<h2>A?</h2><h2>B?</h2>",
    ] {
        let harvest = read_one(page);
        assert!(!harvest.findings.is_empty() || harvest.articles.len() == 1, "{page:.60}");
    }
}
