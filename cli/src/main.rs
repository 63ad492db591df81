//! The merchant's command: which mistakes are in this shop folder, and what will shoppers see?
fn main() {}
