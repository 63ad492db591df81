//! How does somebody see the widget at work, on pages of a shop?

use crate::{compile, npm, place, serve, sh, widget};
use anyhow::{Context, Result, bail};
use std::fs;

const PORT: u16 = 8080;

/// What `cargo xtask demo` was asked for.
pub(crate) struct Options {
    port: u16,
    build: bool,
}

impl Options {
    /// Reads `[--port 8080] [--no-build]`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { port: PORT, build: true };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--no-build" => options.build = false,
                "--port" => {
                    let port = words.next().context("--port wants a number after it")?;
                    options.port = port.parse().with_context(|| format!("\"{port}\" is not a port number"))?;
                }
                other => bail!("`demo` knows --port and --no-build, not \"{other}\""),
            }
        }
        Ok(options)
    }
}

/// Builds what the demo shows and serves it until stopped.
pub(crate) fn demo(options: &Options) -> Result<()> {
    // Taken before the build: a port in use should not be learned of after a minute.
    let server = serve::Server::bind(options.port)?;
    if options.build {
        build()?;
    }
    let site = serve::Site {
        root: place::root().to_owned(),
        dist: place::built_widget()?,
        public: place::built_shop()?,
        storefront: place::built_storefront()?,
        engine: place::built_engine()?,
    };
    println!("\nThe demo is at http://127.0.0.1:{}/   (Ctrl+C ends it)", options.port);
    server.run(&site)
}

/// The widget, the demo shop, the Yew storefront and what the playgrounds need, as the demo and the browser tests use them.
pub(crate) fn build() -> Result<()> {
    widget::build(&place::built_widget()?)?;
    npm::package(&place::built_widget()?, &place::built_npm()?)?;
    widget::build_engine("playground", &place::built_engine()?)?;
    let public = place::built_shop()?;
    let mut compile = sh::cargo();
    compile
        .args(["run", "--quiet", "-p", "shelfhelp-cli", "--", "build", "examples/shop", "--pages", "--out"])
        .arg(public);
    sh::run("demo shop: compile examples/shop", &mut compile)?;
    sh::step("storefront: compile examples/yew-shop", storefront)
}

/// The script that starts the storefront, in place of the loader.
const START: &str = "\
import init from './yew-shop.js';
init({ module_or_path: new URL('yew-shop_bg.wasm', import.meta.url) });
";

fn storefront() -> Result<()> {
    sh::quietly(compile::for_browser(sh::cargo().args(["build", "-p", "yew-shop"]))?)?;
    let bound = widget::bind(&compile::compiled("yew-shop.wasm")?, "yew-shop")?;
    let out = place::built_storefront()?;
    fs::create_dir_all(&out)?;
    fs::write(out.join("yew-shop.js"), bound.glue)?;
    fs::write(out.join("yew-shop_bg.wasm"), bound.wasm)?;
    Ok(fs::write(out.join("start.js"), START)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        let options = Options::parse(&["--no-build", "--port", "9000"]).unwrap();
        assert!(options.port == 9000 && !options.build);
        assert!(Options::parse(&[]).is_ok_and(|options| options.port == PORT && options.build));
    }

    #[test]
    fn wrong_options_are_named() {
        for words in [&["--port"][..], &["--port", "http"], &["--port", "70000"], &["-x"]] {
            assert!(Options::parse(words).is_err(), "{words:?}");
        }
    }
}
