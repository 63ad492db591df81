//! By which names can a heading be linked to?

use shelfhelp::content::{Inline, Slugs, slug};

#[test]
fn headings_are_named_as_github_names_them() {
    let mut slugs = Slugs::default();
    for (heading, name) in [
        ("By hand", "by-hand"),
        ("By hand", "by-hand-1"),
        ("By hand 1", "by-hand-1-1"),
        ("By hand", "by-hand-2"),
        ("What if it's wet?", "what-if-its-wet"),
        ("A – B & C_d-e", "a--b--c_d-e"),
        ("30 °C, 2 €", "30-c-2-"),
        ("Πώς το πλένω; ΆΈΉΊΌΎΏ", "πώς-το-πλένω-άέήίόύώ"),
        ("ÄÖÜ ÇÉÑ ŸŠŽĆŁŃ", "äöü-çéñ-ÿšžćłń"),
        ("ЁЖЙ Ђ", "ёжй-ђ"),
        ("洗い方 (手)", "洗い方-手"),
        ("كيف", "كيف"),
        ("…", ""),
    ] {
        assert_eq!(slugs.next(&[Inline::Text(heading.into())]), name, "for {heading:?}");
    }
    assert_eq!(slugs.next(&[Inline::Strong(vec![Inline::Text("Bold".into())]), Inline::Code(" X".into())]), "bold-x");
    for _ in 0..3_000 {
        slugs.next(&[Inline::Text("again".into())]);
    }
    // Latin, Greek and Cyrillic as Unicode has them; `İ` alone becomes two letters there.
    for c in
        ('\u{c0}'..='\u{17f}').chain('\u{391}'..='\u{3ce}').chain('\u{400}'..='\u{45f}').chain('\u{1ea0}'..='\u{1eff}')
    {
        let lower = c.to_lowercase().collect::<String>();
        if !matches!(c, 'İ' | '\u{3a2}') && shelfhelp::i18n::is_letter(c) {
            assert_eq!(slug(&c.to_string()), lower, "{c}");
        }
    }
}
