//! What must hold of the parts of a search that are fetched: slices of an index, tables of meanings, readings?
//!
//! Each bears a checksum, and damage would come no further than that: inputs are what is in the seal, sealed anew.

use std::sync::Arc;

use shelfhelp::content::bundle::{self, Aid};
use shelfhelp::search::{Context, Expansion, Found, Index, Looked, Meaning, Parted, Piece, Readings, block_answers};
use shelfhelp::wire::checksum;
use shelfhelp_cli::fuzz::{self as cli, Target};

use crate::plain;

/// The readers of what a search fetches.
pub const TARGETS: &[Target] = &[("index-parts", parts), ("search-aid", aid), ("meaning", meaning)];

const QUERIES: [&str; 3] = ["how long does delivery take", "wash a scarf", "retrun"];
// A query takes a part for each of its words, and one for each hit.
const ROUNDS_MAX: usize = 40;

/// Parts of a small index without their seals, each after a byte that says what it is.
pub fn seeds_of_parts() -> Vec<Vec<u8>> {
    let packed = plain::packed();
    let open = |kind: u8, part: &[u8]| {
        let mut out = vec![kind - bundle::HEAD];
        out.extend_from_slice(bundle::unseal(kind, "", part).unwrap_or_default());
        out
    };
    let terms = packed.terms.iter().take(3).map(|part| open(bundle::TERMS, part));
    let blocks = packed.blocks.iter().take(3).map(|part| open(bundle::BLOCK, part));
    std::iter::once(open(bundle::HEAD, &packed.head)).chain(terms).chain(blocks).collect()
}

fn parts(bytes: &[u8]) {
    let packed = plain::packed();
    let Some((kind, body)) = bytes.split_first() else { return };
    let kind = bundle::HEAD + kind % 3;
    let sealed = bundle::seal(kind, body);
    let head = if kind == bundle::HEAD { &sealed } else { &packed.head };
    let mut index = match Parted::open(head) {
        Ok(index) => index,
        Err(problem) => return cli::problem(&problem),
    };
    let piece = if kind == bundle::BLOCK { Piece::Block } else { Piece::Terms };
    if kind != bundle::HEAD {
        index.take(piece(0), &sealed).err().iter().for_each(cli::problem);
    }
    match block_answers(&sealed) {
        Ok(answers) => assert!(answers.len() <= sealed.len(), "more answers than bytes"),
        Err(problem) => cli::problem(&problem),
    }
    for query in QUERIES {
        for _ in 0..ROUNDS_MAX {
            match index.search(query, &Context::default()) {
                Looked::Found(found) => {
                    sound(&found);
                    break;
                }
                Looked::Wanted(wanted) => {
                    assert!(!wanted.is_empty(), "it waits for nothing");
                    for piece in wanted {
                        let (of, number) = match piece {
                            Piece::Terms(number) => (&packed.terms, number),
                            Piece::Block(number) => (&packed.blocks, number),
                        };
                        // What nobody has is lost, as a server without the file would have it.
                        match of.get(number as usize) {
                            Some(part) => drop(index.take(piece, part)),
                            None => index.lose(piece),
                        }
                    }
                }
            }
        }
    }
}

fn sound(found: &Found) {
    for hit in &found.hits {
        assert!((0.0..=1.0).contains(&hit.confidence) && hit.score.is_finite(), "{} {}", hit.confidence, hit.score);
    }
    assert!(found.hits.windows(2).all(|two| two[0].score >= two[1].score), "the best is not first");
}

/// What helps a search: the first byte says how much of it are words that answers never say, the rest how letters are read.
fn aid(bytes: &[u8]) {
    let Some((share, rest)) = bytes.split_first() else { return };
    let (expansion, readings) = rest.split_at(rest.len() * usize::from(*share) / 255);
    let aid = Aid { expansion: expansion.to_vec(), readings: readings.to_vec() };
    let again = bundle::decode_aid(&bundle::encode_aid(&aid));
    assert!(again.as_ref() == Ok(&aid), "it changes on its way");
    match bundle::decode_aid(bytes) {
        Ok(_) => {}
        Err(problem) => cli::problem(&problem),
    }
    if let Some(expansion) = Expansion::read(expansion) {
        let again = Expansion::read(&expansion.bytes());
        assert!(again.as_ref() == Some(&expansion), "an expansion changes on its way");
    }
    let known = Readings::decode(readings);
    assert!(known == Readings::default() || Readings::decode(&known.bytes()) == known, "readings change on their way");
    let index = plain::small_index().with_aid(&aid);
    for query in QUERIES.iter().chain(&["huo", "送貨"]) {
        sound(&index.search(query, &Context::default()));
    }
}

/// A table of four dimensions: how many words there are, then what follows the checksum.
fn meaning(bytes: &[u8]) {
    let (count, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let mut table = b"SHM1\x02en\x04".to_vec();
    table.extend(u32::from(*count).to_le_bytes());
    table.extend([(-2.0_f32).to_bits(), 0.02_f32.to_bits(), checksum(rest)].iter().flat_map(|part| part.to_le_bytes()));
    table.extend_from_slice(rest);
    for table in [table.as_slice(), bytes] {
        match Meaning::read(table) {
            Ok(meaning) => {
                assert!(meaning.words() <= table.len(), "more words than bytes");
                let index: Index = plain::small_index().with_meaning(&Arc::new(meaning));
                for query in QUERIES {
                    sound(&index.search(query, &Context::default()));
                }
            }
            Err(problem) => cli::problem(&problem),
        }
    }
}

/// What tables of meanings and aids begin with.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let words = [&b"\x02\x04parc\x02wa"[..], b"\x40\x80\x12\x34\x56\x78"].concat();
    match target {
        "index-parts" => seeds_of_parts(),
        "meaning" => vec![words],
        "search-aid" => {
            let readings = Readings {
                sounds: "huo货火tui退".into(),
                forms: "貨货 發发".into(),
                common: vec![vec!["parcel".into(), "package".into()]],
            };
            vec![[&[0][..], &readings.bytes()].concat(), [&[255][..], &plain::expansion()].concat()]
        }
        _ => Vec::new(),
    }
}
