//! How long does each step of a search take, in shops of three sizes?
#![allow(missing_docs, reason = "criterion's macros make functions without")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use search_stages::{answers, read};
use shelfhelp::content::Answer;
use shelfhelp::search::{Context, Index, stages};

// A whole question, its last word half typed, and one with a slip and an unknown word.
const QUESTIONS: [&str; 3] = ["how can I change the address of my ord", "refnud of a gift crad", "t"];
const SLIP: &str = "cancelation";

fn shops() -> Vec<(String, Vec<Answer>)> {
    let mut shops: Vec<(String, Vec<Answer>)> = [79, 1_000, 10_000].map(|n| (n.to_string(), answers(n))).into();
    let data = std::env::var_os("SHELFHELP_DATA").map(|data| std::path::PathBuf::from(data).join("scale"));
    let files = data.into_iter().flat_map(|folder| ["scale_1k.json", "scale_10k.json"].map(|name| folder.join(name)));
    shops.extend(files.filter_map(|file| Some((file.file_stem()?.to_string_lossy().into_owned(), read(&file)?))));
    shops
}

fn all(criterion: &mut Criterion) {
    for (name, answers) in shops() {
        let mut group = criterion.benchmark_group(&name);
        group.sample_size(20);
        let text = answers.iter().map(|answer| answer.question.as_str()).take(50).collect::<Vec<_>>().join("\n");
        group.bench_function("analysis of 50 questions", |b| b.iter(|| stages::analyse(black_box(&text))));
        if answers.len() <= 1_000 {
            group.bench_function("build", |b| b.iter(|| Index::build(black_box(&answers))));
        }
        let index = Index::build(&answers);
        group.bench_function("slips", |b| b.iter(|| stages::slips(&index, black_box(SLIP))));
        for question in QUESTIONS {
            let query = stages::read(&index, question);
            let passages = stages::best(&index, &query);
            let mut step = |step: &str, run: &mut dyn FnMut() -> usize| {
                group.bench_function(BenchmarkId::new(step, question), |b| b.iter(&mut *run));
            };
            step("words", &mut || stages::split(&index, black_box(question)));
            step("query", &mut || stages::read(&index, black_box(question)).terms());
            step("sums", &mut || stages::sum(&index, black_box(&query)));
            step("ranking", &mut || stages::best(&index, black_box(&query)).len());
            step("excerpts", &mut || passages.iter().map(|at| stages::cut(&index, &query, *at)).sum());
            let context = Context { typing: true, ..Context::default() };
            step("keystroke", &mut || index.search(black_box(question), &context).hits.len());
        }
        group.finish();
    }
}

criterion_group!(benches, all);
criterion_main!(benches);
