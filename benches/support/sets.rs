//! What is asked, what is right, and what would a plain search box say?

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shelfhelp::content::{Answer, Block, Inline, plain_text};

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
        let mut random = Random(20_260_101);
        let slip = |question: &Question| {
            let text = misspell(&question.text, &mut random)?;
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

/// A small generator with a fixed seed: the same slips on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// One letter swapped, dropped, doubled by a neighbour or replaced by one, in one word of four letters or more.
fn misspell(text: &str, random: &mut Random) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic() && (*c as u32) < 0x600);
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for at in (0..=chars.len()).filter(|&at| !is_letter(at)) {
        if at - start >= 4 {
            words.push((start, at));
        }
        start = at + 1;
    }
    for _ in 0..20 {
        let &(start, end) = words.get(random.below(words.len()))?;
        let at = start + random.below(end - start);
        let mut out = chars.clone();
        match random.below(4) {
            0 if at + 1 < end => out.swap(at, at + 1),
            1 => drop(out.remove(at)),
            2 => out.insert(at, neighbour(chars[at], random)),
            3 => out[at] = neighbour(chars[at], random),
            _ => continue,
        }
        if out != chars {
            return Some(out.into_iter().collect());
        }
    }
    None
}

/// The key beside a letter's.
fn neighbour(c: char, random: &mut Random) -> char {
    const ROWS: [&str; 6] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"];
    let c = c.to_lowercase().next().unwrap_or(c);
    for row in ROWS.map(|row| row.chars().collect::<Vec<char>>()) {
        if let Some(at) = row.iter().position(|&other| other == c) {
            let goes_right = at == 0 || (at + 1 < row.len() && random.below(2) == 0);
            return row[if goes_right { at + 1 } else { at - 1 }];
        }
    }
    'e'
}
