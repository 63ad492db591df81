//! By what name is a function known from build to build?

/// What a name may have in the list, in characters.
const NAME_MAX: usize = 160;

/// A function's name without what changes from build to build: crates by their hash, what the linker adds to tell copies
/// apart, and wasm-bindgen's numbers. Of a long one, its beginning and a number for all of it.
pub(crate) fn plain_name(name: &str) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let mut symbol = name;
    while let Some((shorter, number)) = symbol.rsplit_once('.') {
        if number.is_empty() || !number.chars().all(digit) {
            break;
        }
        symbol = shorter;
    }
    let mut plain = format!("{:#}", rustc_demangle::demangle(symbol));
    if let Some((before, after)) = plain.split_once("shim_idx: ") {
        plain = format!("{before}shim_idx: _{}", after.trim_start_matches(digit));
    }
    match plain.char_indices().nth(NAME_MAX) {
        Some((end, _)) => {
            // FNV-1a, 64 bits.
            let of_all = plain
                .bytes()
                .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
            format!("{}… {of_all:016x}", &plain[..end])
        }
        None => plain,
    }
}

/// Whether a function is of one of the modules or crates, or of a type of theirs.
pub(crate) fn is_in(modules: &[&str], name: &str) -> bool {
    let own = name.trim_start_matches(['<', '&']);
    modules.iter().any(|module| own.starts_with(module))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_what_changes_from_build_to_build() {
        for (name, plain) in [
            ("_ZN9shelfhelp2ui5panel5panel17h4f2c149109cf9ebcE", "shelfhelp::ui::panel::panel"),
            ("_RNvNtCs9ltgdHTiPiY_4core3str19slice_error_fail_rt", "core::str::slice_error_fail_rt"),
            ("_RNvNtCs9ltgdHTiPiY_4core3str19slice_error_fail_rt.12.3", "core::str::slice_error_fail_rt"),
            ("Closure { shim_idx: 157, ret: Unit }", "Closure { shim_idx: _, ret: Unit }"),
            ("memcpy", "memcpy"),
            ("1.5.", "1.5."),
        ] {
            assert_eq!(plain_name(name), plain);
        }
        let (long, other) = (plain_name(&"a".repeat(1000)), plain_name(&"a".repeat(1001)));
        assert!(long.chars().count() < 200 && long != other, "{long}");
    }
}
