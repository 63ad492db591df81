//! How long does the merchant's command take over a shop of very many answers, and in how much memory?
//!
//! The shop is made here, the same every time: 120 words an answer, drawn as words of a language are, few often and many
//! seldom. The command is the one that merchants install: compiled for release.

use crate::{place, sh};
use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

const ANSWERS: usize = 10_000;
const WORDS: usize = 120;
const TOPICS: usize = 50;
// Of the commonest syllables of English, three make words enough for any vocabulary.
const SYLLABLES: [&str; 20] = [
    "re", "ing", "ter", "al", "ed", "es", "er", "ti", "on", "de", "in", "com", "pro", "ment", "sil", "par", "cel",
    "wo", "ma", "lo",
];
const VOCABULARY: u64 = 6_000;

/// `cargo xtask bench build [ANSWERS]`.
pub(super) fn bench(options: &[&str]) -> Result<()> {
    let count = match options {
        [] => ANSWERS,
        [count] => count.parse().with_context(|| format!("\"{count}\" is not a number of answers"))?,
        _ => bail!("`bench build` takes one number of answers"),
    };
    sh::run("the command, for release", sh::cargo().args(["build", "--release", "-p", "shelfhelp-cli"]))?;
    let shop = place::target()?.join("bench").join(format!("shop-{count}"));
    let out = place::target()?.join("bench").join("public");
    write(&shop, count)?;
    let command = place::target()?.join("release").join("shelfhelp");
    println!("\n{count} answers of {WORDS} words");
    for verb in ["build", "check"] {
        let mut run = std::process::Command::new(&command);
        run.arg(verb).arg(&shop).stdout(Stdio::null()).stderr(Stdio::null());
        if verb == "build" {
            run.arg("--out").arg(&out);
        }
        let (took, peak) = watched(&mut run)?;
        let memory =
            peak.map_or("memory not known here".to_owned(), |kilobytes| format!("{} MB at most", kilobytes / 1024));
        println!("{verb:>6}  {}, {memory}", sh::seconds(took));
    }
    told(&out)?;
    fetched()
}

/// How large the files of the search are that the build wrote.
fn told(out: &Path) -> Result<()> {
    let (mut count, mut bytes) = ([0_usize; 3], [0_u64; 3]);
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(out.join("shop.json"))?)?;
    let Some(folder) = manifest["answers"]["en"]["search"]["in"].as_str() else { return Ok(()) };
    for entry in fs::read_dir(out.join(folder))? {
        let entry = entry?;
        let kind = match entry.file_name().as_encoded_bytes().first() {
            Some(b'h') => 0,
            Some(b't') => 1,
            _ => 2,
        };
        count[kind] += 1;
        bytes[kind] += entry.metadata()?.len();
    }
    for (kind, name) in ["head", "parts of words", "blocks of answers"].into_iter().enumerate() {
        println!("{:>6}  {name}, {} kB", count[kind], bytes[kind] / 1024);
    }
    Ok(())
}

/// What real texts of that number take to the first result, where they are at hand.
fn fetched() -> Result<()> {
    let data = place::beside("SHELFHELP_DATA", "data").join("scale");
    let mut files = Vec::new();
    for name in ["scale_10k.json", "scale_all.json"] {
        let packed = data.join(format!("{name}.gz"));
        let file = place::target()?.join("bench").join(name);
        if packed.exists() {
            let unpacked = std::process::Command::new("gzip").arg("-dc").arg(&packed).output()?;
            fs::write(&file, unpacked.stdout)?;
            files.push(file);
        }
    }
    if files.is_empty() {
        println!("No texts in {}; set SHELFHELP_DATA to see what a query fetches.", data.display());
        return Ok(());
    }
    let mut bench = sh::cargo();
    bench.args(["bench", "-p", "shelfhelp", "--no-default-features", "--bench", "parts", "--"]);
    sh::run("what a query fetches", bench.args(files).arg("--titles"))
}

fn write(shop: &Path, count: usize) -> Result<()> {
    // Of an earlier run with other words nothing may stay.
    if shop.exists() {
        fs::remove_dir_all(shop)?;
    }
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let folder: PathBuf = shop.join("answers/en");
    for topic in 0..TOPICS {
        fs::create_dir_all(folder.join(format!("topic-{topic}")))?;
    }
    let shop_toml =
        "name = \"Big\"\nlocales = [\"en\"]\ncurrency = \"EUR\"\ncountry = \"GR\"\ntime_zone = \"Europe/Athens\"\n";
    fs::write(shop.join("shop.toml"), shop_toml)?;
    for i in 0..count {
        let topic = i % TOPICS;
        let (question, also, mut body) = (dice.words(8), dice.words(5), String::new());
        for _ in 0..WORDS / 20 {
            writeln!(body, "{}.\n", dice.words(20))?;
        }
        let next = (i + 1) % count;
        let text = format!(
            "---\nid: a{i}\nquestion: {question} {i}?\nalso: [{also}]\ntopic: Topic {topic}\nrelated: [a{next}]\n---\n{body}"
        );
        fs::write(folder.join(format!("topic-{topic}/a{i}.md")), text)?;
    }
    Ok(())
}

/// How long a program runs, and the most memory it holds, in kilobytes, where the system tells.
fn watched(command: &mut std::process::Command) -> Result<(Duration, Option<u64>)> {
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    let (code, took) = sh::timed(|| {
        loop {
            if let Ok(text) = fs::read_to_string(&status) {
                let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
                peak = peak.max(line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()));
            }
            match child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(5)),
                ended => break ended,
            }
        }
    });
    match code? {
        Some(code) if code.success() => Ok((took, peak)),
        code => bail!("the command ended with {code:?}"),
    }
}

/// A small generator (xorshift64*), so that every run makes the same shop.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// Small numbers come often, as the common words of a language do.
    fn word(&mut self) -> String {
        let most = self.roll(VOCABULARY) + 1;
        let mut number = self.roll(most);
        let mut word = String::new();
        loop {
            let syllable = number % SYLLABLES.len() as u64;
            word.push_str(SYLLABLES.get(syllable as usize).copied().unwrap_or_default());
            number /= SYLLABLES.len() as u64;
            if number == 0 {
                return word;
            }
        }
    }
}
