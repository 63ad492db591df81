//! Which of the shop's answers are here, and what is fetched next?
//!
//! ```text
//!  the panel opens ──────────────────────▶ titles: suggestions, topics, an index of questions
//!  an answer is opened ──────────────────▶ the part that holds its text
//!  the shopper turns to the search box ──▶ all parts, a few at a time; then the index, whole
//! ```

use yew::Context;

use super::app::{App, Msg};
use super::asking::Asking;
use super::load::{self, Searched};
use super::rest;
use super::wake::later;
use crate::browser::tell;
use crate::content::bundle::{self, Aid};
use crate::content::{Answer, Origin, words_in};
use crate::i18n::Locale;
use crate::problem::Log;
use crate::search::{Index, block_answers};
use crate::session::{Event as Step, Spot, Stage};
use crate::ui::{Answers, Part, Text};

pub(super) const SUGGESTIONS_MAX: usize = 5;
// What a shop's page needs of the line counts more than answers that nobody has opened.
const AT_ONCE_MAX: usize = 3;

impl App {
    /// Forgets the answers: another language or another shop is wanted. What is still on its way comes in vain.
    pub(super) fn forget_answers(&mut self) {
        self.turn += 1;
        self.files.clear();
        self.model.parts.clear();
        self.model.answers = Answers::default();
        self.index = None;
        self.far.clear();
        self.aid = Aid::default();
        self.model.tongues.clear();
        self.model.reaching = false;
        self.model.foreign = None;
        self.whole = false;
        self.seek = None;
        (self.model.seeking, self.model.is_large) = (false, false);
    }

    /// Fetches the titles, or else what of the rest is wanted by now.
    pub(super) fn load_answers(&mut self, ctx: &Context<Self>) {
        if self.model.answers != Answers::Waiting || !self.settled {
            return self.fetch_texts(ctx);
        }
        rest::expect_search();
        let parts = self.shop.as_ref().map(|(_, parts)| parts.clone()).unwrap_or_default();
        let tags: Vec<Locale> = parts.iter().map(|(tag, _)| tag.clone()).collect();
        // As `load::titles` chooses.
        let foreign = if self.model.locale.best_of(&tags).is_none() { tags.first() } else { None };
        if let Some(locale) = foreign {
            self.model.foreign = Some(self.stranger(locale));
            self.fetch_catalog(ctx, locale.clone());
        }
        self.model.answers = Answers::Loading;
        let (locale, turn, plain) = (self.model.locale.clone(), self.turn, self.plain);
        later(ctx, async move {
            let log = Log::default();
            let titles = load::titles(&parts, &locale, plain, &log).await;
            // Where they are lost there are those of the page.
            rest::search().await;
            (Some(Msg::TitlesLoaded(turn, titles)), log)
        });
    }

    pub(super) fn titles_loaded(&mut self, ctx: &Context<Self>, turn: u32, loaded: Option<load::Titles>) {
        if turn != self.turn {
            return;
        }
        let mut missing = loaded.is_none();
        let (answers, mut files, aid, searched) = loaded.unwrap_or_default();
        self.model.is_large = !matches!(searched, Searched::Whole);
        match searched {
            Searched::Whole => {}
            Searched::InParts(folder, parted) => self.seek = Some(self.seek_in(folder, *parted)),
            Searched::ByTitle => missing = true,
        }
        // What helps the search is fetched as a part that completes no answer.
        files.extend(aid.map(|aid| (aid, 0)));
        let mut end = 0;
        for (_, count) in &files {
            end += count;
            self.model.parts.push(Part { end, text: Text::Away });
        }
        self.files = files.into_iter().map(|(file, _)| file).collect();
        self.take_answers(ctx, answers, missing);
        if core::mem::take(&mut self.held) && ctx.props().setup.0.shadow.active_element().is_none() {
            self.focus = Some(Spot::Heading);
        }
        // A query of an earlier page, or one typed faster than the titles came.
        self.whole |= !self.searches.is_empty() || !self.model.session.query().is_empty();
        self.expect_names(ctx);
        self.fetch_texts(ctx);
        if self.half_typed && rest::can_search() {
            self.reach(ctx, false);
        }
        self.settle_answers(ctx);
    }

    /// The shopper turns to the search, which looks into every text.
    pub(super) fn want_all(&mut self, ctx: &Context<Self>) {
        self.whole = true;
        self.load_answers(ctx);
        self.want_pack(ctx);
        // What was typed on the page before may be one.
        self.want_carriers(ctx);
    }

    /// Fetches the text of the answer in view, and of all others once they are wanted.
    fn fetch_texts(&mut self, ctx: &Context<Self>) {
        self.seek_soon(ctx);
        let model = &mut self.model;
        let reading = match model.session.stage() {
            Stage::Reading(id) if model.session.is_open() => model.part_of(id),
            _ => None,
        };
        let mut coming = model.parts.iter().filter(|part| part.text == Text::Coming).count();
        for (i, (part, file)) in model.parts.iter_mut().zip(&self.files).enumerate() {
            let wanted = reading == Some(i) || self.whole && !model.is_large && coming < AT_ONCE_MAX;
            if part.text != Text::Away || !wanted {
                continue;
            }
            part.text = Text::Coming;
            coming += 1;
            let (file, turn, again) = (file.clone(), self.turn, self.again);
            later(ctx, async move {
                let log = Log::default();
                let bytes = load::text(&file, again, &log).await;
                (Some(Msg::TextLoaded(turn, i, bytes)), log)
            });
        }
    }

    pub(super) fn text_loaded(&mut self, ctx: &Context<Self>, turn: u32, part: usize, bytes: Option<Vec<u8>>) {
        if turn != self.turn {
            return;
        }
        let completes = self.completes(part);
        let text = match bytes.map(|bytes| self.complete(part, &bytes)) {
            Some(Ok(())) => Text::Here,
            Some(Err(problem)) => {
                let log = Log::default();
                log.add(problem);
                tell(log);
                Text::Lost
            }
            None => Text::Lost,
        };
        if let Some(part) = self.model.parts.get_mut(part) {
            // What helps the search is missed by nobody who does not know what it would find.
            part.text = if completes.is_empty() { Text::Here } else { text };
        }
        if let Stage::Reading(id) = self.model.session.stage()
            && self.model.part_of(id) == Some(part)
        {
            let id = id.clone();
            let others = self.others(&id);
            self.step(ctx, Step::OthersKnown(others));
            self.jump = !self.model.anchor.is_empty();
        }
        self.fetch_texts(ctx);
        if self.model.is_settled() {
            self.build_index();
        }
        self.settle_answers(ctx);
    }

    /// Completes the answers of a part with their text.
    fn complete(&mut self, part: usize, bytes: &[u8]) -> Result<(), crate::problem::Problem> {
        let places = self.completes(part);
        if places.is_empty() {
            self.aid = bundle::decode_aid(bytes)?;
            return Ok(());
        }
        let by_block = self.model.is_large;
        let answers = self.model.answers.all_mut().and_then(|all| all.get_mut(places)).unwrap_or_default();
        if by_block {
            for (answer, whole) in answers.iter_mut().zip(block_answers(bytes)?) {
                *answer = whole;
            }
            return Ok(());
        }
        bundle::decode_bodies(bytes, answers)
    }

    /// The places of the answers that a part completes.
    fn completes(&self, part: usize) -> core::ops::Range<usize> {
        let end = |part: usize| self.model.parts.get(part).map_or(0, |part| part.end);
        part.checked_sub(1).map_or(0, end)..end(part)
    }

    /// Once every text has come or is lost, what waited for them is answered.
    pub(super) fn settle_answers(&mut self, ctx: &Context<Self>) {
        if !self.model.is_settled() {
            return;
        }
        self.answer_searches(ctx);
        if self.owed {
            self.ask(ctx, if self.half_typed { Asking::Rested } else { Asking::Meant });
        } else if !self.half_typed && self.model.session.asked_before().is_some() {
            // Before the page was loaded again.
            self.want_carriers(ctx);
            self.reach(ctx, true);
        }
    }

    /// Tries again what could not be had.
    pub(super) fn retry(&mut self, ctx: &Context<Self>) {
        // A damaged file would come out of the browser's cache as damaged as before.
        self.again = true;
        if let Answers::Missing(_) = self.model.answers {
            let whole = self.whole;
            self.forget_answers();
            self.whole = whole;
        }
        self.plain = false;
        self.seek_again();
        for part in &mut self.model.parts {
            if part.text == Text::Lost {
                part.text = Text::Away;
            }
        }
        // The button that was pressed is gone.
        let browsing = *self.model.session.stage() == Stage::Browsing;
        self.focus = Some(if browsing { Spot::Search } else { Spot::Heading });
        self.load_answers(ctx);
    }

    /// Puts the answers together again, once they are here: the page says something else than before.
    pub(super) fn gather_answers(&mut self, ctx: &Context<Self>) {
        let missing = matches!(self.model.answers, Answers::Missing(_));
        let Some(mut own) = self.model.answers.all_mut().map(core::mem::take) else { return };
        own.retain(|answer| answer.origin == Origin::Shop);
        let focus = self.focus.clone();
        self.take_answers(ctx, own, missing);
        // Whoever is busy elsewhere in the page stays there.
        if ctx.props().setup.0.shadow.active_element().is_none() {
            self.focus = focus;
        }
    }

    /// Adds the page's questions and the product's facts to the shop's answers, builds the index and searches again.
    fn take_answers(&mut self, ctx: &Context<Self>, mut answers: Vec<Answer>, missing: bool) {
        // Those of the page are of no use either without what searches them.
        let can = rest::can_search();
        if can {
            // The shop's own answer wins over the same question in the page's markup.
            let new = self.page.answers.iter().filter(|a| !answers.iter().any(|b| b.question == a.question));
            let new: Vec<Answer> = new.cloned().collect();
            answers.extend(new);
            answers.extend(self.model.known.fact_answers(&self.model.catalog, &self.model.locale));
        }
        self.model.answers = if missing || !can { Answers::Missing(answers) } else { Answers::Ready(answers) };
        if can {
            self.build_index();
        }
        // A remembered answer or topic of another page, or of this one before it changed, is not to be had.
        let model = &self.model;
        let gone = match model.session.stage() {
            // Of very many answers, one that is read is fetched first.
            Stage::Reading(id) => model.answer(id).is_none() && self.seek.is_none(),
            Stage::Topic(topic) => !model.topics.iter().any(|known| known.name == *topic),
            _ => false,
        };
        if gone && !(can && self.reach_reading(ctx)) {
            self.step(ctx, Step::Gone);
        }
    }

    fn build_index(&mut self) {
        let index = self.with_pack(self.index_of(self.model.answers.all(), self.model.shelf_locale(), &self.aid));
        let likeliest = index.likely(&self.context(false));
        self.index = Some(index);
        self.model.offer(&likeliest, SUGGESTIONS_MAX);
        self.foresee(true);
        self.offer_large();
        self.find(self.half_typed);
    }

    /// Answers of a language made searchable, with the shop's own words for the same thing and what the build knows.
    pub(super) fn index_of(&self, answers: &[Answer], locale: &Locale, aid: &Aid) -> Index {
        Index::build(answers).with_synonyms(words_in(self.synonyms(), locale)).with_aid(aid)
    }

    /// The shop's words for the same thing, in all its languages.
    pub(super) fn synonyms(&self) -> &[(Locale, Vec<String>)] {
        self.shop.as_ref().map_or(&[], |(shop, _)| &shop.synonyms)
    }
}
