//! What stands below the options in the help of each command?
//!
//! Examples that can be typed as they stand, and how the command exits. `docs/tool.md` has the same, and a test compares.

use std::sync::LazyLock;

use shelfhelp::content::bundle;

/// The program's version, and that of the files it compiles.
pub(crate) static VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{} (compiles files of format {})", env!("CARGO_PKG_VERSION"), bundle::VERSION));

pub(crate) const ALL: &str = "\
Examples:
  shelfhelp check examples/shop
  shelfhelp build examples/shop --out public
  shelfhelp search examples/shop \"can I wash the scarf\"

Exit codes of all commands:
  0   done; check found no errors, diff no changes
  1   what was read has errors, or cannot be read; diff found changes
  2   wrong usage, and nothing was done; diff cannot compare
  70  a fault of shelfhelp itself

With --json, a command prints JSON on standard output and nothing else there; what cannot be
read at all is {\"problems\": […]}. Wrong usage is told in words, on standard error.";

pub(crate) const NEW: &str = "\
Examples:
  shelfhelp new shop --country GR
  shelfhelp new shop --country GR --locales en,el --email help@shop.example
  shelfhelp new shop --from-page scarf.html

Exit codes:
  0  written
  1  the folder is not empty, or cannot be written to
  2  wrong usage, or something that only you can say is missing";

pub(crate) const CHECK: &str = "\
Examples:
  shelfhelp check examples/shop
  shelfhelp check examples/shop --json
  shelfhelp check shop --page scarf.html --page table.html
  shelfhelp check shop --asked unanswered.txt

Exit codes:
  0  no errors
  1  errors
  2  wrong usage";

pub(crate) const BUILD: &str = "\
Examples:
  shelfhelp build examples/shop --out public
  shelfhelp build examples/shop --out public --pages --base https://shop.example/help/
  shelfhelp build examples/shop --out public --json-only
  shelfhelp build examples/shop --out public --json

Exit codes:
  0  written
  1  the shop has errors, or the folder cannot be written to
  2  wrong usage";

pub(crate) const SERVE: &str = "\
Examples:
  shelfhelp serve shop
  shelfhelp serve shop --open --widget dist
  shelfhelp serve shop --page scarf.html --port 8000

Exit codes:
  0  stopped by Ctrl+C
  1  there is no such shop
  2  wrong usage, or the port is taken";

pub(crate) const IMPORT: &str = "\
Examples:
  shelfhelp import answers zendesk/ --into shop
  shelfhelp import delivery settings.json --out shop/delivery.toml";

pub(crate) const IMPORT_DELIVERY: &str = "\
Examples:
  shelfhelp import delivery settings.json --out shop/delivery.toml
  shelfhelp import delivery zones.json --from woocommerce --country GR
  shelfhelp import delivery settings.json --json

Exit codes:
  0  imported, also where something is lost
  1  nothing in the export can be used, or the file cannot be written
  2  wrong usage, or the file is there already";

pub(crate) const IMPORT_ANSWERS: &str = "\
Examples:
  shelfhelp import answers zendesk/ --into shop --dry-run
  shelfhelp import answers articles.json --into shop --from intercom
  shelfhelp import answers faq.html --into shop --locale el --json

Exit codes:
  0  imported, also where something is lost or waits beside an edit
  1  nothing in the export can be used, there is no shop, or a file cannot be written
  2  wrong usage";

pub(crate) const SEARCH: &str = "\
Examples:
  shelfhelp search examples/shop \"can I wash the scarf\"
  shelfhelp search examples/shop \"wash\" --product SCARF-OLIVE --explain
  shelfhelp search examples/shop \"gift\" --explain --id returns-cost
  shelfhelp search shop --queries asked.txt --json
  shelfhelp search --docs docs.json \"opening hours\"

Exit codes:
  0  searched, whether or not an answer was found
  1  the shop or a file cannot be read, or has no answers
  2  wrong usage";

pub(crate) const PROMISE: &str = "\
Examples:
  shelfhelp promise examples/shop --to GR/10434 --product SCARF-OLIVE
  shelfhelp promise examples/shop --to DE --value 50.00 --by 2026-12-24
  shelfhelp promise examples/shop --to GR/10434 --explain
  shelfhelp promise examples/shop --table

Exit codes:
  0  promised, also where nothing goes there; with --receipt only where the promise is confirmed
  1  the shop's rules cannot be used, or what was asked for is not known
  2  wrong usage";

pub(crate) const DIFF: &str = "\
Examples:
  shelfhelp diff shop-live shop-draft
  shelfhelp diff examples/shop examples/shop --json

Exit codes:
  0  no promise changes
  1  a promise changes
  2  wrong usage, or a shop that cannot be read";

pub(crate) const TRACK: &str = "\
Examples:
  shelfhelp track RR123456785GR
  shelfhelp track \"1Z 999 AA1 01 2345 6784\" --json
  shelfhelp track RR123456785GR --shop examples/shop

Exit codes:
  0  a carrier is known for each number
  1  a number is no carrier's, or mistyped; or the shop cannot be read
  2  wrong usage";

pub(crate) const READ: &str = "\
Examples:
  shelfhelp read scarf.html
  shelfhelp read - --json

Exit codes:
  0  read, also where the page says nothing
  1  the page cannot be read
  2  wrong usage";

pub(crate) const SCHEMA: &str = "\
Examples:
  shelfhelp schema
  shelfhelp schema delivery
  shelfhelp schema --format typescript
  shelfhelp schema --format markdown

Exit codes:
  0  printed
  2  wrong usage";

pub(crate) const REPORT: &str = "\
Examples:
  shelfhelp report events.ndjson --shop shop
  shelfhelp report access.log access.log.1 --out november.html
  shelfhelp report events.ndjson --csv figures
  shelfhelp report - --json

Exit codes:
  0  reported, also where lines cannot be read
  1  a log or the shop cannot be read, no log has an event, or the page cannot be written
  2  wrong usage, or the file is there and is no report";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a helper that cannot go on stops its test")]

    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory, Parser};

    use crate::args::Args;

    const PAGE: &str = include_str!("../../docs/tool.md");
    /// The verbs that there are, in the order in which a shop comes about.
    const ORDER: [&str; 12] =
        ["new", "check", "build", "serve", "import", "search", "promise", "diff", "track", "read", "schema", "report"];

    /// Every command with its words: `check`, `import`, `import delivery`.
    fn commands() -> Vec<(String, Command)> {
        fn add(words: &str, command: &Command, all: &mut Vec<(String, Command)>) {
            for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
                let words = format!("{words} {}", sub.get_name()).trim().to_owned();
                all.push((words.clone(), sub.clone()));
                add(&words, sub, all);
            }
        }
        let mut all = Vec::new();
        add("", &Args::command(), &mut all);
        all
    }

    /// What the page says below the heading of a command.
    fn section(words: &str) -> &'static str {
        let level = if words.contains(' ') { "###" } else { "##" };
        let head = format!("\n{level} {words}\n");
        let start = PAGE.find(&head).unwrap_or_else(|| panic!("docs/tool.md has no heading `{level} {words}`"));
        let rest = &PAGE[start + head.len()..];
        &rest[..rest.find("\n##").unwrap_or(rest.len())]
    }

    fn below(command: &Command) -> String {
        command.get_after_help().or(command.get_after_long_help()).map(ToString::to_string).unwrap_or_default()
    }

    fn examples(text: &str) -> impl Iterator<Item = &str> {
        text.lines().map(str::trim).filter(|line| line.starts_with("shelfhelp "))
    }

    /// Words as a shell parts them.
    fn words(line: &str) -> Vec<String> {
        let parts = line.split('"').enumerate();
        let words = parts.flat_map(|(i, part)| match i % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        });
        words.collect()
    }

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn verbs_stand_in_the_order_in_which_a_shop_comes_about() {
        let verbs: Vec<String> = Args::command().get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        let order: Vec<&str> = ORDER.into_iter().filter(|verb| verbs.iter().any(|known| known == verb)).collect();
        assert_eq!(verbs, order);
    }

    #[test]
    fn every_command_has_examples_and_exit_codes_and_each_example_parses() {
        for (words_of, command) in commands() {
            let help = below(&command);
            assert!(examples(&help).count() > 0, "`{words_of}` has no examples: give it after_help = help::…");
            for example in examples(&help) {
                assert!(example.starts_with(&format!("shelfhelp {words_of}")), "{example} in the help of {words_of}");
                Args::try_parse_from(words(example)).unwrap_or_else(|error| panic!("{example}: {error}"));
            }
            let is_group = command.has_subcommands();
            assert!(is_group || help.contains("\nExit codes:\n  0  "), "`{words_of}` does not say how it exits");
        }
        for example in examples(super::ALL) {
            Args::try_parse_from(words(example)).unwrap_or_else(|error| panic!("{example}: {error}"));
        }
    }

    #[test]
    fn the_page_has_every_command_flag_and_exit_code() {
        for (words_of, command) in commands() {
            let section = section(&words_of);
            let rows = |start: &str| {
                let rows = section.lines().filter_map(|line| line.strip_prefix(start)?.split_once('`'));
                rows.map(|(flag, _)| flag.to_owned()).collect::<BTreeSet<String>>()
            };
            let flags = command.get_arguments().filter(|arg| !arg.is_hide_set()).filter_map(|arg| arg.get_long());
            let flags: BTreeSet<String> =
                flags.filter(|flag| !["help", "color"].contains(flag)).map(str::to_owned).collect();
            assert_eq!(rows("| `--"), flags, "flags of {words_of} in docs/tool.md");
            let help = below(&command);
            let codes = help.split_once("Exit codes:\n").map_or("", |(_, codes)| codes);
            for (code, means) in codes.lines().filter_map(|line| line.trim().split_once("  ")) {
                let row = format!("| {code} | {means} |");
                assert!(section.contains(&row), "docs/tool.md lacks {row} below {words_of}");
            }
        }
    }

    #[test]
    fn the_page_has_no_command_that_is_gone_and_its_examples_are_those_of_the_help() {
        let all = commands();
        let known: Vec<&str> = all.iter().map(|(words, _)| words.as_str()).collect();
        let heads = PAGE.lines().filter_map(|line| line.strip_prefix("### ").or(line.strip_prefix("## ")));
        for head in heads.filter(|head| *head != "For all verbs") {
            assert!(known.contains(&head), "no command is `{head}`");
        }
        let help: String = all.iter().map(|(_, command)| below(command) + "\n").collect();
        for example in PAGE.lines().filter(|line| line.starts_with("shelfhelp ")) {
            assert!(examples(&help).any(|known| known == example), "{example} is in no help");
        }
    }

    #[test]
    fn the_version_tells_that_of_the_files() {
        assert!(super::VERSION.ends_with(" (compiles files of format 5)"), "{}", *super::VERSION);
    }
}
