//! What do the tags of templates become: Hugo's shortcodes, Liquid's tags and outputs?
//!
//! Films, pictures, links and boxes are kept; what else a tag showed is told by its name.

use super::boxes;
use super::text::{Line, Lost, lose};

#[derive(Clone, Copy, PartialEq)]
enum Syntax {
    Shortcode,
    Liquid,
    Output,
}

const MARKS: [(&str, &str, Syntax); 4] = [
    ("{{<", ">}}", Syntax::Shortcode),
    ("{{%", "%}}", Syntax::Shortcode),
    ("{%", "%}", Syntax::Liquid),
    ("{{", "}}", Syntax::Output),
];

/// What a tag becomes.
enum Piece {
    Words(String),
    /// Lines of their own.
    Lines(Vec<String>),
    Lost(String),
}

/// Whether a tag opens on a line and does not close on it.
pub(super) fn is_open(line: &str) -> bool {
    let at = MARKS
        .iter()
        .filter_map(|(open, close, _)| Some((line.rfind(open)?, *open, *close)))
        .max_by_key(|(at, open, _)| (*at, open.len()));
    at.is_some_and(|(at, open, close)| line.get(at + open.len()..).is_some_and(|rest| !rest.contains(close)))
}

/// A line as the lines it becomes.
pub(super) fn plain(line: Line, lost: &mut Lost) -> Vec<Line> {
    if !line.text.contains("{%") && !line.text.contains("{{") && !line.text.contains("{:") {
        return vec![line];
    }
    let mut out: Vec<Line> = Vec::new();
    let mut here = String::new();
    let (mut had_tag, mut ticks) = (false, 0);
    let mut rest = line.text.as_str();
    while let Some((at, open, close, syntax)) = next(rest) {
        let (before, after) = rest.split_at(at);
        let inside = after.get(open.len()..).unwrap_or_default();
        let Some((inside, after)) = inside.split_once(close) else { break };
        here.push_str(before);
        ticks += before.matches('`').count();
        // A tag within code is about tags.
        if ticks % 2 == 1 {
            here.push_str(&format!("{open}{inside}{close}"));
            rest = after;
            continue;
        }
        had_tag = true;
        match piece(syntax, inside.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '%'))) {
            Piece::Words(words) => here.push_str(&words),
            Piece::Lines(lines) => {
                let before = core::mem::take(&mut here);
                out.extend(
                    Some(before).filter(|text| !text.trim().is_empty()).map(|text| Line::new(line.number, text)),
                );
                out.extend(lines.into_iter().map(|text| Line::new(line.number, text)));
            }
            Piece::Lost(name) => lose(lost, name, line.number),
        }
        rest = after;
    }
    here.push_str(rest);
    // A line of tags alone is no line of the text.
    let is_blank = here.trim().is_empty();
    if !had_tag || !is_blank || out.is_empty() {
        let text = if is_blank { String::new() } else { here };
        out.push(Line::new(line.number, text));
    }
    out
}

fn next(text: &str) -> Option<(usize, &'static str, &'static str, Syntax)> {
    text.match_indices('{').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        MARKS.iter().find(|(open, ..)| rest.starts_with(open)).map(|(open, close, syntax)| (at, *open, *close, *syntax))
    })
}

fn piece(syntax: Syntax, inside: &str) -> Piece {
    let inside = inside.trim_end_matches('/').trim();
    match syntax {
        Syntax::Output => output(inside),
        Syntax::Liquid | Syntax::Shortcode => {
            let words = words(inside);
            let Some((first, args)) = words.split_first() else { return Piece::Words(String::new()) };
            let closing =
                first.1.strip_prefix('/').or_else(|| first.1.strip_prefix("end").filter(|_| syntax == Syntax::Liquid));
            if let Some(name) = closing {
                return close(name.trim());
            }
            tag(syntax, &first.1, &Args(args.to_vec()))
        }
    }
}

/// Words, and names with words: `src="hem.jpg"`; the name is empty for a word alone.
fn words(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '`' | '\'')).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let (name, after) = match after.trim_start().strip_prefix('=') {
            Some(after) if !word.is_empty() => (word, after.trim_start()),
            _ => ("", after),
        };
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '`' | '\''));
        let (value, after) = match quote {
            Some(quote) if word.is_empty() || !name.is_empty() => {
                let inner = after.get(quote.len_utf8()..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ if name.is_empty() => (word, if word.is_empty() { after.get(1..).unwrap_or_default() } else { after }),
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        if !value.is_empty() || !name.is_empty() {
            out.push((name.trim_end_matches(':').to_owned(), value.to_owned()));
        }
        rest = after.trim_start();
    }
    out
}

struct Args(Vec<(String, String)>);

impl Args {
    fn named(&self, names: &[&str]) -> Option<&str> {
        let named = |name: &&str| {
            self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
        };
        names.iter().find_map(named).filter(|value| !value.is_empty())
    }

    fn nth(&self, n: usize) -> Option<&str> {
        self.0.iter().filter(|(name, _)| name.is_empty()).nth(n).map(|(_, value)| value.as_str())
    }
}

fn tag(syntax: Syntax, name: &str, args: &Args) -> Piece {
    let first = || args.nth(0).unwrap_or_default().to_owned();
    match name {
        "youtube" => film("YouTube", "https://www.youtube.com/watch?v=", args.named(&["id"]).or(args.nth(0))),
        "vimeo" => film("Vimeo", "https://vimeo.com/", args.named(&["id"]).or(args.nth(0))),
        "figure" | "img" | "image" => picture(args).unwrap_or_else(|| told(syntax, name)),
        "ref" | "relref" | "link" | "post_url" => Piece::Words(args.named(&["path"]).map_or_else(first, str::to_owned)),
        "embed" => match args.named(&["url"]) {
            Some(url) => Piece::Lines(vec![String::new(), format!("<{url}>"), String::new()]),
            None => told(syntax, name),
        },
        "file" => match args.named(&["src"]) {
            Some(path) => Piece::Words(format!("[{}]({})", super::kind::last(path), path.replace(' ', "%20"))),
            None => told(syntax, name),
        },
        "highlight" => Piece::Lines(vec![String::new(), format!("```{}", first())]),
        "include" => include(args).unwrap_or_else(|| told(syntax, &format!("include {}", first()))),
        // These show what is in them, or nothing.
        "raw" | "content-ref" | "tabs" | "steps" | "stepper" | "step" | "code" | "columns" | "column" | "cards"
        | "assign" | "rawhtml" => Piece::Words(String::new()),
        "comment" => Piece::Lines(vec!["<!--".into()]),
        "tab" | "expand" | "details" | "collapse" => {
            let title = args.named(&["title", "name", "summary", "header"]).map_or_else(first, str::to_owned);
            if title.is_empty() {
                Piece::Words(String::new())
            } else {
                Piece::Lines(vec![String::new(), format!("**{title}**"), String::new()])
            }
        }
        _ if boxes::is_box(name) => open(name, args),
        _ => told(syntax, name),
    }
}

fn close(name: &str) -> Piece {
    match name {
        "highlight" => Piece::Lines(vec!["```".into(), String::new()]),
        "comment" => Piece::Lines(vec!["-->".into()]),
        _ if boxes::is_box(name) => Piece::Lines(vec![boxes::close()]),
        _ => Piece::Words(String::new()),
    }
}

fn open(name: &str, args: &Args) -> Piece {
    let first = args.nth(0).unwrap_or_default();
    let kind = args.named(&["type", "style", "color", "class", "level"]);
    let kind = kind.or(Some(first).filter(|first| boxes::tone(first).is_some())).unwrap_or(name);
    let words = args.nth(usize::from(boxes::tone(first).is_some())).unwrap_or_default();
    Piece::Lines(vec![boxes::open(kind, args.named(&["title", "header"]).unwrap_or(words))])
}

fn told(syntax: Syntax, name: &str) -> Piece {
    let shown: String = name.chars().take(60).collect();
    Piece::Lost(if syntax == Syntax::Liquid { format!("`{{% {shown} %}}`") } else { format!("`{{{{< {shown} >}}}}`") })
}

fn film(host: &str, address: &str, id: Option<&str>) -> Piece {
    match id {
        Some(id) => Piece::Lines(vec![String::new(), format!("[▶ {host}]({address}{id})"), String::new()]),
        None => Piece::Lost(format!("a film of {host} without its id")),
    }
}

fn picture(args: &Args) -> Option<Piece> {
    let src = args.named(&["src", "url", "path", "link", "image_path"]).or(args.nth(0))?;
    let caption = args.named(&["caption", "title"]).unwrap_or_default();
    let alt = args.named(&["alt"]).unwrap_or(caption);
    let size = args
        .named(&["width"])
        .zip(args.named(&["height"]))
        .map(|(w, h)| format!(" \"{}x{}\"", w.trim_end_matches("px"), h.trim_end_matches("px")));
    let words = |text: &str| text.replace('[', "\\[").replace(']', "\\]");
    let mut lines = vec![
        String::new(),
        format!("![{}]({}{})", words(alt), src.replace(' ', "%20"), size.unwrap_or_default()),
        String::new(),
    ];
    if !caption.is_empty() && caption != alt {
        lines.extend([caption.to_owned(), String::new()]);
    }
    Some(Piece::Lines(lines))
}

/// Includes of films and pictures go by many names; others are parts of the theme.
fn include(args: &Args) -> Option<Piece> {
    let name = args.nth(0)?.to_lowercase();
    let id = args.named(&["id", "video_id", "youtube_id", "provider_id"]);
    if name.contains("youtube") || (name.contains("video") && args.named(&["provider"]) == Some("youtube")) {
        return id.map(|id| film("YouTube", "https://www.youtube.com/watch?v=", Some(id)));
    }
    if name.contains("vimeo") {
        return id.map(|id| film("Vimeo", "https://vimeo.com/", Some(id)));
    }
    let is_picture = ["image", "figure", "img"].iter().any(|word| name.contains(word));
    // The name of the file comes first, and is no picture.
    let rest = Args(args.0.iter().filter(|(name, _)| !name.is_empty()).cloned().collect());
    if is_picture { picture(&rest) } else { None }
}

/// `{{ site.baseurl }}` and addresses made from text; other outputs are words that the generator knows.
fn output(inside: &str) -> Piece {
    let parts: Vec<&str> = inside.split('|').map(str::trim).collect();
    let first = parts.first().copied().unwrap_or_default();
    if matches!(first, "site.baseurl" | "site.url" | "page.baseurl" | "base_path" | "") {
        return Piece::Words(String::new());
    }
    let quoted = first.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']));
    match quoted {
        Some(text) => Piece::Words(text.to_owned()),
        None => Piece::Lost(format!("`{{{{ {} }}}}`", first.chars().take(60).collect::<String>())),
    }
}
