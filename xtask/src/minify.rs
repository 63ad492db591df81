//! Which characters of a script or a style sheet can go without anybody noticing?
//!
//! Comments, indentation, and space that separates nothing: what is written for people. Names stay, so a stack trace
//! still reads like the source, and no parser is needed. After compression little more is to be had.

/// Words after which a slash opens a regular expression; after any other word it divides.
const BEFORE_REGEX: [&str; 13] =
    ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "await", "yield"];

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Code,
    LineComment,
    BlockComment,
    /// A string that ends with this quote.
    String(char),
    Template,
    Regex,
    /// The `[…]` of a regular expression, where a slash does not end it.
    RegexClass,
}

/// What stood between two pieces of code.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Gap {
    Nothing,
    Space,
    Line,
}

/// A script without comments and without the space that separates nothing.
pub(crate) fn script(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut inside = Inside::Code;
    let mut gap = Gap::Nothing;
    // Open braces of each `${…}` we are in: its closing brace leads back into the template.
    let mut braces: Vec<usize> = Vec::new();
    let mut characters = source.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        match (inside, c) {
            (Inside::Code, '/') if next == Some('/') => inside = Inside::LineComment,
            (Inside::Code, '/') if next == Some('*') => {
                characters.next();
                inside = Inside::BlockComment;
                gap = widest(gap, Gap::Space);
            }
            // A comment over several lines counts as a line end to JavaScript.
            (Inside::Code | Inside::LineComment | Inside::BlockComment, '\n') => {
                gap = Gap::Line;
                if inside == Inside::LineComment {
                    inside = Inside::Code;
                }
            }
            (Inside::Code, ' ' | '\t' | '\r') => gap = widest(gap, Gap::Space),
            (Inside::Code, _) => {
                inside = opened(c, &out, &mut braces);
                separate(&mut out, gap, c);
                gap = Gap::Nothing;
                out.push(c);
            }
            (Inside::BlockComment, '*') if next == Some('/') => {
                characters.next();
                inside = Inside::Code;
            }
            (Inside::LineComment | Inside::BlockComment, _) => {}
            (_, '\\') => {
                out.push(c);
                out.extend(characters.next());
            }
            (Inside::Template, '$') if next == Some('{') => {
                out.push_str("${");
                characters.next();
                braces.push(0);
                inside = Inside::Code;
            }
            (literal, _) => {
                out.push(c);
                inside = after_in_literal(literal, c);
            }
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn widest(one: Gap, other: Gap) -> Gap {
    if one < other { other } else { one }
}

/// Where are we after this character of code?
fn opened(c: char, before: &str, braces: &mut Vec<usize>) -> Inside {
    match (c, braces.last_mut()) {
        ('\'' | '"', _) => return Inside::String(c),
        ('`', _) => return Inside::Template,
        ('/', _) if opens_regex(before) => return Inside::Regex,
        ('}', Some(0)) => {
            braces.pop();
            return Inside::Template;
        }
        ('{', Some(depth)) => *depth += 1,
        ('}', Some(depth)) => *depth -= 1,
        _ => {}
    }
    Inside::Code
}

/// Keeps of a gap what the language needs. In doubt it stays: the rules below are for what is certain.
fn separate(out: &mut String, gap: Gap, next: char) {
    let Some(last) = out.chars().next_back() else { return };
    // After these no statement can end, and before those none could go on otherwise.
    let goes_on =
        matches!(last, '{' | ';' | ',' | '(' | '[') || matches!(next, '}' | ')' | ']' | ',' | ';' | '.' | '?' | ':');
    if gap == Gap::Line && !goes_on {
        out.push('\n');
    } else if gap != Gap::Nothing && needs_space(last, next) {
        out.push(' ');
    }
}

fn needs_space(last: char, next: char) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '#' | '\\' | '`') || !c.is_ascii();
    match (last, next) {
        // `a + +b`, `a - -b`, and what a browser would take for an HTML comment.
        ('+', '+') | ('-', '-' | '>') | ('!', '-') => true,
        // A comment or a regular expression must not come about, nor a decimal point.
        ('/', _) | (_, '/') => true,
        (_, '.') => last.is_ascii_digit(),
        _ => word(last) && word(next),
    }
}

fn after_in_literal(literal: Inside, c: char) -> Inside {
    match (literal, c) {
        (Inside::String(quote), _) if c == quote => Inside::Code,
        (Inside::Template, '`') | (Inside::Regex, '/') => Inside::Code,
        (Inside::Regex, '[') => Inside::RegexClass,
        (Inside::RegexClass, ']') => Inside::Regex,
        (same, _) => same,
    }
}

/// Would a slash here open a regular expression rather than divide?
fn opens_regex(before: &str) -> bool {
    let before = before.trim_end();
    let Some(last) = before.chars().next_back() else { return true };
    if last.is_alphanumeric() || last == '_' || last == '$' {
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').map_or(0, |at| at + 1);
        return before.get(start..).is_some_and(|word| BEFORE_REGEX.contains(&word));
    }
    !matches!(last, ')' | ']' | '"' | '\'' | '`' | '.')
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn check_script(source: &str, expected: &str) {
        assert_eq!(script(source), expected, "from {source:?}");
    }

    #[test]
    fn what_is_written_for_people_goes() {
        check_script("// why\n\n  var a = 1;  \n\n    // more\n\tb();\n", "var a=1;b();\n");
        check_script("/* one\n   two */\na();", "a();\n");
        check_script("a(); // why\nb(/* none */);", "a();b();\n");
        check_script("if (a) {\r\n  b(c, d);\r\n}\r\n", "if(a){b(c,d);}\n");
        check_script("// nothing but this", "");
        check_script("", "");
    }

    #[test]
    fn a_line_end_that_may_end_a_statement_stays() {
        check_script("a = b\n(c)\nd", "a=b\n(c)\nd\n");
        check_script("const f = () => {\n}\ng()", "const f=()=>{}\ng()\n");
        check_script("return /* a\nb */ 1", "return\n1\n");
        check_script("a\n++b", "a\n++b\n");
        check_script("a\n  .b()\n  ?.c()\n", "a.b()?.c()\n");
    }

    #[test]
    fn a_space_that_means_something_stays() {
        check_script("a + +b - -c + ++d - --e", "a+ +b- -c+ ++d- --e\n");
        check_script("typeof a in b; async (c) => `d`; yield `e`", "typeof a in b;async(c)=>`d`;yield `e`\n");
        check_script("1 .toString(); a < ! --b; ä = $ in _", "1 .toString();a<! --b;ä=$ in _\n");
        check_script("return 'a' + [b]", "return'a'+[b]\n");
    }

    #[test]
    fn strings_are_left_alone() {
        check_script("a = 'http://x'; b = \"/* no */\";", "a='http://x';b=\"/* no */\";\n");
        check_script(r"a = 'it\'s  // fine';", "a='it\\'s  // fine';\n");
        check_script("a = 'long \\\n   line';", "a='long \\\n   line';\n");
    }

    #[test]
    fn template_literals_are_left_alone() {
        check_script("a = `one\n\n   // two\n  `;\n  b()", "a=`one\n\n   // two\n  `;b()\n");
        check_script("a = `${ { b: `}` }.b // c\n}  d\n  e`", "a=`${{b:`}`}.b}  d\n  e`\n");
    }

    #[test]
    fn regular_expressions_are_told_from_division() {
        check_script("a = /[/'\"]\\/`/.test(b); // c", "a= /[/'\"]\\/`/.test(b);\n");
        check_script("a = b / c; // d / e", "a=b / c;\n");
        check_script("return /'/.test(a) // b", "return /'/.test(a)\n");
        check_script("a = (b) / 2 / c['d'] / 3; // '", "a=(b) / 2 / c['d'] / 3;\n");
    }

    fn check_style(source: &str, expected: &str) {
        assert_eq!(style(source), expected, "from {source:?}");
    }

    #[test]
    fn a_style_sheet_keeps_the_spaces_that_mean_something() {
        check_style(
            "/* why */\n.a .b,\n.c > .d {\n  margin: 0 auto;\n  color: var(--x, #1a1a1a);\n}\n\n",
            ".a .b,.c > .d{margin: 0 auto;color: var(--x,#1a1a1a);}\n",
        );
        check_style("a{}/* b */c{}", "a{}c{}\n");
        check_style("a/**/b{}", "a b{}\n");
        check_style(
            "@media (min-width: 1px) and (hover) {\n a { b: c }\n}",
            "@media (min-width: 1px) and (hover){a{b: c}}\n",
        );
    }

    #[test]
    fn style_strings_are_left_alone() {
        check_style("a::before { content: \"/* { ; } */  \\\" \" }", "a::before{content: \"/* { ; } */  \\\" \"}\n");
    }
}
