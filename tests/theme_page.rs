//! Does the widget look at home in whatever page, and can it be read there?

#![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

use shelfhelp::theme::page;

/// Numbers that look like chance and are the same each time.
fn any(state: &mut u64) -> u32 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as u32
}

#[test]
fn in_whatever_page_every_word_can_be_read() {
    let named = |worn: &[(&'static str, u32)], name: &str| worn.iter().find(|(known, _)| *known == name).unwrap().1;
    let mut state = 7;
    for round in 0..4_000 {
        let (mut ground, mut text) = (any(&mut state) & 0xff_ff_ff, any(&mut state) & 0xff_ff_ff);
        let accent = (round % 5 != 0).then(|| any(&mut state) & 0xff_ff_ff);
        // Greys of every shade are where it is hardest.
        if round % 3 == 0 {
            ground = (ground & 0xff) * 0x01_01_01;
        }
        if round % 4 == 0 {
            text = (text & 0xff) * 0x01_01_01;
        }
        let worn = page::worn(ground, text, accent);
        let of = |name| named(&worn, name);
        for (words, on, least) in [
            ("text-color", "background", 4.5),
            ("text-color", "background-sunk", 4.5),
            ("text-color", "accent-background", 4.5),
            ("text-color", "mark-background", 4.5),
            ("text-color-soft", "background", 4.5),
            ("text-color-soft", "background-sunk", 4.5),
            ("text-color-soft", "accent-background", 4.5),
            ("text-color-faint", "background", 4.5),
            ("text-color-faint", "background-sunk", 4.5),
            ("text-color-faint", "accent-background", 4.5),
            ("edge-color", "background", 3.0),
            ("edge-color", "background-sunk", 3.0),
            ("accent-color", "background", 4.5),
            ("accent-color", "background-sunk", 4.5),
            ("accent-color", "accent-background", 3.0),
            ("wrong-color", "background", 4.5),
            ("wrong-color", "background-sunk", 4.5),
        ] {
            let ratio = page::ratio(of(words), of(on));
            assert!(ratio >= least, "{words} on {on} is {ratio} in {ground:06x} {text:06x} {accent:?}: {worn:06x?}");
        }
        assert_eq!(of("background"), ground, "the inline block stands on the page's own ground");
        let own = page::ratio(text, ground);
        assert!(own < 4.5 || of("text-color") == text, "words that can be read stay as they are");
        let best = page::ratio(0, ground).max(page::ratio(0xff_ff_ff, ground));
        assert!(own >= 4.5 || page::ratio(of("text-color"), ground) >= best.min(7.0), "others come far enough");
    }
}

#[test]
fn the_ratio_is_that_of_the_standard() {
    for grey in 0..=255_u32 {
        let channel = f64::from(grey) / 255.0;
        let light = if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) };
        let wanted = 1.05 / (light + 0.05);
        let told = f64::from(page::ratio(0xff_ff_ff, grey * 0x01_01_01));
        assert!((told - wanted).abs() < 0.001, "{grey}: {told}, not {wanted}");
    }
    assert!(page::is_dark(0x1f1d1b) && !page::is_dark(0xffffff) && page::is_dark(0x1f5d4c) && !page::is_dark(0xffcc00));
}

#[test]
fn what_is_worn_in_a_page_leaves_the_shops_own_tokens_before_it() {
    let css = page::css(0xffffff, 0x222222, Some(0x0044ff));
    assert!(css.starts_with(".root[data-scheme]{--_background:var(--shelf-background,#ffffff);--_text-color:var(--shelf-text-color,#222222);--_accent-color:var(--shelf-accent-color,#0044ff);"), "{css}");
    // A pale accent keeps its hue and becomes dark enough.
    assert!(page::css(0xffffff, 0, Some(0xffd814)).contains("--_accent-color:var(--shelf-accent-color,#8"), "{css}");
}
