//! What would this be on another keyboard?
//!
//! Whoever forgets to switch the layout types `ghbdtn` for `привет`, or `вудшмукн` for `delivery`. The keys are the same,
//! so each letter has one counterpart. Does not know: which of the two was meant.

use super::fold::fold;

/// A layout: what its keys write, key by key.
pub(super) struct Layout {
    /// The first and the last letter of its script.
    pub(super) script: (char, char),
    keys: &'static str,
}

// The keys of the first layout, in the order of the rows; capitals are the same keys.
const LATIN: &str = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./";

/// Greek, Russian, Ukrainian, Arabic, Hebrew. On the Arabic keyboard the key of `b` writes two letters: here one that
/// stands for both.
pub(super) const LAYOUTS: [Layout; 5] = [
    Layout { script: ('α', 'ω'), keys: "`;ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./" },
    Layout { script: ('а', 'я'), keys: "ёйцукенгшщзхъфывапролджэячсмитьбю." },
    Layout { script: ('а', 'я'), keys: "'йцукенгшщзхїфівапролджєячсмитьбю." },
    Layout { script: ('ء', 'ي'), keys: "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ" },
    Layout { script: ('א', 'ת'), keys: ";/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ." },
];

impl Layout {
    /// Latin keys as this layout writes them.
    pub(super) fn written(&self, latin: &str) -> String {
        let mut text = String::with_capacity(2 * latin.len());
        for c in latin.chars() {
            match swap(c.to_ascii_lowercase(), LATIN, self.keys) {
                'ﻻ' => text.push_str("لا"),
                // The dead key of the accent.
                '΄' => {}
                c => text.push(c),
            }
        }
        text
    }

    /// What the same keys write on the Latin layout.
    pub(super) fn latin(&self, text: &str) -> String {
        let mut latin = String::with_capacity(text.len());
        for c in text.replace("لا", "ﻻ").chars() {
            let c = if self.keys.contains(c) { c } else { fold(c).first };
            latin.push(swap(c, self.keys, LATIN));
        }
        latin
    }

    /// Whether a character is of its script.
    pub(super) fn has(&self, c: char) -> bool {
        (self.script.0..=self.script.1).contains(&fold(c).first) || (!c.is_ascii() && self.keys.contains(c))
    }
}

fn swap(c: char, from: &str, to: &str) -> char {
    from.chars().position(|key| key == c).and_then(|at| to.chars().nth(at)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{LATIN, LAYOUTS};

    #[test]
    fn every_layout_has_a_letter_for_every_key_and_none_twice() {
        for layout in &LAYOUTS {
            assert_eq!(layout.keys.chars().count(), LATIN.chars().count(), "{}", layout.keys);
            for (at, c) in layout.keys.chars().enumerate() {
                assert_eq!(layout.keys.chars().position(|other| other == c), Some(at), "{c} in {}", layout.keys);
            }
        }
    }

    #[test]
    fn there_and_back_is_the_same_word() {
        let words = ["επιστροφη", "возврат", "доставка", "повернення", "ارجاع", "الشحن", "החזרה", "משלוח"];
        for word in words {
            let script = |c: char| LAYOUTS.iter().filter(move |layout| layout.has(c));
            let back = script(word.chars().next().unwrap_or_default())
                .any(|layout| layout.written(&layout.latin(word)) == word);
            assert!(back, "{word}");
        }
        let [greek, russian, ukrainian, arabic, hebrew] = &LAYOUTS;
        for (layout, word, keys) in [
            (greek, "επιστροφη", "epistrofh"),
            (russian, "возврат", "djpdhfn"),
            (russian, "доставка", "ljcnfdrf"),
            (ukrainian, "доставці", "ljcnfdws"),
            (arabic, "الشحن", "hgapk"),
            (arabic, "بلا", "fb"),
            (hebrew, "משלוח", "nakuj"),
        ] {
            assert_eq!(layout.written(keys), word);
            assert_eq!(layout.latin(word), keys);
        }
    }
}
