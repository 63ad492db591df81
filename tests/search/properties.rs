//! What holds for every query and every shop.

use shelfhelp::content::{Answer, plain_text};
use shelfhelp::search::{Context, Found, Index, Span};

use super::{answer, arabic, chinese, english, greek, japanese};

/// Xorshift: the same cases on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Pieces glued with or without spaces.
    fn query(&mut self) -> String {
        let pieces = 1 + self.below(9);
        (0..pieces).map(|_| [self.one_of(&PIECES), self.one_of(&["", " ", " ", "  "])].concat()).collect()
    }
}

// Words of all scripts, halves of words, slips, numbers; then what is no word at all: marks alone, directions, joiners,
// pictures, what stands for half a character, and the end of what Unicode has.
const PIECES: [&str; 56] = [
    "return",
    "retrun",
    "deliv",
    "delivery",
    "the",
    "how",
    "I",
    "don't",
    "gift card",
    "giftcard",
    "dish",
    "washer",
    "90x90",
    "3.50",
    "€",
    "επιστροφή",
    "epistrofi",
    "μεταφορ",
    "ΠΛΗΡΩΣΩ",
    "pos",
    "ghbdtn",
    "返品",
    "スカーフ",
    "ですか",
    "送料は",
    "soryo",
    "hentai",
    "退货",
    "退貨",
    "tuihuo",
    "运费",
    "الشحن",
    "إرجاع",
    "ال",
    "Straße",
    "Rücksendekosten",
    "한국어",
    "ไทย",
    "हिन्दी",
    "?!",
    "…",
    "'",
    "’s",
    "-",
    ".",
    "\u{301}",
    "\u{202e}",
    "\u{2066}x\u{2069}",
    "\u{200b}",
    "\u{200d}",
    "👩‍👩‍👧",
    "🇬🇷",
    "\u{fffd}",
    "\u{0}",
    "\u{ffff}",
    "\u{10ffff}",
];

fn shops() -> Vec<Vec<Answer>> {
    let all = [english(), greek(), japanese(), chinese(), arabic()];
    let bare = |answers: &[Answer]| answers.iter().map(|a| Answer { body: Vec::new(), ..a.clone() }).collect();
    let mut shops = vec![Vec::new(), vec![answer("one", "Can I return it?", "Yes.")], vec![answer("none", "", "")]];
    shops.push(bare(&english()));
    let mixed = all.concat().into_iter().enumerate();
    shops.push(mixed.map(|(at, answer)| Answer { id: at.to_string(), ..answer }).collect());
    shops.extend(all);
    shops
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

#[track_caller]
fn check(answers: &[Answer], query: &str, found: &Found) {
    // Two runs of three dots and spaces beside what is cut out.
    const EXCERPT_MAX: usize = 280 + 2 * " …".len();
    let told = || format!("{:?} among {} answers", query.chars().take(80).collect::<String>(), answers.len());
    assert!(found.hits.len() <= 10, "{}", told());
    assert!(found.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "not sorted: {}", told());
    for hit in &found.hits {
        assert!(hit.score.is_finite() && hit.score >= 0.0, "score {} of {}", hit.score, told());
        assert!((0.0..=1.0).contains(&hit.confidence), "confidence {} of {}", hit.confidence, told());
        let own = answers.iter().find(|answer| answer.id == hit.id).expect("an answer of the shop");
        assert_eq!(text(&hit.title), own.question.trim(), "{}", told());
        let excerpt = text(&hit.excerpt);
        assert!(excerpt.len() <= EXCERPT_MAX, "{} bytes of {}", excerpt.len(), told());
        let bare = excerpt.trim_start_matches("… ").trim_end_matches(" …");
        assert!(plain_text(&own.body).contains(bare), "{bare:?} of {}", told());
        assert!(hit.title.iter().chain(&hit.excerpt).all(|span| !span.text.is_empty()), "an empty run: {}", told());
    }
}

#[test]
fn any_query_is_answered_soundly_and_alike_each_time() {
    let mut chance = Chance(88_172_645_463_325_252);
    for answers in shops() {
        let (index, again) = (Index::build(&answers), Index::build(&answers));
        for at in 0..150 {
            let query = chance.query();
            let context = Context { typing: at % 2 == 0, ..Context::default() };
            let found = index.search(&query, &context);
            check(&answers, &query, &found);
            assert_eq!(found, again.search(&query, &context), "{query:?}");
            assert_eq!(found, index.search(&query, &context), "{query:?}");
        }
    }
}

#[test]
fn ten_thousand_characters_of_anything_are_answered_soundly() {
    for answers in shops() {
        let index = Index::build(&answers);
        for piece in PIECES.iter().step_by(if answers.is_empty() { 1 } else { 5 }) {
            for glue in ["", " "] {
                let piece = [piece, glue].concat();
                let query: String = piece.chars().cycle().take(10_000).collect();
                let found = index.search(&query, &Context { typing: true, ..Context::default() });
                check(&answers, &query, &found);
            }
        }
    }
}

#[test]
fn one_more_answer_never_hides_an_answer_from_its_own_question() {
    let mut chance = Chance(2_463_534_242);
    for answers in [english(), greek(), japanese(), chinese(), arabic()] {
        for round in 0..12 {
            let more = answer("more", &chance.query(), &[chance.query(), chance.query()].concat());
            let mut shop = answers.clone();
            shop.insert(if round % 2 == 0 { 0 } else { shop.len() }, more);
            let index = Index::build(&shop);
            for own in &answers {
                for typing in [false, true] {
                    let found = index.search(&own.question, &Context { typing, ..Context::default() });
                    let is_there = found.hits.iter().any(|hit| hit.id == own.id);
                    assert!(is_there, "{:?} is lost, typing {typing}: {:?}", own.question, found.hits);
                }
            }
        }
    }
}

#[test]
fn a_question_typed_in_full_keeps_its_answer_first() {
    for answers in [english(), greek(), japanese(), chinese(), arabic()] {
        let index = Index::build(&answers);
        for own in &answers {
            let found = index.search(&own.question, &Context { typing: true, ..Context::default() });
            let first = found.hits.first().map_or("", |hit| hit.id.as_str());
            assert_eq!(first, own.id, "{:?} finds {:?}", own.question, found.hits);
        }
    }
}
