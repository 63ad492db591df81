//! Where do the addresses of a text lead?
//!
//! A text by itself takes them as they stand. One in a shop's folder has other answers and pictures beside it.

use shelfhelp::content::{Link, markup};
use shelfhelp::problem::Problem;

/// What lies around a text.
pub(crate) trait Around {
    /// Where a link leads.
    fn target(&self, address: &str) -> Result<Target, Problem>;
    /// The picture of an address.
    fn picture(&self, address: &str) -> Result<Picture, Problem>;
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Target {
    Address(Link),
    /// Another answer by its id; a heading of it may follow after `#`.
    Answer(String),
}

/// A picture as the page will ask for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Picture {
    pub(crate) link: Link,
    /// Its own width and height in pixels, where they are known.
    pub(crate) size: Option<(u32, u32)>,
    /// What should be said about it all the same.
    pub(crate) said: Option<Problem>,
}

/// A text by itself.
pub(crate) struct Alone;

impl Around for Alone {
    fn target(&self, address: &str) -> Result<Target, Problem> {
        match address.strip_prefix("answer:") {
            Some(id) => Ok(Target::Answer(id.trim().to_owned())),
            None => Ok(Target::Address(markup::read_link(address)?)),
        }
    }

    fn picture(&self, address: &str) -> Result<Picture, Problem> {
        Ok(Picture { link: markup::read_picture(address)?, size: None, said: None })
    }
}
