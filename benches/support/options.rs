//! Which sets, which weights, and which way of asking?

use shelfhelp::search::Weights;

/// The command line.
pub(crate) struct Options {
    /// Parts of the names of sets, or files.
    pub(crate) sets: Vec<String>,
    /// Weights by name, the shipped ones first.
    pub(crate) variants: Vec<(String, Weights)>,
    pub(crate) typo: bool,
    pub(crate) typing: bool,
    pub(crate) withhold: bool,
    pub(crate) quick: bool,
    pub(crate) fit: bool,
    /// `off`, `expand` or `pack`.
    pub(crate) meaning: String,
    pub(crate) common: bool,
}

impl Options {
    /// Reads the arguments; ends the program with a message where they make no sense.
    pub(crate) fn read() -> Options {
        let mut options = Options {
            sets: Vec::new(),
            variants: vec![("shelfhelp".into(), Weights::DEFAULT)],
            typo: false,
            typing: false,
            withhold: false,
            quick: false,
            fit: false,
            meaning: "off".into(),
            common: false,
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                // Cargo passes this one to every bench.
                "--bench" => {}
                "--typo" => options.typo = true,
                "--typing" => options.typing = true,
                "--withhold" => options.withhold = true,
                "--quick" => options.quick = true,
                "--common" => options.common = true,
                "--fit" => options.fit = true,
                "--meaning" => match arguments.next().as_deref() {
                    Some(how @ ("off" | "expand" | "pack")) => how.clone_into(&mut options.meaning),
                    _ => {
                        eprintln!("--meaning takes off, expand or pack");
                        std::process::exit(2);
                    }
                },
                "--weights" => {
                    let text = arguments.next().unwrap_or_default();
                    let weights = weights(&text);
                    options.variants.push((text, weights));
                }
                set => options.sets.push(set.to_owned()),
            }
        }
        options
    }
}

fn weights(text: &str) -> Weights {
    let mut weights = Weights::DEFAULT;
    for pair in text.split(',') {
        let Some((name, Ok(value))) = pair.split_once('=').map(|(name, value)| (name, value.parse::<f32>())) else {
            wrong_usage(pair)
        };
        match name {
            "question" => weights.field[0] = value,
            "also" => weights.field[1] = value,
            "keywords" => weights.field[2] = value,
            "topic" => weights.field[3] = value,
            "heading" => weights.field[4] = value,
            "body" => weights.field[5] = value,
            "question.length" => weights.length[0] = value,
            "body.length" => weights.length[5] = value,
            "repeat" => weights.repeat = value,
            "passage" => weights.passage = value,
            "focus" => weights.focus = value,
            "coverage" => weights.coverage = value,
            "kin" => weights.kin = value,
            "prefix" => weights.prefix = value,
            "typo" => weights.typo = value,
            "typo.start" => weights.typo_start = value,
            "joined" => weights.joined = value,
            "common" => weights.common = value,
            "stop" => weights.stop = value,
            "single" => weights.single = value,
            "told" => weights.told = value,
            "pack" => weights.pack = value,
            "wordless" => weights.wordless = value,
            _ => wrong_usage(pair),
        }
    }
    weights
}

fn wrong_usage(pair: &str) -> ! {
    eprintln!("--weights takes name=number,…; `{pair}` is none");
    std::process::exit(2);
}
