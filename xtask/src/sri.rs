//! What is a file's fingerprint: for the browser to check, and for its name?

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Long enough that two builds never share a name, short enough to read.
const NAME_HASH_LENGTH: usize = 12;

/// Subresource integrity as browsers take it, `sha256-` and base64: as strong as needed, and a third shorter in the loader.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// `shelfhelp.js` -> `shelfhelp.0123456789ab.js`: a name that changes with the content may be cached for ever.
pub(crate) fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
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
        // The SHA-256 of the empty string, as NIST gives it, in base64.
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn a_hashed_name_keeps_its_stem_and_extension() {
        assert_eq!(hashed_name("shelfhelp_bg.wasm", b""), "shelfhelp_bg.e3b0c44298fc.wasm");
        assert_eq!(hashed_name("LICENSE", b""), "LICENSE.e3b0c44298fc");
    }

    #[test]
    fn other_content_has_another_name() {
        assert_ne!(hashed_name("a.css", b"a{}"), hashed_name("a.css", b"b{}"));
    }
}
