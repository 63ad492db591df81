//! Which terms does a text hold, and where do they stand in it?
//!
//! Words of spaced scripts, numbers, and overlapping pairs of characters (bigrams) where a script has no spaces. Does
//! not know: stems, stop words or fields; every token keeps its place so that matches can be marked.

use super::fold::{Class, Folded, fold};

/// What kind of term a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of a script with spaces.
    Word,
    /// A number, with its separators as points.
    Number,
    /// Two characters of a script without spaces, or a lone Han character.
    Gram,
    /// A lone Han character within a longer run: less telling than the pair it is part of.
    Single,
    /// Two Hiragana: mostly endings and particles, of use only when there is nothing else.
    Weak,
}

/// A term and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) term: &'t str,
    pub(super) kind: Kind,
    /// Into how many pairs the run of its script was cut: each says only a part of one word.
    pub(super) pairs: usize,
    /// Bytes of the original text.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Calls `sink` with every token of `text`, in order.
///
/// ```text
///   Size 90x90: €3,50      →  size  90  x  90  3.50          digits and letters part where digits come first
///   don't, shop's, l'or    →  dont  shop  l  or
///   絹のスカーフ           →  絹の  絹  のす  すか  かー  ーふ
/// ```
pub(super) fn tokens(text: &str, sink: &mut dyn FnMut(Token<'_>)) {
    let mut word = Word::default();
    let mut run: Vec<Glyph> = Vec::new();
    let mut chars = text.char_indices().peekable();
    // The letter ahead is looked at, too; it is folded once.
    let mut ahead: Option<Folded> = None;
    while let Some((at, c)) = chars.next() {
        let folded = ahead.take().unwrap_or_else(|| fold(c));
        let end = at + c.len_utf8();
        if !is_unspaced(folded.class) && !matches!(folded.class, Class::Mark | Class::Voicing(_)) {
            flush_run(&mut run, sink);
        }
        ahead = chars.peek().map(|&(_, c)| fold(c));
        let next = ahead.map_or(Class::Gap, |ahead| ahead.class);
        match folded.class {
            Class::Letter => {
                // `90x90`, `500g` and `30days` part here, so that they match `90 x 90`, `500 g` and `30 days`; `mp3`
                // and `A4` stay whole.
                if word.numeric {
                    word.flush(sink);
                }
                word.push(folded.first, at, end);
                if let Some(second) = folded.second {
                    word.push(second, at, end);
                }
                if next == Class::Digit && folded.first == 'x' && word.text == "x" {
                    word.flush(sink);
                }
            }
            Class::Digit => {
                word.numeric |= word.text.is_empty();
                word.push(folded.first, at, end);
            }
            Class::Point if word.ends_in_digit() && next == Class::Digit => word.push('.', at, end),
            Class::Apostrophe if !word.text.is_empty() && matches!(next, Class::Letter) => {
                let rest: String = text.get(end..).unwrap_or("").chars().take(3).collect();
                match clitic(&word.text, &rest) {
                    Clitic::Joined => {}
                    Clitic::Dropped(chars_dropped) => {
                        word.flush(sink);
                        for _ in 0..chars_dropped {
                            chars.next();
                            ahead = None;
                        }
                    }
                    Clitic::Apart => word.flush(sink),
                }
            }
            Class::Mark => {}
            Class::Voicing(by) => {
                if let Some(last) = run.last_mut() {
                    last.first = voiced(last.first, by);
                    last.end = end;
                }
            }
            Class::Han | Class::Hiragana | Class::Katakana | Class::Unspaced => {
                word.flush(sink);
                run.push(Glyph { first: folded.first, class: folded.class, start: at, end });
            }
            Class::Gap | Class::Point | Class::Apostrophe => word.flush(sink),
        }
    }
    word.flush(sink);
    flush_run(&mut run, sink);
}

/// A word being read.
#[derive(Default)]
struct Word {
    text: String,
    start: usize,
    end: usize,
    numeric: bool,
}

impl Word {
    fn push(&mut self, c: char, start: usize, end: usize) {
        if self.text.is_empty() {
            self.start = start;
        }
        self.text.push(c);
        self.end = end;
    }

    fn ends_in_digit(&self) -> bool {
        self.text.as_bytes().last().is_some_and(u8::is_ascii_digit)
    }

    fn flush(&mut self, sink: &mut dyn FnMut(Token<'_>)) {
        if !self.text.is_empty() {
            let kind = if self.numeric { Kind::Number } else { Kind::Word };
            sink(Token { term: &self.text, kind, pairs: 1, start: self.start, end: self.end });
        }
        self.text.clear();
        self.numeric = false;
    }
}

/// What an apostrophe within a word does.
enum Clitic {
    /// `don't` is one word.
    Joined,
    /// `shop's`, `I'm`, `they've`: so many letters after it add nothing.
    Dropped(usize),
    /// `l'or`, `d'été`: two words.
    Apart,
}

fn clitic(before: &str, after: &str) -> Clitic {
    let ending: String = after.chars().take_while(|c| c.is_ascii_alphabetic()).collect::<String>().to_ascii_lowercase();
    match ending.as_str() {
        "s" | "m" | "d" => Clitic::Dropped(1),
        "re" | "ll" | "ve" => Clitic::Dropped(2),
        "t" => Clitic::Joined,
        _ if before.chars().count() <= 2 => Clitic::Apart,
        _ => Clitic::Joined,
    }
}

/// A character of a script without spaces.
struct Glyph {
    first: char,
    class: Class,
    start: usize,
    end: usize,
}

fn is_unspaced(class: Class) -> bool {
    matches!(class, Class::Han | Class::Hiragana | Class::Katakana | Class::Unspaced)
}

fn flush_run(run: &mut Vec<Glyph>, sink: &mut dyn FnMut(Token<'_>)) {
    // Called at every letter of other scripts, so it must cost nothing there.
    if run.is_empty() {
        return;
    }
    let mut term = String::with_capacity(8);
    let mut pairs = 1;
    for (i, glyph) in run.iter().enumerate() {
        let next = run.get(i + 1);
        if i == 0 || run.get(i - 1).is_some_and(|before| before.class != glyph.class) {
            pairs = run.iter().skip(i + 1).take_while(|other| other.class == glyph.class).count().max(1);
        }
        if let Some(next) = next {
            let weak = glyph.class == Class::Hiragana && next.class == Class::Hiragana;
            term.clear();
            term.extend([glyph.first, next.first]);
            let kind = if weak { Kind::Weak } else { Kind::Gram };
            sink(Token { term: &term, kind, pairs, start: glyph.start, end: next.end });
        }
        if glyph.class == Class::Han || run.len() == 1 {
            term.clear();
            term.push(glyph.first);
            let kind = match glyph.class {
                Class::Hiragana => Kind::Weak,
                _ if run.len() == 1 => Kind::Gram,
                _ => Kind::Single,
            };
            sink(Token { term: &term, kind, pairs, start: glyph.start, end: glyph.end });
        }
    }
    run.clear();
}

/// か with a voicing mark is が, は with the other one ぱ.
fn voiced(kana: char, by: u8) -> char {
    match kana {
        'う' => 'ゔ',
        'か'..='ぢ' | 'つ'..='ど' | 'は'..='ぽ' => char::from_u32(kana as u32 + u32::from(by)).unwrap_or(kana),
        _ => kana,
    }
}
