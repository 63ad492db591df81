//! What does the front matter of a Markdown file say, and where does its text begin?
//!
//! YAML between two lines of `---`, or TOML between two of `+++`. In YAML, words stay words: `no`, `10`
//! and `2027-05-01` are text, only `true` and `false` are flags, so that no answer loses its question to a guess about
//! types.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span, StrInput};
use shelfhelp::problem::{Problem, Severity, Value};

use super::{Document, Spot, member};

// Groups in lists in groups; front matter needs two levels.
const DEPTH_MAX: usize = 16;

// Each key is compared with those before it.
const KEYS_MAX: usize = 500;

/// The front matter as a tree, and the text below it with the number of its first line. None where there is no front
/// matter, with the reason.
pub(crate) fn read(text: &str) -> Result<(Document, &str, usize), (Spot, Problem)> {
    let top = Spot { line: 1, column: 1 };
    let missing = |message: &str, help: &str| (top, Problem::new(Severity::Error, "front-matter", "", message, help));
    let rule = if after_rule(text, "+++").is_some() { "+++" } else { "---" };
    let Some(rest) = after_rule(text, rule) else {
        return Err(missing(
            "the answer has no front matter",
            "begin the file with a line of ---, then id: and question:, then another line of ---",
        ));
    };
    let mut offset = text.len() - rest.len();
    let start = offset;
    let mut line = 2;
    loop {
        let here = text.get(offset..).unwrap_or_default();
        if here.is_empty() {
            let help = format!("write a line of {rule} between it and the answer");
            return Err(missing("the front matter does not end", &help));
        }
        if let Some(body) = after_rule(here, rule) {
            let front = text.get(start..offset).unwrap_or_default();
            let document = if rule == "+++" { toml_document(front) } else { yaml_document(front) };
            return Ok((document, body, line + 1));
        }
        offset += here.find('\n').map_or(here.len(), |end| end + 1);
        line += 1;
    }
}

/// The text after a line of `---` or `+++`, when it begins with one.
fn after_rule<'t>(text: &'t str, rule: &str) -> Option<&'t str> {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.trim_end() == rule).then_some(rest)
}

/// The front matter begins on the second line of its file.
fn toml_document(text: &str) -> Document {
    let mut document = super::toml::read(text);
    for mark in document.marks.iter_mut().filter(|mark| !mark.path.is_empty()) {
        mark.value.line += 1;
        mark.key.iter_mut().for_each(|key| key.line += 1);
    }
    document.problems.iter_mut().for_each(|(spot, _)| spot.line += 1);
    document
}

fn yaml_document(yaml: &str) -> Document {
    let mut document = Document::new();
    document.mark("", None, Spot { line: 1, column: 1 });
    let mut reader = Yaml { parser: Parser::new_from_str(yaml), document };
    let read = reader.top();
    let mut document = reader.document;
    match read {
        Ok(Some(value @ Value::Map(_))) => document.value = value,
        Ok(None) => {}
        Ok(Some(_)) => {
            let message = "the front matter is not a list of keys and values".to_owned();
            document.error(
                Spot { line: 2, column: 1 },
                "front-matter",
                "",
                message,
                "write lines such as id: wash-silk",
            );
        }
        Err(Stop { spot, message, help }) => document.error(spot, "yaml", "", message, help),
    }
    document
}

/// Why reading cannot go on.
struct Stop {
    spot: Spot,
    message: String,
    help: &'static str,
}

struct Yaml<'y> {
    parser: Parser<'y, StrInput<'y>>,
    document: Document,
}

impl<'y> Yaml<'y> {
    fn top(&mut self) -> Result<Option<Value>, Stop> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd | Event::DocumentEnd => return Ok(None),
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                event => return self.value(event, span, "", 0).map(Some),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'y>, Span), Stop> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(Stop {
                spot: spot(error.marker()),
                message: format!("the front matter is not YAML: {}", error.info()),
                help: "put the value in quotes where it holds a colon followed by a space, a #, or begins with a mark",
            }),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn value(&mut self, event: Event<'y>, span: Span, path: &str, depth: usize) -> Result<Value, Stop> {
        let stop = |message: &str, help| Stop { spot: spot(&span.start), message: message.into(), help };
        if depth > DEPTH_MAX {
            return Err(stop("the front matter is nested too deeply", "write each key on a line of its own"));
        }
        match event {
            Event::Scalar(text, style, ..) => Ok(scalar(&text, style)),
            Event::SequenceStart(..) => self.list(path, depth),
            Event::MappingStart(..) => self.group(path, depth),
            Event::Alias(_) => Err(stop("front matter takes no `*` references", "write the value out")),
            _ => Ok(Value::Null),
        }
    }

    fn list(&mut self, path: &str, depth: usize) -> Result<Value, Stop> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd | Event::StreamEnd) {
                return Ok(Value::List(items));
            }
            let path = format!("{path}[{}]", items.len());
            self.document.mark(&path, None, spot(&span.start));
            items.push(self.value(event, span, &path, depth + 1)?);
        }
    }

    fn group(&mut self, path: &str, depth: usize) -> Result<Value, Stop> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        loop {
            let (event, key_span) = self.next()?;
            let key = match event {
                Event::MappingEnd | Event::StreamEnd => return Ok(Value::Map(entries)),
                Event::Scalar(key, ..) => key.into_owned(),
                _ => {
                    return Err(Stop {
                        spot: spot(&key_span.start),
                        message: "a key of the front matter is not a word".into(),
                        help: "write lines such as id: wash-silk",
                    });
                }
            };
            if entries.len() >= KEYS_MAX {
                let message = format!("the front matter has more than {KEYS_MAX} keys");
                return Err(Stop { spot: spot(&key_span.start), message, help: "keep those that say something of it" });
            }
            let (event, span) = self.next()?;
            let path = member(path, &key);
            let key_spot = spot(&key_span.start);
            self.document.mark(&path, Some(key_spot), spot(&span.start));
            let value = self.value(event, span, &path, depth + 1)?;
            if entries.iter().any(|(known, _)| *known == key) {
                self.document.key_twice(key_spot, &path, &key);
            } else {
                entries.push((key, value));
            }
        }
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null") => Value::Null,
        (ScalarStyle::Plain, "true") => Value::Flag(true),
        (ScalarStyle::Plain, "false") => Value::Flag(false),
        _ => Value::Text(text.to_owned()),
    }
}

/// The front matter begins on the second line of its file; the parser counts lines from 1 and columns from 0.
fn spot(marker: &Marker) -> Spot {
    Spot { line: marker.line() + 1, column: marker.col() + 1 }
}
