//! Which looks can a designer change?
