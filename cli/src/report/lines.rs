//! Which records does a log have, and on which lines do they begin?
//!
//! A line each, or the items of one JSON array. However long a line is, no more than the longest record is kept of it.
//!
//! Does not know: what a record says.

use std::io::{self, BufRead, Read};

// A hand-off with its packet takes a few kilobytes; a web server cuts its lines at eight or thirty-two.
const RECORD_BYTES_MAX: usize = 256 * 1024;
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Hands each record to a sink with its line, counted from 1; none where it is too long to be one.
pub(super) fn records(reader: &mut dyn BufRead, sink: &mut dyn FnMut(usize, Option<&[u8]>)) -> io::Result<()> {
    let mut line = 1;
    if reader.fill_buf()?.starts_with(BOM) {
        reader.consume(BOM.len());
    }
    if first(reader, &mut line)? == Some(b'[') {
        reader.consume(1);
        items(reader, &mut line, sink)?;
    }
    lines(reader, line, sink)
}

/// Skips blank space; the byte after it stays.
fn first(reader: &mut dyn BufRead, line: &mut usize) -> io::Result<Option<u8>> {
    loop {
        let chunk = reader.fill_buf()?;
        let blank = chunk.iter().position(|byte| !byte.is_ascii_whitespace());
        let taken = blank.unwrap_or(chunk.len());
        *line += chunk.iter().take(taken).filter(|byte| **byte == b'\n').count();
        let next = blank.and_then(|at| chunk.get(at)).copied();
        reader.consume(taken);
        if next.is_some() || taken == 0 {
            return Ok(next);
        }
    }
}

fn lines(mut reader: &mut dyn BufRead, first: usize, sink: &mut dyn FnMut(usize, Option<&[u8]>)) -> io::Result<()> {
    let mut text = Vec::new();
    for line in first.. {
        text.clear();
        let most = RECORD_BYTES_MAX as u64 + 1;
        if (&mut reader).take(most).read_until(b'\n', &mut text)? == 0 {
            break;
        }
        if text.ends_with(b"\n") || text.len() <= RECORD_BYTES_MAX {
            let record = text.trim_ascii();
            if !record.is_empty() {
                sink(line, Some(record));
            }
        } else {
            reader.skip_until(b'\n')?;
            sink(line, None);
        }
    }
    Ok(())
}

/// One item of an array, as far as it has been read.
#[derive(Default)]
struct Item {
    text: Vec<u8>,
    depth: usize,
    is_open: bool,
    in_string: bool,
    is_escaped: bool,
    is_long: bool,
    line: usize,
}

/// What a byte does to the array that it stands in.
enum Step {
    On,
    Item,
    End,
}

impl Item {
    fn take(&mut self, byte: u8, line: usize) -> Step {
        if !self.is_open {
            match byte {
                b',' | b' ' | b'\t' | b'\r' | b'\n' => return Step::On,
                b']' => return Step::End,
                _ => (self.is_open, self.line) = (true, line),
            }
        }
        if self.in_string {
            self.in_string = byte != b'"' || self.is_escaped;
            self.is_escaped = byte == b'\\' && !self.is_escaped;
        } else {
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                b',' if self.depth == 0 => return Step::Item,
                b']' if self.depth == 0 => return Step::End,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
        if self.text.len() < RECORD_BYTES_MAX {
            self.text.push(byte)
        } else {
            self.is_long = true
        }
        Step::On
    }

    fn end(&mut self, sink: &mut dyn FnMut(usize, Option<&[u8]>)) {
        if self.is_open {
            sink(self.line, (!self.is_long).then_some(self.text.trim_ascii()));
        }
        self.text.clear();
        (self.depth, self.is_open, self.in_string, self.is_escaped, self.is_long) = (0, false, false, false, false);
    }
}

fn items(reader: &mut dyn BufRead, line: &mut usize, sink: &mut dyn FnMut(usize, Option<&[u8]>)) -> io::Result<()> {
    let mut item = Item::default();
    loop {
        let chunk = reader.fill_buf()?;
        let length = chunk.len();
        if length == 0 {
            // The array has no end: what there is of its last item is told as broken.
            item.end(sink);
            return Ok(());
        }
        for at in 0..length {
            let Some(&byte) = chunk.get(at) else { break };
            let step = item.take(byte, *line);
            *line += usize::from(byte == b'\n');
            match step {
                Step::On => {}
                Step::Item => item.end(sink),
                Step::End => {
                    item.end(sink);
                    reader.consume(at + 1);
                    return Ok(());
                }
            }
        }
        reader.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(log: &str, expected: &[(usize, &str)]) {
        // A reader of three bytes at a time parts everything that can be parted.
        for size in [3, 4096] {
            let mut found = Vec::new();
            let mut reader = std::io::BufReader::with_capacity(size, log.as_bytes());
            let mut sink = |line: usize, record: Option<&[u8]>| {
                found.push((line, record.map_or("long".to_owned(), |r| String::from_utf8_lossy(r).into_owned())));
            };
            records(&mut reader, &mut sink).unwrap();
            let found: Vec<(usize, &str)> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
            assert_eq!(found, expected, "{log:?}");
        }
    }

    #[test]
    fn a_record_is_a_line_or_an_item_of_an_array() {
        check("", &[]);
        check("\n \n", &[]);
        check("{\"a\":1}\r\n\n{\"b\":2}", &[(1, "{\"a\":1}"), (3, "{\"b\":2}")]);
        check("[]", &[]);
        check("\n[{\"a\":\"]},\\\"\"},\n {\"b\":[1,2]}]\n", &[(2, "{\"a\":\"]},\\\"\"}"), (3, "{\"b\":[1,2]}")]);
        check("[1, 2", &[(1, "1"), (1, "2")]);
        check("[{\"a\":1}]\n{\"b\":2}", &[(1, "{\"a\":1}"), (2, "{\"b\":2}")]);
        check("[}}]x", &[(1, "}}"), (1, "x")]);
    }

    #[test]
    fn a_line_too_long_is_told_and_not_kept() {
        let long = "x".repeat(RECORD_BYTES_MAX + 5);
        check(&format!("{long}\n{{}}"), &[(1, "long"), (2, "{}")]);
        check(&format!("[\"{long}\",\n{{}}]"), &[(1, "long"), (2, "{}")]);
        check(&long, &[(1, "long")]);
        let exact = "y".repeat(RECORD_BYTES_MAX);
        check(&format!("{exact}\n{{}}"), &[(1, &exact), (2, "{}")]);
    }
}
