//! How often does a key ask for memory?
//!
//! In Wasm every allocation costs as much as looking up a hundred postings. Counts only: they are the same on every
//! machine, and they do not grow with the shop.

use allocation_counter::measure;
use shelfhelp::content::{Answer, Block, Inline};
use shelfhelp::search::{Context, Index};

const SUBJECTS: [&str; 8] = ["parcel", "refund", "scarf", "invoice", "voucher", "courier", "label", "warranty"];
const DEEDS: [&str; 9] = ["return", "cancel", "change", "track", "wash", "exchange", "collect", "insure", "repair"];

/// Answers that all speak of the same few things, as those of a shop do, each in a text of its own: what says the same
/// twice falls behind, and other hits have other marks.
fn shop(count: usize) -> Index {
    let answer = |at: usize| {
        let subject = SUBJECTS[at % SUBJECTS.len()];
        let deed = DEEDS[at % DEEDS.len()];
        let body = format!("To {deed} the {subject}, write to us. We {deed} every {subject} within {at} days.");
        Answer {
            id: format!("a{at}"),
            question: format!("How do I {deed} a {subject}?"),
            body: vec![Block::Paragraph(vec![Inline::Text(body)])],
            ..Answer::default()
        }
    };
    Index::build(&(0..count).map(answer).collect::<Vec<_>>())
}

/// The most that any key of a question asks for.
fn most(index: &Index, question: &str) -> u64 {
    let context = Context { typing: true, ..Context::default() };
    // The first question of all makes the room that the others use.
    index.search(question, &context);
    let ends = question.char_indices().map(|(at, c)| at + c.len_utf8());
    let count = |end: usize| measure(|| drop(index.search(&question[..end], &context))).count_total;
    ends.map(count).max().unwrap_or(0)
}

#[test]
fn a_key_asks_for_as_much_memory_in_a_large_shop_as_in_a_small_one() {
    let (small, middle, large) = (shop(80), shop(800), shop(4_000));
    for question in ["how do I cancel the parcel", "retrun a scraf", "t", "track my voucher please", "warranty 12 days"]
    {
        let counts = [most(&small, question), most(&middle, question), most(&large, question)];
        assert!(counts.iter().all(|count| *count <= 400), "{question:?}: {counts:?}");
        // The smallest has not ten answers alike, so that there is less to mark.
        assert!(counts[2] <= counts[1] + 10, "{question:?}: {counts:?}");
    }
}
