//! What does a compiled shop answer, in one language?

use crate::content::{Answer, bundle};
use crate::i18n::Locale;
use crate::problem::Problem;
use crate::search::Index;

/// The shop's answers made searchable, with its own words for the same thing.
pub(super) fn read(
    shop: &[u8],
    language: &str,
    titles: &[u8],
    bodies: &[Vec<u8>],
    counts: &[u32],
) -> Result<Index, Problem> {
    let shop = bundle::decode_shop(shop)?;
    let mut answers = bundle::decode_titles(titles)?;
    bundle::are_complete(answers.len(), counts.iter().map(|count| *count as usize))?;
    let mut rest: &mut [Answer] = &mut answers;
    for (bytes, count) in bodies.iter().zip(counts) {
        let Some((own, others)) = core::mem::take(&mut rest).split_at_mut_checked(*count as usize) else { break };
        bundle::decode_bodies(bytes, own)?;
        rest = others;
    }
    let locale = Locale::parse(language);
    let is_own = |tag: &Locale| locale.as_ref().is_some_and(|locale| locale.language() == tag.language());
    let groups = shop.synonyms.iter().filter(|(tag, _)| is_own(tag)).map(|(_, group)| group);
    Ok(Index::build(&answers).with_synonyms(groups))
}
