//! Does a heading ask something, and by which name can a question be kept?
//!
//! Does not know: blocks.

use std::collections::HashMap;

// The first words of questions where the mark is left out, as headings do: "How we ship", "Wie lange dauert es".
const ASKING: &str = "how what when where why which who whose can could is are does will should \
    wie was wann wo warum wieso weshalb welche welcher welches wer wohin woher kann könnt darf \
    comment quand où pourquoi quel quelle quels quelles combien puis-je peut-on est-ce qu'est-ce dois-je \
    cómo como cuándo dónde qué cuál cuáles cuánto cuánta puedo quién \
    quando dove perché quale quali posso quanto quanta cosa chi cos'è dov'è \
    onde quais qual porquê quem \
    hoe wat wanneer waar waarom welke kan mag \
    jak kiedy gdzie dlaczego czy ile jaki jakie \
    hur när varför vilka vilken hvordan hvornår hvorfor hvilke hvad hva når hvor \
    miten milloin missä miksi mitä voinko \
    kuidas millal kus miks \
    как когда где почему что сколько можно какие какой \
    πώς πότε πού γιατί ποιος ποια ποιες μπορώ τι \
    nasıl neden nerede";

/// Whether a heading reads as a question.
pub(super) fn asks(heading: &str) -> bool {
    let text = heading.trim();
    let Some(last) = text.chars().next_back() else { return false };
    let greek = text.chars().any(|c| ('\u{370}'..='\u{3ff}').contains(&c));
    if matches!(last, '?' | '？' | '؟' | '\u{37e}' | '՞' | 'か' | '吗' | '嗎' | '呢') || (last == ';' && greek) {
        return true;
    }
    if ["如何", "怎么", "怎麼", "什么", "什麼", "为什么", "どう", "¿"].iter().any(|word| text.starts_with(word))
    {
        return true;
    }
    let first = text.split([' ', '\u{a0}', ',', '…']).next().unwrap_or_default().to_lowercase();
    // One word alone, such as "Wo", is a label.
    first.len() < text.len() && ASKING.split_whitespace().any(|word| word == first)
}

/// A question without the `Q:`, `3.` or `Question 3:` before it.
pub(super) fn bare(heading: &str) -> &str {
    let text = heading.trim();
    let lower = text.to_ascii_lowercase();
    for label in ["question", "frage", "q", "f"] {
        let Some(rest) = lower.strip_prefix(label).and_then(|_| text.get(label.len()..)) else { continue };
        let digits = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        if let Some(asked) = digits.trim_start().strip_prefix([':', '.', ')', '：'])
            && asked.starts_with(char::is_whitespace)
        {
            return asked.trim();
        }
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.len() - rest.len();
    if (1..=3).contains(&number)
        && let Some(asked) = rest.strip_prefix(['.', ')', ':'])
        && asked.starts_with(char::is_whitespace)
        && !asked.trim().is_empty()
    {
        return asked.trim();
    }
    text
}

/// A name made of a text: its letters and digits in lower case, anything between them one hyphen. Sources are made of
/// it, so it must never change.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        // Long enough for any question; two that agree so far are told apart by a number.
        if out.len() >= SLUG_BYTES {
            break;
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

const SLUG_BYTES: usize = 96;

/// The same question, however it is set: for finding those that are there twice.
pub(super) fn key(question: &str) -> String {
    let mut key: String = bare(question).to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if key.is_empty() {
        key = question.to_owned();
    }
    key
}

/// Names that are taken, so that each is given once: `name`, `name-2`, `name-3`.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashMap<String, usize>,
}

impl Names {
    pub(super) fn unique(&mut self, name: &str) -> String {
        let name = if name.is_empty() { "question" } else { name };
        let mut count = self.taken.get(name).copied().unwrap_or_default();
        let mut given = name.to_owned();
        while self.taken.contains_key(&given) {
            count += 1;
            given = format!("{name}-{}", count + 1);
        }
        self.taken.insert(name.to_owned(), count);
        self.taken.insert(given.clone(), 0);
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_ask_are_told_from_labels() {
        for yes in [
            "Can I return it?",
            "How we ship",
            "Wie lange dauert der Versand",
            "Où est ma commande ?",
            "Πότε θα έρθει;",
            "送料はいくらですか",
            "如何退货",
            "¿Puedo cambiarlo",
        ] {
            assert!(asks(yes), "{yes}");
        }
        for no in ["", "Returns", "Shipping within Europe", "Wo", "Do not bleach", "1. Scope", "Note;"] {
            assert!(!asks(no), "{no}");
        }
    }

    #[test]
    fn numbers_and_labels_before_a_question_go() {
        for (text, want) in [
            ("Q: Where is it?", "Where is it?"),
            ("Q3. Where is it?", "Where is it?"),
            ("Question 3: Where is it?", "Where is it?"),
            ("12. Where is it?", "Where is it?"),
            ("30 days or less?", "30 days or less?"),
            ("Quality", "Quality"),
            ("F", "F"),
            ("1.", "1."),
            ("", ""),
        ] {
            assert_eq!(bare(text), want);
        }
    }

    #[test]
    fn a_slug_keeps_every_script_and_has_an_end() {
        assert_eq!(slug("  Où est-ce ?! "), "où-est-ce");
        assert_eq!(slug("送料はいくら？"), "送料はいくら");
        assert_eq!(slug("?!"), "");
        assert!(slug(&"é".repeat(1000)).len() <= SLUG_BYTES + 4);
    }

    #[test]
    fn each_name_is_given_once() {
        let mut names = Names::default();
        let given: Vec<String> = ["a", "a-2", "a", "a", "", ""].iter().map(|name| names.unique(name)).collect();
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "question", "question-2"]);
    }
}
