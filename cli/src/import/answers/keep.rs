//! Which files does an export come to, next to those that the shop has?
//!
//! An article is known again by its source and language, wherever its file has been moved. What the shop has not
//! touched follows the export; what it has edited is its own, and the new words wait beside it.
//!
//! Does not know: how exports are written.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use shelfhelp::content::Block;
use shelfhelp::i18n::Locale;

use super::pictures::Pictures;
use super::shelf::{Kept, Shelf};
use super::{Article, links, names, page};

/// What becomes of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    New,
    Updated,
    /// The shop has edited it, and the export has other words by now: they wait in a file beside it.
    Waiting,
    Unchanged,
}

impl State {
    pub(crate) fn name(self) -> &'static str {
        match self {
            State::New => "new",
            State::Updated => "updated",
            State::Waiting => "waiting",
            State::Unchanged => "unchanged",
        }
    }
}

/// A file to be, or one that stays as it is.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) state: State,
    pub(crate) path: PathBuf,
    /// What to write there; none where it is there already.
    pub(crate) text: Option<String>,
    pub(crate) locale: Locale,
    pub(crate) draft: bool,
    /// Pictures that take the question's words for want of their own.
    pub(crate) unnamed: usize,
    /// Pictures to be copied beside it.
    pub(crate) copies: Vec<(PathBuf, PathBuf)>,
}

/// What an import does.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) steps: Vec<Step>,
    /// Files whose article the export no longer has.
    pub(crate) gone: Vec<PathBuf>,
    /// Languages that the shop does not list.
    pub(crate) unlisted: Vec<Locale>,
    /// Articles that came twice in one language.
    pub(crate) twice: Vec<String>,
}

/// Compares articles with a shop's files.
pub(crate) fn plan(mut articles: Vec<Article>, shelf: &Shelf, pictures: &Pictures) -> Plan {
    let mut plan = Plan::default();
    let mut seen = HashSet::new();
    articles.retain(|article| {
        let first = seen.insert((article.source.clone(), article.locale.clone()));
        if !first {
            plan.twice.push(format!("{} ({})", article.source, article.locale));
        }
        first
    });
    to_listed(&mut articles, shelf);
    let ids = ids(&articles, shelf);
    let map = links::Map::new(&articles);
    let here: HashSet<(&str, &Locale)> =
        articles.iter().map(|article| (article.source.as_str(), &article.locale)).collect();
    let topics = topics(&articles);
    let mut taken: HashSet<PathBuf> = shelf.paths.clone();
    for article in &articles {
        if !shelf.locales.contains(&article.locale) && !plan.unlisted.contains(&article.locale) {
            plan.unlisted.push(article.locale.clone());
        }
        let kept = shelf.kept.get(&(article.locale.clone(), article.source.clone()));
        // Another article's id, where there is one in this language.
        let id = |source: &str| {
            let kept = shelf.kept.get(&(article.locale.clone(), source.to_owned()));
            let own = || ids.get(source).filter(|_| here.contains(&(source, &article.locale))).cloned();
            kept.map(|kept| kept.id.clone()).or_else(own)
        };
        let own = id(&article.source).unwrap_or_default();
        let path = kept.map_or_else(|| free(shelf, article, &own, &topics, &mut taken), |kept| kept.path.clone());
        let mut body = article.body.clone();
        page::each(&mut body, &mut |runs| map.turn(runs, &id), &mut |_| {});
        let unnamed = page::name_pictures(&mut body, &article.question);
        let copies = pictures.beside(&mut body, &path, &own);
        let related = article.related.iter().filter_map(|source| id(source)).filter(|id| *id != own).collect();
        plan.steps.push(step(article, kept, &own, path, body, related, (unnamed, copies)));
    }
    plan.gone = gone(&articles, shelf);
    plan
}

fn step(
    article: &Article,
    kept: Option<&Kept>,
    id: &str,
    path: PathBuf,
    body: Vec<Block>,
    related: Vec<String>,
    (unnamed, copies): (usize, Vec<(PathBuf, PathBuf)>),
) -> Step {
    // Old addresses add up: one that worked goes on working.
    let mut aliases: Vec<String> = kept.map(|kept| kept.aliases.clone()).unwrap_or_default();
    for alias in article.aliases.iter().map(|alias| links::path(alias)).filter(|alias| alias.len() > 1) {
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    let (text, hash) = page::Page { article, id, body: &body, aliases: &aliases, related: &related }.write();
    let done = |state, path, text| Step {
        state,
        path,
        text,
        locale: article.locale.clone(),
        draft: article.draft,
        unnamed,
        copies: if state == State::Unchanged { Vec::new() } else { copies.clone() },
    };
    let Some(kept) = kept else { return done(State::New, path, Some(text)) };
    if page::same(&kept.text, &text) {
        return done(State::Unchanged, path, None);
    }
    if page::hash(&kept.text) == kept.imported {
        return done(State::Updated, path, Some(text));
    }
    // The shop's own words now. Where the export says what it said then, there is nothing to tell.
    if hash == kept.imported {
        return done(State::Unchanged, path, None);
    }
    let incoming = PathBuf::from(format!("{}.incoming", path.display()));
    let there = std::fs::read_to_string(&incoming).is_ok_and(|there| page::same(&there, &text));
    done(State::Waiting, incoming, (!there).then_some(text))
}

/// A language of the export takes the name of the shop's, where only the region differs and only one does.
fn to_listed(articles: &mut [Article], shelf: &Shelf) {
    let all: HashSet<Locale> = articles.iter().map(|article| article.locale.clone()).collect();
    let listed = |locale: &Locale| {
        let mut near = shelf.locales.iter().filter(|known| known.language() == locale.language());
        let others = all.iter().filter(|other| other.language() == locale.language()).count();
        near.next().filter(|_| others == 1 && near.next().is_none()).cloned()
    };
    let to: HashMap<&Locale, Locale> = all
        .iter()
        .filter(|locale| !shelf.locales.contains(locale))
        .filter_map(|locale| Some((locale, listed(locale)?)))
        .collect();
    for article in articles {
        if let Some(locale) = to.get(&article.locale) {
            article.locale = locale.clone();
        }
    }
}

/// The articles of each source, English first, then as they came.
fn by_source(articles: &[Article]) -> BTreeMap<&str, Vec<&Article>> {
    let mut groups: BTreeMap<&str, Vec<&Article>> = BTreeMap::new();
    for article in articles {
        groups.entry(&article.source).or_default().push(article);
    }
    groups.values_mut().for_each(|group| group.sort_by_key(|article| article.locale.language() != "en"));
    groups
}

/// The id of each source, the same in every language.
fn ids(articles: &[Article], shelf: &Shelf) -> HashMap<String, String> {
    let mut ids: HashMap<String, String> = HashMap::new();
    let mut taken = shelf.ids.clone();
    for kept in shelf.kept.iter() {
        ids.entry(kept.0.1.clone()).or_insert_with(|| kept.1.id.clone());
    }
    for (source, group) in by_source(articles) {
        if ids.contains_key(source) {
            continue;
        }
        let words = group.iter().flat_map(|article| [article.slug.as_str(), article.question.as_str()]);
        let base = names::first(words).unwrap_or_else(|| names::name(source));
        let mut id = base.clone();
        let mut more = 2;
        while !taken.insert(id.clone()) {
            id = format!("{base}-{more}");
            more += 1;
        }
        ids.insert(source.to_owned(), id);
    }
    ids
}

/// The folder of each source's topic, the same in every language.
fn topics(articles: &[Article]) -> HashMap<String, String> {
    let topic = |group: &[&Article]| names::first(group.iter().map(|article| article.topic.as_str()));
    let all = by_source(articles).into_iter();
    all.filter_map(|(source, group)| Some((source.to_owned(), topic(&group)?))).collect()
}

/// Where the file of a new article goes.
fn free(
    shelf: &Shelf,
    article: &Article,
    id: &str,
    topics: &HashMap<String, String>,
    taken: &mut HashSet<PathBuf>,
) -> PathBuf {
    let language = shelf.folders.get(&article.locale).cloned();
    let mut folder = language.unwrap_or_else(|| shelf.answers.join(article.locale.as_str()));
    folder.extend(topics.get(&article.source));
    let mut path = folder.join(format!("{id}.md"));
    let mut more = 2;
    while !taken.insert(path.clone()) {
        path = folder.join(format!("{id}-{more}.md"));
        more += 1;
    }
    path
}

/// Files of the same system, in the languages of the export, whose article it does not have.
fn gone(articles: &[Article], shelf: &Shelf) -> Vec<PathBuf> {
    let system = |source: &str| source.rsplit_once(':').map_or("", |(system, _)| system).to_owned();
    let there: HashSet<(&Locale, &str)> =
        articles.iter().map(|article| (&article.locale, article.source.as_str())).collect();
    let systems: HashSet<(String, &Locale)> =
        articles.iter().map(|article| (system(&article.source), &article.locale)).collect();
    let missing = shelf.kept.iter().filter(|((locale, source), _)| {
        systems.contains(&(system(source), locale)) && !there.contains(&(locale, source.as_str()))
    });
    let mut gone: Vec<PathBuf> = missing.map(|(_, kept)| kept.path.clone()).collect();
    gone.sort();
    gone
}

/// Writes what a plan says; the first file that cannot be written ends it.
pub(crate) fn write(plan: &Plan) -> Result<(), (PathBuf, std::io::Error)> {
    for step in &plan.steps {
        let at = |path: &Path| {
            let path = path.to_path_buf();
            move |error| (path, error)
        };
        for (from, to) in &step.copies {
            to.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(at(to))?;
            std::fs::copy(from, to).map_err(at(to))?;
        }
        if let Some(text) = &step.text {
            step.path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(at(&step.path))?;
            std::fs::write(&step.path, text).map_err(at(&step.path))?;
        }
    }
    Ok(())
}
