//! What does part of a country look like, and how do two parts lie to one another?
//!
//! Parts are ranges of postcodes or sets of states. Where nobody knows how they lie, that is said rather than guessed.

use shelfhelp::delivery::postcode;

/// What a part of a country is made of.
#[derive(Debug)]
pub(super) enum Shape {
    /// Patterns as they are written, and the first and last beginning of each.
    Codes(Vec<String>, Vec<(String, String)>),
    /// `US-CA`.
    States(Vec<String>),
    /// Named, and nobody says where it is.
    Unknown,
}

/// How one part lies to another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    Covers,
    Apart,
    /// Partly, or nobody knows.
    Partly,
}

impl Shape {
    /// How a part lies to another of the same country.
    pub(super) fn lie_to(&self, other: &Shape, country: &str) -> Lie {
        let parts: Vec<Lie> = match (self, other) {
            (Shape::Codes(_, around), Shape::Codes(_, within)) => {
                within.iter().map(|range| lie_of_range(around, range)).collect()
            }
            (Shape::States(around), Shape::States(within)) => {
                within.iter().map(|state| if around.contains(state) { Lie::Covers } else { Lie::Apart }).collect()
            }
            (Shape::States(around), Shape::Codes(_, within)) => {
                within.iter().map(|range| lie_of_codes(around, country, range)).collect()
            }
            _ => vec![Lie::Partly],
        };
        match parts.as_slice() {
            [first, rest @ ..] if rest.iter().all(|part| part == first) => *first,
            _ => Lie::Partly,
        }
    }
}

/// A beginning of a postcode, to be compared.
pub(super) fn bare(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// How states lie to a range of postcodes, whose first three digits say the state.
fn lie_of_codes(around: &[String], country: &str, (from, to): &(String, String)) -> Lie {
    let digits = |end: &str, fill: &str| format!("{end}{fill}").get(..3).and_then(|start| start.parse::<u16>().ok());
    let (Some(from), Some(to)) = (digits(from, "000"), digits(to, "999")) else { return Lie::Partly };
    let mut parts = (from..=to).map(|start| {
        let code = format!("{start:03}01");
        let state = postcode::region_of(country, &code)?;
        Some(around.iter().any(|known| known.split_once('-') == Some((country, state))))
    });
    let Some(Some(first)) = parts.next() else { return Lie::Partly };
    match (parts.all(|part| part == Some(first)), first) {
        (false, _) => Lie::Partly,
        (true, true) => Lie::Covers,
        (true, false) => Lie::Apart,
    }
}

fn lie_of_range(around: &[(String, String)], range: &(String, String)) -> Lie {
    // A beginning stands for all that begin with it, from the lowest to the highest.
    let low = |end: &str| format!("{end:\0<12}");
    let high = |end: &str| format!("{end:~<12}");
    let (first, last) = (low(&range.0), high(&range.1));
    if around.iter().any(|(from, to)| low(from) <= first && last <= high(to)) {
        Lie::Covers
    } else if around.iter().all(|(from, to)| high(to) < first || last < low(from)) {
        Lie::Apart
    } else {
        Lie::Partly
    }
}

// Google numbers the states of the USA from Alaska on in the order of their letters, with gaps.
const STATES_FIRST: usize = 21_132;
const STATES: &str = "AK AL - AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH \
    OK OR PA RI SC SD TN TX UT VA VT WA - WI WV WY";

/// The country of a set of states.
pub(super) fn country_of(states: &[String]) -> Option<String> {
    states.first()?.split('-').next().map(str::to_owned)
}

/// The states that Google's numbers of locations mean.
pub(super) fn states(ids: &[&str]) -> Shape {
    let state = |id: &&str| {
        let at = id.trim().parse::<usize>().ok()?.checked_sub(STATES_FIRST)?;
        STATES.split_whitespace().nth(at).filter(|state| *state != "-").map(|state| format!("US-{state}"))
    };
    let states: Option<Vec<String>> = ids.iter().map(state).collect();
    states.filter(|states| !states.is_empty()).map_or(Shape::Unknown, Shape::States)
}

#[cfg(test)]
mod tests {
    use super::{Lie, Shape, lie_of_range, states};

    #[test]
    fn numbers_of_locations_are_states() {
        for (id, state) in
            [("21132", "US-AK"), ("21137", "US-CA"), ("21167", "US-NY"), ("21176", "US-TX"), ("21184", "US-WY")]
        {
            assert!(matches!(states(&[id]), Shape::States(states) if states == [state]), "{id}");
        }
        for id in ["21134", "21131", "21185", "x", ""] {
            assert!(matches!(states(&[id]), Shape::Unknown), "{id}");
        }
    }

    #[test]
    fn ranges_lie_within_apart_or_across() {
        let check = |around: (&str, &str), range: (&str, &str)| {
            let pair = |(a, b): (&str, &str)| (a.to_owned(), b.to_owned());
            lie_of_range(&[pair(around)], &pair(range))
        };
        assert!(check(("94", "94"), ("94108", "94110")) == Lie::Covers);
        assert!(check(("94", "95"), ("96", "96")) == Lie::Apart);
        assert!(check(("94100", "94200"), ("94", "94")) == Lie::Partly);
    }
}
