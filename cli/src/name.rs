//! How do names of files and parts of addresses come about from bytes, and the other way round?
//!
//! A name that follows the content of a file holds the first digits of its hash; `%20` in an address stands for a byte.

// 64 bits: two versions of one part meet once in billions of builds.
const HASH_BYTES: usize = 8;

/// The digits of a hash that stand in the name of a file.
pub(crate) fn digits(hash: &[u8]) -> String {
    hex(hash, HASH_BYTES)
}

/// The first bytes of a hash in hexadecimal digits.
pub(crate) fn hex(hash: &[u8], bytes: usize) -> String {
    hash.iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// `%20` and the like as the bytes they stand for; what they do not spell stays.
pub(crate) fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match code.filter(|_| *byte == b'%') {
            Some(code) => {
                bytes.push(code);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    bytes
}
