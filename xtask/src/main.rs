//! The developer's tasks.
fn main() {}
