//! What is asked, what is right, and what would a plain search box say?

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shelfhelp::content::{Answer, Block, Inline, plain_text};

use super::slips::{Mulberry, SEED, misspelt};

/// The sets to run: files as they are named, else those in the folder whose name holds one of the words.
pub(crate) fn files(folder: &Path, wanted: &[String]) -> Vec<PathBuf> {
    let (named, words): (Vec<&String>, Vec<&String>) = wanted.iter().partition(|word| word.ends_with(".json"));
    let mut files: Vec<PathBuf> = named.into_iter().map(PathBuf::from).collect();
    if files.is_empty() || !words.is_empty() {
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        files.extend(found.filter(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let is_wanted = words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
            is_wanted && path.extension().is_some_and(|extension| extension == "json")
        }));
    }
    files.sort();
    files
}

/// A query and the ids of the answers that are right; none where nothing answers it.
#[derive(Clone)]
pub(crate) struct Question {
    pub(crate) text: String,
    pub(crate) relevant: Vec<String>,
}

/// Answers and what is asked of them.
pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) answers: Vec<Answer>,
    pub(crate) questions: Vec<Question>,
}

impl Set {
    /// Reads `{name, docs: [{id, title, body}], queries: [{q, relevant: [id]}]}`.
    pub(crate) fn read(path: &Path) -> Option<Set> {
        let value: Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or("").to_owned();
        let answers = value["docs"].as_array()?.iter().map(|doc| Answer {
            id: text(doc, "id"),
            question: text(doc, "title"),
            body: vec![Block::Paragraph(vec![Inline::Text(text(doc, "body"))])],
            ..Answer::default()
        });
        let questions = value["queries"].as_array()?.iter().map(|query| {
            let relevant = query["relevant"].as_array().into_iter().flatten();
            let relevant = relevant.filter_map(|id| Some(id.as_str()?.to_owned())).collect();
            Question { text: text(query, "q"), relevant }
        });
        Some(Set { name: text(&value, "name"), answers: answers.collect(), questions: questions.collect() })
    }

    /// The words that shops of its language use for the same thing, as the build adds them. Its name ends in the language.
    pub(crate) fn common_words(&self) -> Vec<Vec<String>> {
        let groups = include_str!("../../cli/words/groups.txt");
        let language = self.name.rsplit('_').next().filter(|tag| groups.contains(&format!("[{tag}]"))).unwrap_or("en");
        let own = groups.split("\n[").find_map(|part| part.strip_prefix(language)?.strip_prefix("]\n")).unwrap_or("");
        let lines = own.lines().filter(|line| !line.is_empty());
        lines.map(|line| line.split(" | ").map(str::to_owned).collect()).collect()
    }

    /// Takes every fourth answer away: what only it answered has no answer now.
    pub(crate) fn withhold(&mut self) {
        let mut count = 0;
        self.answers.retain(|_| {
            count += 1;
            count % 4 != 0
        });
        let left: BTreeSet<&str> = self.answers.iter().map(|answer| answer.id.as_str()).collect();
        for question in &mut self.questions {
            question.relevant.retain(|id| left.contains(id.as_str()));
        }
    }

    /// The questions with one slip in each; those without a word of four letters are left out.
    pub(crate) fn misspelt(&self) -> Vec<Question> {
        let mut random = Mulberry::new(SEED);
        let slip = |question: &Question| {
            let text = misspelt(&question.text, &mut random)?;
            Some(Question { text, relevant: question.relevant.clone() })
        };
        self.questions.iter().filter_map(slip).collect()
    }

    /// Titles and bodies in lower case.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let lower = |answer: &Answer| (answer.question.to_lowercase(), plain_text(&answer.body).to_lowercase());
        self.answers.iter().map(lower).collect()
    }

    /// What a plain search box finds: the answers whose title or body holds the words, titles counting twice.
    pub(crate) fn containing(&self, texts: &[(String, String)], words: &[&str]) -> (Vec<String>, f32, bool) {
        let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let score = |(title, body): &(String, String)| -> usize {
            words.iter().map(|word| 2 * usize::from(title.contains(word)) + usize::from(body.contains(word))).sum()
        };
        let scores = texts.iter().map(score).zip(&self.answers);
        let mut found: Vec<(usize, &Answer)> = scores.filter(|(score, _)| *score > 0).collect();
        found.sort_by_key(|(score, _)| core::cmp::Reverse(*score));
        let best = found.first().map_or(0.0, |(score, _)| *score as f32 / (3 * words.len().max(1)) as f32);
        (found.into_iter().take(10).map(|(_, answer)| answer.id.clone()).collect(), best, best > 0.0)
    }
}
