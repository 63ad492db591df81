//! How are very many answers searched, of which only a few are here?
//!
//! ```text
//!  a word is typed ─▶ the parts that hold it ─▶ the blocks of the likeliest answers ─▶ results, all at once
//! ```
//!
//! A few files at a time; each has a number for a name, so that none tells what was typed. Results stay as they are until
//! all that the query takes is here: nothing moves under the finger. Without a part that cannot be had, answers are searched
//! by their questions.

use std::cell::RefCell;
use std::sync::Arc;

use gloo::timers::callback::Timeout;
use yew::Context;

use super::app::{App, Msg};
use super::load;
use super::shelf::SUGGESTIONS_MAX;
use super::wake::later;
use crate::browser::tell;
use crate::content::{Answer, words_in};
use crate::problem::Log;
use crate::search::{Context as Ask, Found, Looked, Meaning, Parted, Piece};
use crate::session::{Event as Step, Stage};
use crate::ui::{Answers, Part, Text, Topic};

// Servers answer six at a time to a page.
const AT_ONCE_MAX: usize = 6;
// Further answers of a topic are searched for; each that is listed may be in a file of its own.
const TOPIC_MAX: usize = 40;
// Between two letters of a word there is less.
const PAUSE_MS: u32 = 90;

/// A search in parts.
pub(super) struct Seek {
    /// Where its files are.
    folder: String,
    parted: RefCell<Parted>,
    /// What the last query lacked.
    wanted: RefCell<Vec<Piece>>,
    coming: Vec<Piece>,
    /// The answer that is to be opened when it is here.
    opening: String,
    pause: Option<Timeout>,
}

impl Seek {
    /// Takes what words mean; the next key finds by it.
    pub(super) fn mean(&self, table: &Arc<Meaning>) {
        self.parted.borrow_mut().with_meaning(table);
    }
}

impl App {
    pub(super) fn seek_in(&self, folder: String, mut parted: Parted) -> Seek {
        let locale = self.model.shelf_locale();
        parted.with_synonyms(words_in(self.synonyms(), locale));
        if let Some(table) = &self.pack.table {
            parted.with_meaning(table);
        }
        let (parted, wanted) = (RefCell::new(parted), RefCell::default());
        Seek { folder, parted, wanted, coming: Vec::new(), opening: String::new(), pause: None }
    }

    /// What the page's language has for a query. While parts are missing, what is on screen.
    pub(super) fn search_own(&self, query: &str, context: &Ask) -> Found {
        let Some(seek) = &self.seek else {
            return self.index.as_ref().map(|index| index.search(query, context)).unwrap_or_default();
        };
        let (found, wanted) = match seek.parted.borrow_mut().search(query, context) {
            Looked::Found(found) => (found, Vec::new()),
            Looked::Wanted(wanted) => (self.model.found.clone(), wanted),
        };
        seek.wanted.replace(wanted);
        found
    }

    /// Whether the query on screen waits for parts.
    pub(super) fn is_seeking(&self) -> bool {
        !self.model.session.query().trim().is_empty() && self.lacks_pieces()
    }

    /// Whether the last query of all does.
    pub(super) fn lacks_pieces(&self) -> bool {
        self.seek.as_ref().is_some_and(|seek| !seek.wanted.borrow().is_empty())
    }

    /// Fetches what is wanted, unless another letter follows at once.
    pub(super) fn seek_soon(&mut self, ctx: &Context<Self>) {
        if let Some(seek) = &mut self.seek {
            let link = ctx.link().clone();
            seek.pause = Some(Timeout::new(PAUSE_MS, move || link.send_message(Msg::Seek)));
        }
    }

    /// Fetches what is wanted, a few files at a time: for the query, for the answer to be opened, for the topic or answer in
    /// view, for what is suggested.
    pub(super) fn fetch_pieces(&mut self, ctx: &Context<Self>) {
        let context = self.context(false);
        let (turn, again) = (self.turn, self.again);
        let Some(seek) = &mut self.seek else { return };
        let parted = seek.parted.borrow();
        let mut wanted = seek.wanted.borrow().clone();
        if !seek.opening.is_empty() {
            wanted.extend(parted.answer(&seek.opening).err().unwrap_or_default());
        }
        match self.model.session.stage() {
            Stage::Topic(topic) => wanted.extend(parted.of_topic(topic, TOPIC_MAX).err().unwrap_or_default()),
            Stage::Reading(id) if self.model.answer(id).is_none() => {
                wanted.extend(parted.answer(id).err().unwrap_or_default());
            }
            _ => {}
        }
        wanted.extend(parted.likely(&context, SUGGESTIONS_MAX).err().unwrap_or_default());
        drop(parted);
        for piece in wanted {
            if seek.coming.len() >= AT_ONCE_MAX || seek.coming.contains(&piece) {
                continue;
            }
            seek.coming.push(piece);
            let file = match piece {
                Piece::Terms(number) => [&seek.folder, "t", &number.to_string(), ".bin"].concat(),
                Piece::Block(number) => load::block_name(&seek.folder, number),
            };
            later(ctx, async move {
                let log = Log::default();
                let bytes = load::text(&file, again, &log).await;
                (Some(Msg::PieceLoaded(turn, piece, bytes)), log)
            });
        }
    }

    pub(super) fn piece_loaded(&mut self, ctx: &Context<Self>, turn: u32, piece: Piece, bytes: Option<Vec<u8>>) {
        if turn != self.turn {
            return;
        }
        let Some(seek) = &mut self.seek else { return };
        seek.coming.retain(|coming| *coming != piece);
        seek.wanted.get_mut().retain(|wanted| *wanted != piece);
        let taken = bytes.map(|bytes| seek.parted.get_mut().take(piece, &bytes));
        let is_here = matches!(taken, Some(Ok(())));
        match taken {
            Some(Ok(())) => {}
            Some(Err(problem)) => {
                let log = Log::default();
                log.add(problem);
                tell(log);
            }
            None => seek.parted.get_mut().lose(piece),
        }
        match piece {
            Piece::Terms(_) if !is_here => return self.search_by_title(ctx),
            Piece::Terms(_) => {}
            Piece::Block(number) => {
                let answers = seek.parted.get_mut().block(number).to_vec();
                self.add_block(answers, is_here);
            }
        }
        self.offer_large();
        self.find(self.half_typed);
        let opening = self.seek.as_mut().map(|seek| core::mem::take(&mut seek.opening)).unwrap_or_default();
        if self.model.answer(&opening).is_some() {
            self.open_answer(ctx, &opening);
        } else if let Some(seek) = &mut self.seek {
            seek.opening = opening;
        }
        self.fetch_in_view(ctx);
        self.settle_answers(ctx);
    }

    /// Puts answers that came behind those that are here. A block that could not be had leaves a mark.
    fn add_block(&mut self, answers: Vec<Answer>, is_here: bool) {
        let model = &mut self.model;
        let start = model.parts.last().map_or(0, |part| part.end);
        let Some(all) = model.answers.all_mut() else { return };
        let new: Vec<Answer> = answers.into_iter().filter(|new| !all.iter().any(|known| known.id == new.id)).collect();
        let end = start + new.len();
        let at = start.min(all.len());
        drop(all.splice(at..at, new));
        model.parts.push(Part { end, text: if is_here { Text::Here } else { Text::Lost } });
        self.files.push(String::new());
    }

    /// What the page says is searched with the rest, and the likeliest of all is offered.
    pub(super) fn offer_large(&mut self) {
        let context = self.context(false);
        let Some(seek) = &mut self.seek else { return };
        let start = self.model.parts.last().map_or(0, |part| part.end);
        let own = self.model.answers.all().get(start..).unwrap_or_default();
        let parted = seek.parted.get_mut();
        parted.with_own(own);
        if let Ok(likely) = parted.likely(&context, SUGGESTIONS_MAX) {
            self.model.suggestions = likely.into_iter().map(|answer| answer.id.clone()).collect();
        }
        let (stage, all) = (self.model.session.stage(), self.model.answers.all());
        let topic = |(name, count): &(String, u32)| {
            let in_view = matches!(stage, Stage::Topic(topic) if topic == name);
            // All at once: what is being read does not move down.
            let listed = if in_view { parted.of_topic(name, TOPIC_MAX).unwrap_or_default() } else { Vec::new() };
            let place = |answer: &Answer| all.iter().position(|known| known.id == answer.id);
            Topic { name: name.clone(), count: *count as usize, places: listed.into_iter().filter_map(place).collect() }
        };
        let topics = parted.topics();
        self.model.topics = if topics.len() < 2 { Vec::new() } else { topics.iter().map(topic).collect() };
    }

    /// Shows what the topic in view has, and fetches what it or the answer in view lacks.
    pub(super) fn seek_in_view(&mut self, ctx: &Context<Self>) {
        match self.model.session.stage() {
            Stage::Topic(_) => self.offer_large(),
            Stage::Reading(id) if self.model.answer(id).is_none() => {}
            _ => return,
        }
        self.fetch_in_view(ctx);
    }

    /// Fetches what is wanted. A remembered answer that the shop no longer has is left.
    fn fetch_in_view(&mut self, ctx: &Context<Self>) {
        self.fetch_pieces(ctx);
        if let Stage::Reading(id) = self.model.session.stage()
            && self.model.answer(id).is_none()
            && match &self.seek {
                Some(seek) => seek.parted.borrow().answer(id) == Ok(None),
                None => matches!(self.model.answers, Answers::Ready(_) | Answers::Missing(_)),
            }
            && !self.reach_reading(ctx)
        {
            self.step(ctx, Step::Gone);
        }
    }

    /// Has an answer fetched that is opened by its id.
    pub(super) fn seek_answer(&mut self, ctx: &Context<Self>, id: &str) {
        if let Some(seek) = &mut self.seek {
            // Once: an id that nobody has stays closed.
            let is_new = seek.opening != id;
            seek.opening = id.to_owned();
            if is_new {
                self.fetch_pieces(ctx);
            }
        }
    }

    /// A part of the search is of no use: the questions are fetched, all of them.
    fn search_by_title(&mut self, ctx: &Context<Self>) {
        let whole = self.whole;
        self.forget_answers();
        self.whole = whole;
        self.plain = true;
        self.load_answers(ctx);
    }

    /// Tries again what could not be had.
    pub(super) fn seek_again(&mut self) {
        if let Some(seek) = &mut self.seek {
            seek.parted.get_mut().try_again();
            let lost = |part: &Part| part.text == Text::Lost;
            let kept: Vec<bool> = self.model.parts.iter().map(|part| !lost(part)).collect();
            let mut kept = kept.iter();
            self.files.retain(|_| kept.next() != Some(&false));
            self.model.parts.retain(|part| !lost(part));
        }
    }
}
