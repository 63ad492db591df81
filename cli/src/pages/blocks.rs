//! How does an answer's text become a part of a page?
//!
//! Typed blocks become elements, one to one; whatever is text is escaped where it is written, and addresses are those
//! that have passed `Link::parse`. Nothing is fetched from elsewhere but pictures that the shop itself names.
//!
//! Anchors of our own begin with `p.`, which no heading's name does.
//!
//! Does not know: which page it is for, beyond the file it links from.

use std::collections::HashMap;

use maud::{Markup, html};
use shelfhelp::content::{Block, Inline, Link, Slugs, Tone};

use super::address::encoded;
use super::site::Language;
use super::words::Say;

/// What writing an answer's blocks needs to know, and what it learns on its way.
pub(super) struct Writer<'w> {
    language: &'w Language<'w>,
    /// What a live fact says where no shopper is in sight.
    fact: &'w dyn Fn(&str) -> Option<String>,
    /// The file of the page, for links to itself.
    file: &'w str,
    // Headings go down one level at a time, whatever was written.
    level: u8,
    slugs: Slugs,
    /// How often each note is referred to.
    notes: HashMap<u16, usize>,
    tables: usize,
}

impl<'w> Writer<'w> {
    pub(super) fn new(
        language: &'w Language<'w>,
        file: &'w str,
        fact: &'w dyn Fn(&str) -> Option<String>,
    ) -> Writer<'w> {
        Writer { language, fact, file, level: 1, slugs: Slugs::default(), notes: HashMap::new(), tables: 0 }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> Markup {
        html! { @for block in blocks { (self.block(block)) } }
    }

    fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading(level, runs) => self.heading(*level, runs),
            Block::Paragraph(runs) => html! { p { (self.runs(runs)) } },
            Block::List(true, items) => html! { ol { @for item in items { (self.item(item)) } } },
            Block::List(false, items) => html! { ul { @for item in items { (self.item(item)) } } },
            Block::Table(head, rows) => self.table(head, rows),
            Block::Callout(tone, inner) => self.callout(*tone, inner),
            Block::Image(link, words, width, height) => html! {
                p.picture { (picture(link, words, *width, *height)) }
            },
            Block::Video(link, words, poster) => self.video(link, words, poster.as_ref()),
            Block::Notes(notes) => self.notes(notes),
        }
    }

    fn heading(&mut self, level: u8, runs: &[Inline]) -> Markup {
        self.level = level.clamp(2, self.level + 1);
        let id = Some(self.slugs.next(runs)).filter(|id| !id.is_empty());
        let inner = self.runs(runs);
        match self.level {
            2 => html! { h2 id=[id] { (inner) } },
            3 => html! { h3 id=[id] { (inner) } },
            _ => html! { h4 id=[id] { (inner) } },
        }
    }

    fn item(&mut self, item: &[Block]) -> Markup {
        match item {
            [Block::Paragraph(runs), rest @ ..] => {
                let task = matches!(runs.first(), Some(Inline::Check(_)));
                html! { li class=[task.then_some("task")] { (self.runs(runs)) (self.blocks(rest)) } }
            }
            _ => html! { li { (self.blocks(item)) } },
        }
    }

    /// Wide tables scroll by themselves, so they can be focused and have a name.
    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Markup {
        self.tables += 1;
        let name = self.language.say(Say::Table);
        let label = if self.tables == 1 { name.to_owned() } else { format!("{name} {}", self.tables) };
        html! {
            div.table role="region" tabindex="0" aria-label=(label) {
                table {
                    thead { tr { @for cell in head { (self.head_cell(cell)) } } }
                    tbody { @for row in rows { tr { @for cell in row { td { (self.runs(cell)) } } } } }
                }
            }
        }
    }

    /// A heading without words would be read out as an empty one.
    fn head_cell(&mut self, cell: &[Inline]) -> Markup {
        if cell.is_empty() {
            return html! { td {} };
        }
        html! { th scope="col" { (self.runs(cell)) } }
    }

    fn callout(&mut self, tone: Tone, inner: &[Block]) -> Markup {
        let (class, name) = match tone {
            Tone::Note => ("call", Say::ToneNote),
            Tone::Tip => ("call tip", Say::ToneTip),
            Tone::Warning => ("call warn", Say::ToneWarning),
        };
        html! {
            div class=(class) role="note" aria-label=(self.language.say(name)) {
                // A plain remark needs no heading; the others say what they are.
                @if tone != Tone::Note { p.tone aria-hidden="true" { (self.language.say(name)) } }
                (self.blocks(inner))
            }
        }
    }

    /// A picture with a play mark, leading to the film. Nothing comes from there before somebody goes there.
    fn video(&self, link: &Link, words: &str, poster: Option<&Link>) -> Markup {
        let host = host(link);
        html! {
            a class=(if poster.is_some() { "film" } else { "film bare" }) href=(href(link)) rel="noreferrer" {
                @if let Some(poster) = poster { img src=(href(poster)) alt="" loading="lazy" decoding="async"; }
                span.play aria-hidden="true" { svg viewBox="0 0 24 24" { path d="M8 5.5v13l11-6.5z" {} } }
                span.words {
                    strong { (words) }
                    " "
                    small { (self.language.fill(Say::Video, &[("host", host)])) }
                }
            }
        }
    }

    fn notes(&mut self, notes: &[Vec<Block>]) -> Markup {
        html! {
            section.notes role="doc-endnotes" aria-label=(self.language.say(Say::Notes)) {
                ol {
                    @for (number, note) in (1_u16..).zip(notes) {
                        li id={ "p.note-" (number) } {
                            (self.note(note))
                            @if self.notes.contains_key(&number) {
                                " "
                                a.back href={ "#p.ref-" (number) } role="doc-backlink"
                                    aria-label=(self.language.say(Say::BackToText)) { "↩\u{fe0e}" }
                            }
                        }
                    }
                }
            }
        }
    }

    fn note(&mut self, note: &[Block]) -> Markup {
        match note {
            [Block::Paragraph(runs)] => self.runs(runs),
            _ => self.blocks(note),
        }
    }

    fn runs(&mut self, runs: &[Inline]) -> Markup {
        html! { @for run in runs { (self.run(run)) } }
    }

    fn run(&mut self, run: &Inline) -> Markup {
        match run {
            Inline::Text(text) => html! { (text) },
            Inline::Strong(inner) => html! { strong { (self.runs(inner)) } },
            Inline::Emphasis(inner) => html! { em { (self.runs(inner)) } },
            Inline::Struck(inner) => html! { s { (self.runs(inner)) } },
            Inline::Code(text) => html! { code { (text) } },
            Inline::Break => html! { br; },
            Inline::Fact(name, words) => match (self.fact)(name) {
                Some(known) => html! { span.num { (known) } },
                None => html! { (words) },
            },
            Inline::Check(done) => {
                let name = self.language.say(if *done { Say::Done } else { Say::ToDo });
                html! { span.box.done[*done] role="img" aria-label=(name) {} " " }
            }
            Inline::Note(number) => self.note_mark(*number),
            Inline::Link(link, inner) => html! { a href=(href(link)) { (self.runs(inner)) } },
            Inline::Answer(to, inner) => match self.target(to) {
                Some(href) => html! { a href=(href) { (self.runs(inner)) } },
                None => self.runs(inner),
            },
        }
    }

    fn note_mark(&mut self, number: u16) -> Markup {
        let count = self.notes.entry(number).or_default();
        *count += 1;
        let id = if *count == 1 { format!("p.ref-{number}") } else { format!("p.ref-{number}-{count}") };
        let name = self.language.fill(Say::NoteNumber, &[("n", &number.to_string())]);
        html! {
            sup { a.mark href={ "#p.note-" (number) } id=(id) role="doc-noteref" aria-label=(name) { (number) } }
        }
    }

    /// The page of another answer, and the heading on it.
    fn target(&self, to: &str) -> Option<String> {
        let (id, anchor) = to.split_once('#').map_or((to, None), |(id, anchor)| (id, Some(anchor)));
        let file = self.language.find(id).map(|entry| entry.file.as_str())?;
        Some(match anchor {
            Some(anchor) if file == self.file => format!("#{}", encoded(anchor)),
            Some(anchor) => format!("{file}#{}", encoded(anchor)),
            None => file.to_owned(),
        })
    }
}

/// The address as pages of a language's folder write it: what lies beside the manifest is one folder up.
pub(super) fn href(link: &Link) -> String {
    match link.as_str().strip_prefix("./") {
        Some(file) => format!("../{}", encoded(file)),
        None => link.as_str().to_owned(),
    }
}

fn picture(link: &Link, words: &str, width: u32, height: u32) -> Markup {
    let size = |pixels: u32| (pixels > 0).then_some(pixels);
    html! {
        img src=(href(link)) alt=(words) width=[size(width)] height=[size(height)] loading="lazy" decoding="async";
    }
}

fn host(link: &Link) -> &str {
    let rest = link.as_str().split_once("//").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
