//! How little of a style sheet says the same?

/// A style sheet without comments, indentation and the line ends that separate nothing.
pub(crate) fn style(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut quote = None;
    let mut characters = source.chars().peekable();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(_), '\\') => {
                out.push(c);
                out.extend(characters.next());
            }
            (Some(open), _) => {
                out.push(c);
                if c == open {
                    quote = None;
                }
            }
            (None, '/') if characters.peek() == Some(&'*') => {
                characters.next();
                let mut star = false;
                for comment in characters.by_ref() {
                    if star && comment == '/' {
                        break;
                    }
                    star = comment == '*';
                }
                one_space(&mut out);
            }
            (None, _) if c.is_whitespace() => one_space(&mut out),
            (None, '{' | '}' | ';' | ',') => {
                out.truncate(out.trim_end_matches(' ').len());
                out.push(c);
            }
            (None, _) => {
                if c == '"' || c == '\'' {
                    quote = Some(c);
                }
                out.push(c);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Space in a style sheet separates words; next to these it separates nothing.
fn one_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ' ']) {
        out.push(' ');
    }
}
