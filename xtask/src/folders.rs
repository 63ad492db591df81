//! Which folders of whoever builds does no file for shoppers name?
//!
//! A panic says where in the source it happened, and the compiler writes those places into the module: those of our files,
//! of the packages in cargo's home, and of the standard library in the toolchain's folder where its source is installed.
//! rustc is told to call them otherwise, and what is built is looked through.

use crate::{place, sh};
use anyhow::{Result, bail};
use std::env::var_os;
use std::path::{Path, PathBuf};

/// A folder, and what it is called instead.
type Renamed = (PathBuf, &'static str);

/// The folders of this machine, the outer ones before those inside them: of several that fit, rustc heeds the last.
fn known() -> Result<Vec<Renamed>> {
    let home = var_os("HOME").or_else(|| var_os("USERPROFILE")).map(PathBuf::from).unwrap_or_default();
    let cargo = var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let rustc = var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = PathBuf::from(sh::capture(sh::at_root(rustc).args(["--print", "sysroot"]))?.trim());
    let source = sysroot.join("lib").join("rustlib").join("src").join("rust");
    let all = [
        (home, "/home"),
        (cargo, "/cargo"),
        (sysroot, "/rust"),
        (source, "/rust"),
        (place::root().to_owned(), ""),
        (place::target()?, "/target"),
    ];
    // The root of the disk, or nothing at all, would fit everything.
    Ok(all.into_iter().filter(|(folder, _)| folder.is_absolute() && folder.parent().is_some()).collect())
}

/// The compiler's options, as `CARGO_ENCODED_RUSTFLAGS` takes them: folders may have spaces in them.
pub(crate) fn flags() -> Result<String> {
    Ok(encoded(&known()?))
}

fn encoded(known: &[Renamed]) -> String {
    let flags = known.iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    flags.collect::<Vec<_>>().join("\u{1f}")
}

/// Refuses a module that names one of them.
pub(crate) fn none_in(module: &[u8]) -> Result<()> {
    match named(&known()?, module) {
        Some(folder) => bail!(
            "the module names {}, a folder of this machine; xtask/src/folders.rs must tell the compiler another name",
            folder.display()
        ),
        None => Ok(()),
    }
}

fn named<'a>(known: &'a [Renamed], module: &[u8]) -> Option<&'a Path> {
    let has = |folder: &Path| {
        let path = [folder.as_os_str().as_encoded_bytes(), b"/"].concat();
        module.windows(path.len()).any(|part| part == path)
    };
    known.iter().map(|(folder, _)| folder.as_path()).find(|folder| has(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_hears_of_each_folder_and_of_the_inner_one_last() {
        let known = [(PathBuf::from("/home/a b"), "/home"), (PathBuf::from("/home/a b/.cargo"), "/cargo")];
        let flags = "--remap-path-prefix=/home/a b=/home\u{1f}--remap-path-prefix=/home/a b/.cargo=/cargo";
        assert_eq!(encoded(&known), flags);
    }

    #[test]
    fn of_this_machine_the_home_of_cargo_the_toolchain_and_the_checkout_are_known() {
        let known = known().unwrap();
        for name in ["/cargo", "/rust", "", "/target"] {
            assert!(known.iter().any(|(_, called)| *called == name), "{name}: {known:?}");
        }
        assert!(known.iter().all(|(folder, _)| folder.as_os_str().len() > 1));
    }

    #[test]
    fn a_module_that_names_a_folder_is_found_out() {
        let known = [(PathBuf::from("/home/anna"), "/home")];
        assert_eq!(named(&known, b"\0asm at /home/anna/.rustup/core.rs"), Some(Path::new("/home/anna")));
        assert_eq!(named(&known, b"\0asm at /home/.rustup/core.rs, not /home/annabel"), None);
    }
}
