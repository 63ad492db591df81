//! How do tests see what an export came to?

use shelfhelp::content::plain_text;
use shelfhelp::i18n::Locale;

use super::{Article, File, Harvest};

/// Files of an export; each is its name and its text.
pub(super) fn files(files: &[(&str, &str)]) -> Vec<File> {
    files.iter().map(|(name, text)| File { name: (*name).into(), text: (*text).into() }).collect()
}

pub(super) fn english() -> Locale {
    Locale::english()
}

/// A line for each article: `en shopify:page:1 [Topic] Question? = body`, and what else it has.
pub(super) fn articles(harvest: &Harvest) -> Vec<String> {
    harvest.articles.iter().map(article).collect()
}

fn article(article: &Article) -> String {
    let mut out = format!("{} {} ", article.locale, article.source);
    if !article.topic.is_empty() {
        out.push_str(&format!("[{}] ", article.topic));
    }
    out.push_str(&format!("{} = {}", article.question, plain_text(&article.body).replace('\n', " / ")));
    let mut more = |name: &str, text: String| {
        if !text.is_empty() {
            out.push_str(&format!("; {name} {text}"));
        }
    };
    more("also", article.also.join(", "));
    more("keywords", article.keywords.join(", "));
    more("summary", article.summary.clone());
    more("slug", article.slug.clone());
    more("was", article.aliases.join(" "));
    more("draft", if article.draft { "yes".into() } else { String::new() });
    more("updated", article.updated.map(|date| date.to_string()).unwrap_or_default());
    more("order", article.order.map(|order| order.to_string()).unwrap_or_default());
    out
}

/// A line for each finding: `faq.csv:3 warning import-lost message`.
pub(super) fn told(harvest: &Harvest) -> Vec<String> {
    let line = |finding: &crate::source::finding::Finding| {
        let place = finding.spot.map(|spot| format!(":{}", spot.line)).unwrap_or_default();
        let problem = &finding.problem;
        let severity = format!("{:?}", problem.severity).to_lowercase();
        format!("{}{place} {severity} {} {}", finding.file.as_deref().unwrap_or("?"), problem.code, problem.message)
    };
    harvest.findings.iter().map(line).collect()
}

/// Compares what came of an export with what should have.
pub(super) fn check(harvest: &Harvest, want: &[&str], want_told: &[&str]) {
    let join = |lines: &[&str]| lines.join("\n");
    assert_eq!(articles(harvest).join("\n"), join(want));
    assert_eq!(told(harvest).join("\n"), join(want_told));
}
