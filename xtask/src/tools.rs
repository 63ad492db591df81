//! Is everything there that a task needs, and if not, can we get it?
//!
//! A new clone on a new machine has Rust and little else. Whatever can be had without asking anybody is installed
//! here; for the rest the error says which command to type.

use crate::{place, sh};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where browsers are looked for, best first.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What Debian calls the browser and fonts for all the scripts of the demo, so that pictures show words, not boxes.
const DEBIAN_BROWSER: [&str; 4] = ["chromium", "fonts-noto-core", "fonts-noto-cjk", "fonts-inter"];
/// The same browser without windows, which the tests prefer: see tests/browser/harness.mjs.
const SHELLS: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];
const DEBIAN_SHELL: [&str; 1] = ["chromium-headless-shell"];
/// The other browsers' packages and what each brings.
const DEBIAN_OTHERS: [(&str, &[&str]); 3] =
    [("firefox-esr", &["firefox-esr", "firefox"]), ("webkit2gtk-driver", &["WebKitWebDriver"]), ("xvfb", &["Xvfb"])];
const DEBIAN_NODE: [&str; 2] = ["nodejs", "npm"];
const DEBIAN_XMPP: [&str; 1] = ["prosody"];
const DEBIAN_PHP: [&str; 1] = ["php-cli"];

/// The test runner and the glob patterns used by the browser tests came with this version.
const NODE_MAJOR: u32 = 20;

/// Makes sure the widget can be compiled.
pub(crate) fn ensure_target() -> Result<()> {
    let mut rustc = sh::at_root("rustc");
    rustc.args(["--print", "target-libdir", "--target", place::TRIPLE]);
    if sh::capture(&mut rustc).is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    sh::run("install: the wasm32 target", sh::at_root("rustup").args(["target", "add", place::TRIPLE]))
        .context("Rust cannot compile for wasm32-unknown-unknown; install that target the way you installed Rust")
}

/// Makes sure `cargo fmt` and `cargo clippy` run.
pub(crate) fn ensure_components() -> Result<()> {
    for component in ["fmt", "clippy"] {
        let there = sh::cargo().args([component, "--version"]).output().is_ok_and(|output| output.status.success());
        if !there {
            let name = if component == "fmt" { "rustfmt" } else { component };
            sh::run(&format!("install: {name}"), sh::at_root("rustup").args(["component", "add", name])).with_context(
                || format!("`cargo {component}` is missing; install {name} the way you installed Rust"),
            )?;
        }
    }
    Ok(())
}

/// Makes sure Node and the packages of the browser tests are there.
pub(crate) fn ensure_node() -> Result<()> {
    ensure_packages(&place::browser_tests(), "install: npm packages of the browser tests")
}

/// Makes sure Node and the packages of a folder are there, at the versions of its lock file.
pub(crate) fn ensure_packages(folder: &Path, title: &str) -> Result<()> {
    packages(folder, title, "ci")
}

/// The same where the lock file is somebody else's and may have gaps.
pub(crate) fn ensure_packages_loosely(folder: &Path, title: &str) -> Result<()> {
    packages(folder, title, "install")
}

fn packages(folder: &Path, title: &str, verb: &str) -> Result<()> {
    if !sh::answers("node", &["--version"]) || !sh::answers("npm", &["--version"]) {
        debian("Node", &DEBIAN_NODE)?;
    }
    let version = sh::capture(sh::at_root("node").arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) {
        bail!("Node {NODE_MAJOR} or newer is needed; this is {}", version.trim());
    }
    let lock = fs::read_to_string(folder.join("package-lock.json"))
        .with_context(|| format!("cannot read the lock file in {}", folder.display()))?;
    // The stamp lies inside node_modules, so removing that folder is enough to start afresh.
    let stamp = folder.join("node_modules").join(".shelfhelp-lock");
    if fs::read_to_string(&stamp).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    let mut npm = sh::at_root("npm");
    npm.current_dir(folder).args([verb, "--ignore-scripts", "--no-audit", "--no-fund"]);
    npm.stdout(std::io::stderr());
    sh::run(title, &mut npm)?;
    Ok(fs::write(stamp, lock)?)
}

/// A Chromium to drive; installs one on Debian.
pub(crate) fn ensure_chromium() -> Result<PathBuf> {
    if let Some(asked) = std::env::var_os("CHROMIUM") {
        let asked = PathBuf::from(asked);
        return if asked.is_file() { Ok(asked) } else { bail!("CHROMIUM names {}, which is no file", asked.display()) };
    }
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    debian("Chromium", &DEBIAN_BROWSER)?;
    find_chromium().context("Chromium was installed, yet it is not on PATH; set CHROMIUM to its place")
}

/// Its shell, with which the tests are a third faster; without one, the browser itself does.
pub(crate) fn ensure_shell() {
    if find(&SHELLS).is_none()
        && let Err(error) = debian("Chromium's shell", &DEBIAN_SHELL)
    {
        eprintln!("  the tests take Chromium as it is, which lasts longer: {error:#}");
    }
}

fn find_chromium() -> Option<PathBuf> {
    find(&BROWSERS)
}

fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut places = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.find(|place| place.is_file())
}

/// Firefox, and WebKit with its driver and a screen that nobody sees; installs them on Debian.
pub(crate) fn ensure_browsers() -> Result<()> {
    let missing: Vec<&str> =
        DEBIAN_OTHERS.iter().filter(|(_, names)| find(names).is_none()).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        debian("Firefox and WebKit", &missing)?;
    }
    match DEBIAN_OTHERS.iter().find(|(_, names)| find(names).is_none()) {
        Some((package, names)) => bail!("{package} was installed, yet {} is not on PATH", names.join(" or ")),
        None => Ok(()),
    }
}

/// The XMPP server that the browser tests start for themselves; installs one on Debian.
pub(crate) fn ensure_prosody() -> Result<()> {
    if find(&DEBIAN_XMPP).is_some() {
        return Ok(());
    }
    debian("Prosody", &DEBIAN_XMPP)?;
    // Debian starts what it installs. Nobody asked for a server that stays.
    if sh::answers("systemctl", &["is-active", "--quiet", "prosody"]) {
        let _ = sh::quietly(as_root("systemctl")?.args(["disable", "--now", "prosody"]));
    }
    find(&DEBIAN_XMPP).map(|_| ()).context("Prosody was installed, yet it is not on PATH")
}

/// Makes sure there is a PHP, which renders what merchants paste into WordPress and Magento.
pub(crate) fn ensure_php() -> Result<()> {
    if sh::answers("php", &["--version"]) { Ok(()) } else { debian("PHP", &DEBIAN_PHP) }
}

/// Installs Debian packages, as root or through a sudo that does not ask.
fn debian(what: &str, packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get update && apt-get install -y --no-install-recommends {}", packages.join(" "));
    if !sh::answers("apt-get", &["--version"]) {
        bail!("{what} is missing; install it (on Debian: {by_hand})");
    }
    as_root("apt-get").with_context(|| format!("{what} is missing; run as root: {by_hand}"))?;
    let apt = |arguments: &[&str]| {
        let mut command = as_root("apt-get")?;
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-q"]).args(arguments).stdout(std::io::stderr());
        sh::quietly(&mut command)
    };
    sh::step(&format!("install: {what} ({})", packages.join(" ")), || {
        apt(&["update"])?;
        apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())
    })
    .with_context(|| format!("{what} is missing; by hand: {by_hand}"))
}

/// A command that runs as root, through a sudo that does not ask where we are not.
fn as_root(program: &str) -> Result<Command> {
    if sh::capture(sh::at_root("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Ok(sh::at_root(program));
    }
    if !sh::answers("sudo", &["-n", "true"]) {
        bail!("`{program}` must run as root");
    }
    let mut command = sh::at_root("sudo");
    command.args(["-n", program]);
    Ok(command)
}
