//! Where are the widget's files, and the merchant's page?

use std::path::{Path, PathBuf};

const LOADER: &str = "loader.js";

/// The folder of the widget: the one named, else `dist/` here or beside the command. An error where the one named has no
/// loader; none where nothing was named and nothing is there.
pub(crate) fn widget_of(named: Option<&str>) -> Result<Option<PathBuf>, String> {
    if let Some(named) = named {
        let folder = PathBuf::from(named);
        return match folder.join(LOADER).is_file() {
            true => Ok(Some(folder)),
            false => Err(format!("{named} holds no {LOADER}; give --widget the folder with the widget's files")),
        };
    }
    let command = std::env::current_exe().ok();
    let beside = command.as_deref().and_then(Path::parent).map(|folder| folder.join("dist"));
    let tries = [Some(PathBuf::from("dist")), beside];
    Ok(tries.into_iter().flatten().find(|folder| folder.join(LOADER).is_file()))
}

/// The saved page, when it is a file.
pub(crate) fn page_of(named: Option<&str>) -> Result<Option<PathBuf>, String> {
    match named.map(PathBuf::from) {
        Some(page) if !page.is_file() => {
            Err(format!("there is no page {}; save one from the browser as a whole web page", page.display()))
        }
        page => Ok(page),
    }
}
