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
    pub(crate) ablate: bool,
    pub(crate) reliability: bool,
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
            ablate: false,
            reliability: false,
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
                "--ablate" => options.ablate = true,
                "--reliability" => options.reliability = true,
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

/// The shipped weights, but for those that are given: `passage=0,stop=1`.
pub(crate) fn weights(text: &str) -> Weights {
    let mut weights = Weights::DEFAULT;
    for pair in text.split(',') {
        let number = pair.split_once('=').and_then(|(name, value)| Some((name, value.parse::<f32>().ok()?)));
        match number.and_then(|(name, value)| Some((weight(&mut weights, name)?, value))) {
            Some((weight, value)) => *weight = value,
            None => wrong_usage(pair),
        }
    }
    weights
}

fn weight<'w>(weights: &'w mut Weights, name: &str) -> Option<&'w mut f32> {
    const FIELDS: [&str; 6] = ["question", "also", "keywords", "topic", "heading", "body"];
    if let Some(at) = FIELDS.iter().position(|field| *field == name) {
        return weights.field.get_mut(at);
    }
    if let Some(at) = name.strip_suffix(".length").and_then(|name| FIELDS.iter().position(|field| *field == name)) {
        return weights.length.get_mut(at);
    }
    Some(match name {
        "repeat" => &mut weights.repeat,
        "passage" => &mut weights.passage,
        "focus" => &mut weights.focus,
        "title" => &mut weights.title,
        "coverage" => &mut weights.coverage,
        "kin" => &mut weights.kin,
        "prefix" => &mut weights.prefix,
        "typo" => &mut weights.typo,
        "typo.start" => &mut weights.typo_start,
        "joined" => &mut weights.joined,
        "synonym" => &mut weights.synonym,
        "common" => &mut weights.common,
        "stop" => &mut weights.stop,
        "single" => &mut weights.single,
        "told" => &mut weights.told,
        "pack" => &mut weights.pack,
        "wordless" => &mut weights.wordless,
        _ => return None,
    })
}

fn wrong_usage(pair: &str) -> ! {
    eprintln!("--weights takes name=number,…; `{pair}` is none");
    std::process::exit(2);
}
