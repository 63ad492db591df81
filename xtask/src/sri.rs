//! What is a file's fingerprint: for the browser to check, and for its name?

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

/// Long enough that two builds never share a name, short enough to read.
const NAME_HASH_LENGTH: usize = 12;

/// Subresource integrity as browsers take it, `sha384-` and base64.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// `shelfhelp.js` -> `shelfhelp.0123456789ab.js`: a name that changes with the content may be cached for ever.
pub(crate) fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha384::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let hash = hash.get(..NAME_HASH_LENGTH).unwrap_or(&hash);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integrity_of_nothing_is_the_published_one() {
        // The SHA-384 of the empty string, as NIST gives it, in base64.
        assert_eq!(integrity(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }

    #[test]
    fn a_hashed_name_keeps_its_stem_and_extension() {
        assert_eq!(hashed_name("shelfhelp_bg.wasm", b""), "shelfhelp_bg.38b060a751ac.wasm");
        assert_eq!(hashed_name("LICENSE", b""), "LICENSE.38b060a751ac");
    }

    #[test]
    fn other_content_has_another_name() {
        assert_ne!(hashed_name("a.css", b"a{}"), hashed_name("a.css", b"b{}"));
    }
}
