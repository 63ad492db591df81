//! How is a character read, and what is it in the other script?
//!
//! From `readings/han.txt`, which `tools/readings/make.py` makes of the Unihan database. Japanese readings change with
//! what stands beside them (`hatsu` and `sou` make `hassou`); the forms they take are made here.

use std::collections::BTreeMap;

use shelfhelp::i18n::Locale;
use shelfhelp::search::{Index, Readings, kana};

const TABLE: &str = include_str!("../../readings/han.txt");

/// Readings and forms of the characters of an index, in Chinese and Japanese.
pub(super) fn readings(index: &Index, locale: &Locale) -> Readings {
    let is_japanese = locale.language() == "ja";
    if !is_japanese && locale.language() != "zh" {
        return Readings::default();
    }
    let chars = index.han();
    let mut sounds: BTreeMap<String, String> = BTreeMap::new();
    let mut forms: BTreeMap<char, String> = BTreeMap::new();
    for line in TABLE.lines() {
        let mut parts = line.split(' ');
        let [Some(char), Some(pinyin), Some(on), Some(kun), Some(others)] = [(); 5].map(|()| parts.next()) else {
            continue;
        };
        let Some(char) = char.chars().next().filter(|char| chars.binary_search(char).is_ok()) else { continue };
        let read = |list: &str| -> Vec<String> { list.split(',').filter(|r| *r != "-").map(str::to_owned).collect() };
        let own = if is_japanese { japanese(&read(on), &read(kun)) } else { read(pinyin) };
        own.into_iter().for_each(|reading| sounds.entry(reading).or_default().push(char));
        for other in others.chars().filter(|other| *other != '-') {
            forms.entry(other).or_default().push(char);
        }
    }
    let forms: Vec<String> = forms.into_iter().map(|(other, own)| format!("{other}{own}")).collect();
    Readings {
        sounds: sounds.into_iter().map(|(reading, chars)| reading + &chars).collect(),
        forms: forms.join(" "),
        ..Readings::default()
    }
}

/// The readings of a character in kana, with the forms that they take in words.
fn japanese(on: &[String], kun: &[String]) -> Vec<String> {
    let read = |latin: &String| kana(latin, false);
    let mut all: Vec<String> = Vec::new();
    for reading in on.iter().filter_map(read) {
        // 発 and 送, はっそう; 学 and 校, がっこう.
        if let Some(short) = reading.strip_suffix(['つ', 'く', 'ち', 'き']).filter(|short| !short.is_empty()) {
            all.push(format!("{short}っ"));
        }
        // 返 and 品, へんぴん; 返 and 本, へんぽん.
        all.extend(changed(&reading, "はひふへほ", "ぱぴぷぺぽ"));
        all.push(reading);
    }
    for reading in kun.iter().filter_map(read) {
        // 送る is written with its ending behind the character, 返品 without.
        let mut stem = reading.clone();
        if stem.chars().count() > 1 && stem.ends_with(['う', 'く', 'ぐ', 'す', 'つ', 'ぬ', 'ぶ', 'む', 'る', 'い'])
        {
            stem.pop();
            all.push(stem);
        }
        // 箱 alone is はこ, and behind another word ばこ.
        all.extend(changed(
            &reading,
            "かきくけこさしすせそたちつてとはひふへほ",
            "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
        ));
        all.push(reading);
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// A reading whose first kana becomes another.
fn changed(reading: &str, from: &str, to: &str) -> Option<String> {
    let first = reading.chars().next()?;
    let at = from.chars().position(|kana| kana == first)?;
    Some(to.chars().nth(at).into_iter().chain(reading.chars().skip(1)).collect())
}

#[cfg(test)]
mod tests {
    use super::{TABLE, japanese, readings};
    use shelfhelp::content::Answer;
    use shelfhelp::i18n::Locale;
    use shelfhelp::search::Index;

    fn of(question: &str, tag: &str) -> (String, String) {
        let answer = Answer { id: "a".into(), question: question.into(), ..Answer::default() };
        let readings = readings(&Index::build(&[answer]), &Locale::parse(tag).unwrap());
        (readings.sounds, readings.forms)
    }

    #[test]
    fn only_what_the_answers_write_is_carried() {
        assert_eq!(of("退货", "zh-Hans"), ("huo货tui退".into(), "貨货".into()));
        assert_eq!(of("退貨", "zh-Hant"), ("huo貨tui退".into(), "货貨".into()));
        assert_eq!(of("how 退货", "en"), Default::default());
        assert_eq!(of("nothing", "zh"), Default::default());
    }

    #[test]
    fn japanese_readings_come_in_the_forms_they_take_in_words() {
        let read = |on: &str, kun: &str| japanese(&[on.to_owned()], &[kun.to_owned()]);
        assert_eq!(read("hin", "shina"), ["しな", "じな", "ひん", "ぴん"]);
        assert_eq!(read("hatsu", "okuru"), ["おく", "おくる", "はっ", "はつ", "ぱつ"]);
        assert_eq!(read("sou", "kutsu"), ["く", "くつ", "ぐつ", "そ"]);
    }

    #[test]
    fn every_line_of_the_table_has_its_five_parts_and_stands_in_order() {
        let mut before = '\0';
        for line in TABLE.lines() {
            assert_eq!(line.split(' ').count(), 5, "{line}");
            let char = line.chars().next().unwrap();
            assert!(before < char && char >= '\u{3400}', "{line}");
            before = char;
        }
    }
}
