//! What does a shopper write or paste to ask for an order?

// One longer than any shop's; what is beyond it is no order number.
const NUMBER_CHARS_MAX: usize = 64;
// RFC 5321.
const EMAIL_CHARS_MAX: usize = 254;
// Nobody types so much at once: it was pasted, filled in or spoken.
const TYPED_CHARS_MAX: usize = 5;

/// Number and address in what a field holds, where they came into it together: `Order #1042, anna@example.com`. Either may
/// be empty. None where it was typed, or holds no address beside something else.
pub fn pasted(before: &str, now: &str) -> Option<(String, String)> {
    if now.chars().count() <= before.chars().count() + TYPED_CHARS_MAX {
        return None;
    }
    let (mut number, mut email) = (Vec::new(), "");
    for word in now.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '，' | '、'))
    {
        let word = word.strip_prefix("mailto:").unwrap_or(word).trim_matches(['.', ':', '"', '?']);
        if is_email(word) {
            email = word;
        } else if !word.is_empty() {
            number.push(word);
        }
    }
    if email.is_empty() || number.is_empty() {
        return None;
    }
    Some((order_number(&number.join(" ")), email.to_owned()))
}

/// An order number as shops look for it: of `Order #1042` what counts, in plain digits.
pub fn order_number(text: &str) -> String {
    let plain: String = text.chars().map(plain_digit).take(NUMBER_CHARS_MAX).collect();
    let mut words = plain.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    // Two words with digits belong together: `2026 1042`.
    let only = words.next().filter(|_| words.next().is_none()).unwrap_or(plain.trim());
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '#' | '№');
    let is_end = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '?' | '!');
    only.trim_start_matches(is_sign).trim_end_matches(is_end).to_owned()
}

/// Whether this may be an address. Only a letter sent to it would tell whether it is one.
pub fn is_email(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= EMAIL_CHARS_MAX
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
        && text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.contains('@') && host.trim_matches('.').contains('.') && !host.starts_with('.')
        })
}

/// The digits of Arabic and of full-width keyboards as those that shops number with.
fn plain_digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6f0}'..='\u{6f9}' => 0x6f0,
        '\u{ff10}'..='\u{ff19}' => 0xff10,
        _ => return c,
    };
    char::from(b'0' + (u32::from(c) - zero) as u8)
}
