//! Which letters would be taken for marks?

/// Where letters stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    Paragraph,
    Heading,
    /// A cell of a table, which has one line.
    Cell,
    /// The words of a picture.
    Words,
}

/// What stands around a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Neighbours {
    /// Nothing stands before it on its line.
    pub(super) line_start: bool,
    /// White space at its start or end would be lost.
    pub(super) first: bool,
    pub(super) last: bool,
    /// A note's number stands before it.
    pub(super) after_note: bool,
    /// What follows begins with a square bracket, or with a brace.
    pub(super) before_bracket: bool,
    pub(super) before_brace: bool,
    /// A link is around it, so that no address in it is one.
    pub(super) linked: bool,
}

/// Words on their own.
pub(super) fn escaped(text: &str, place: Place) -> String {
    let alone = Neighbours {
        line_start: false,
        first: true,
        last: true,
        after_note: false,
        before_bracket: false,
        before_brace: false,
        linked: true,
    };
    text_of(text, place, alone)
}

/// A text with backslashes where they are needed.
pub(super) fn text_of(text: &str, place: Place, near: Neighbours) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let head = text.len() - text.trim_start().len();
    let tail = text.trim_end().len().max(head);
    // The dot after figures at the start of a line makes them the number of an item.
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = None;
    for (i, letter) in text.char_indices() {
        let rest = text.get(i + letter.len_utf8()..).unwrap_or_default();
        let at_edge = (near.first && i < head) || (near.last && i >= tail);
        let starts = near.line_start && place == Place::Paragraph;
        let is_mark = match letter {
            // Before the braces of a fact, either would belong to them.
            '\\' | '{' if rest.is_empty() && near.before_brace => {
                out.push_str(&format!("&#{};", u32::from(letter)));
                continue;
            }
            '\\' | '*' | '`' | '[' | ']' | '<' | '{' | '|' | '~' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)),
            '&' => is_entity(rest),
            '!' => rest.is_empty() && near.before_bracket,
            '#' if place == Place::Heading => true,
            '#' | '+' | '-' | '=' if starts && i == 0 => rest.is_empty() || rest.starts_with([letter, ' ']),
            '>' => starts && i == 0,
            ':' => i == 0 && (near.after_note || starts) || !near.linked && is_address(text, i, rest),
            '@' => !near.linked && rest.starts_with(|c: char| c.is_ascii_alphanumeric()),
            '.' if !near.linked && is_address(text, i, rest) => true,
            '.' | ')' => starts && figures > 0 && i == figures && (rest.is_empty() || rest.starts_with(' ')),
            _ => false,
        };
        before = Some(letter);
        match letter {
            ' ' if !at_edge => out.push(letter),
            '\u{a0}' if at_edge => out.push_str("&nbsp;"),
            _ if letter == '\n' || letter == '\r' || letter == '\t' => {
                out.push_str(&format!("&#{};", u32::from(letter)))
            }
            _ if letter.is_whitespace() && at_edge => out.push_str(&format!("&#{};", u32::from(letter))),
            _ if is_mark => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

// Longer than any name of HTML's; the mark at its end is looked for no further.
const NAME_MAX: usize = 40;

/// Whether `&` before this would begin the name of a letter.
pub(super) fn is_entity(rest: &str) -> bool {
    let end = rest.bytes().take(NAME_MAX + 1).position(|byte| byte == b';');
    let name = end.and_then(|end| rest.get(..end)).unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') && !name.contains(char::is_whitespace)
}

/// Whether a colon or a dot makes an address of what is around it.
fn is_address(text: &str, i: usize, rest: &str) -> bool {
    let before = text.get(..i).unwrap_or_default();
    let ends = |name: &str| {
        let tail = before.len().checked_sub(name.len()).and_then(|start| before.get(start..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(name))
    };
    if rest.starts_with("//") { ends("http") || ends("https") } else { !rest.starts_with(' ') && ends("www") }
}
