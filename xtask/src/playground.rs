//! How does the designer's page get onto a plain host?
//!
//! The page asks for the widget, the demo shop and the engine by addresses relative to its own, as they lie in the demo:
//!
//! ```text
//! OUT/index.html ──▶ OUT/playground/   OUT/engine/   OUT/dist/   OUT/public/   OUT/www/themes/
//! ```

use crate::{demo, place, sh, widget};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const FRONT: &str = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Shelfhelp playground</title>\n<meta http-equiv=\"refresh\" content=\"0; url=playground/\">\n<a href=\"playground/\">To the playground</a>\n";

/// `cargo xtask playground [--out DIR]`.
pub(crate) fn playground(words: &[&str]) -> Result<()> {
    let out = match words {
        [] => place::target()?.join("playground"),
        ["--out", folder] => PathBuf::from(folder),
        _ => bail!("`playground` knows --out DIR, not \"{}\"", words.join(" ")),
    };
    // The folders written are emptied first: only in what is empty, or what this has written.
    let is_empty = !out.exists() || fs::read_dir(&out)?.next().is_none();
    if !is_empty && fs::read_to_string(out.join("index.html")).ok().as_deref() != Some(FRONT) {
        bail!("{} holds something else; name a folder that is empty or not there yet", out.display());
    }
    demo::build()?;
    sh::step("playground: put together", || assemble(&out))?;
    println!("\n{} is ready: {} files for any static host.", out.display(), widget::list(&out)?.len());
    Ok(())
}

fn assemble(out: &Path) -> Result<()> {
    let www = place::root().join("www");
    for (from, name) in [
        (www.join("playground"), "playground"),
        (www.join("themes"), "www/themes"),
        (place::built_engine()?, "engine"),
        (place::built_widget()?, "dist"),
        (place::built_shop()?, "public"),
    ] {
        copy(&from, &out.join(name))?;
    }
    Ok(fs::write(out.join("index.html"), FRONT)?)
}

/// Copies a folder over what an earlier run left there.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("cannot empty {}", to.display()))?;
    }
    for file in widget::list(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target).with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}
