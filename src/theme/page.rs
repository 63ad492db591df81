//! Which colours make the widget look at home in a page, and can be read there?
//!
//! What was seen in the page (the ground, the words on it, one accent) comes in as numbers, `0xRRGGBB`; what is worn goes out
//! as the private properties of the table. The page's own colours are kept where they can be read, and moved no further than
//! it takes where they cannot: towards black or white, so that their hue stays.
//!
//! Does not know: how a page is looked at, and which tokens the shop has set. Those are in what was seen already, and win.

use super::token::hex;

/// A colour of the screen, `0xRRGGBB`.
pub type Rgb = u32;

const BLACK: Rgb = 0;
const WHITE: Rgb = 0xff_ff_ff;

// WCAG 2.2, 1.4.3 and 1.4.11: words, and what shows where something can be typed or ticked.
const WORDS: f32 = 4.5;
const SIGNS: f32 = 3.0;
// Where words have to be moved at all they come to where long texts are comfortable (1.4.6).
const COMFORT: f32 = 7.0;
// Between two steps of this many the eye sees no difference.
const STEPS: u32 = 64;

// What the table says, on a light ground and on a dark one.
const ACCENT: [Rgb; 2] = hex("accent-color");
const MARK: [Rgb; 2] = hex("mark-background");
const WRONG: [Rgb; 2] = hex("wrong-color");

/// What is worn in a page, as one rule for `.root` at its own weight: what the shop says itself goes before.
pub fn css(ground: Rgb, text: Rgb, accent: Option<Rgb>) -> String {
    let mut out = String::from(".root[data-scheme]{");
    for (name, colour) in worn(ground, text, accent) {
        for part in ["--_", name, ":var(--shelf-", name, ",#"] {
            out.push_str(part);
        }
        for at in (0..6).rev() {
            out.push(char::from_digit(colour >> (at * 4) & 0xf, 16).unwrap_or('0'));
        }
        out.push_str(");");
    }
    out.push('}');
    out
}

/// Whether words on this ground have to be light.
pub fn is_dark(ground: Rgb) -> bool {
    ratio(WHITE, ground) > ratio(BLACK, ground)
}

fn on(ground: Rgb, [light, dark]: [Rgb; 2]) -> Rgb {
    if is_dark(ground) { dark } else { light }
}

/// The tokens that follow from what was seen, with their colours.
pub fn worn(ground: Rgb, text: Rgb, accent: Option<Rgb>) -> [(&'static str, Rgb); 10] {
    let text = if ratio(text, ground) < WORDS { moved(text, &[ground], COMFORT) } else { text };
    let holds = |on: Rgb| ratio(text, on) >= WORDS;
    // A card a little nearer to the words, as far as they can stand it.
    let sunk = Some(mix(text, ground, 4)).filter(|sunk| holds(*sunk)).unwrap_or(ground);
    let accent = accent.unwrap_or(on(ground, ACCENT));
    let accent = moved(accent, &[ground, sunk], WORDS);
    let chosen = [10, 7, 4].map(|share| mix(accent, ground, share)).into_iter().find(|on| holds(*on)).unwrap_or(ground);
    let grounds = [ground, sunk, chosen];
    let faded = |from: u32, least: f32| {
        let mut all = (from..100).map(|share| mix(text, ground, share));
        all.find(|words| least_ratio(*words, &grounds) >= least).unwrap_or(text)
    };
    [
        ("background", ground),
        ("text-color", text),
        ("accent-color", accent),
        ("text-color-soft", faded(72, WORDS)),
        ("text-color-faint", faded(65, WORDS)),
        ("background-sunk", sunk),
        ("edge-color", faded(54, SIGNS)),
        ("accent-background", chosen),
        ("mark-background", moved(on(ground, MARK), &[text], WORDS)),
        ("wrong-color", moved(on(ground, WRONG), &grounds, WORDS)),
    ]
}

/// The colour nearest to this one, towards black or white, that keeps a distance to all of these grounds. Where none does, it
/// is black or white, whichever is further from them.
pub fn moved(colour: Rgb, grounds: &[Rgb], least: f32) -> Rgb {
    let towards = |end: Rgb| {
        let mut steps = (0..=STEPS).map(|step| mix_of(end, colour, step, STEPS));
        steps.find(|colour| least_ratio(*colour, grounds) >= least)
    };
    let light = grounds.first().is_none_or(|ground| luminance(colour) > luminance(*ground));
    let (near, far) = if light { (WHITE, BLACK) } else { (BLACK, WHITE) };
    let end = if least_ratio(near, grounds) > least_ratio(far, grounds) { near } else { far };
    towards(near).or_else(|| towards(far)).unwrap_or(end)
}

fn least_ratio(colour: Rgb, grounds: &[Rgb]) -> f32 {
    let light = luminance(colour);
    grounds.iter().fold(21.0, |least, ground| least.min(apart(light, luminance(*ground))))
}

/// How well one is seen on the other, from 1 to 21 (WCAG 2.2).
pub fn ratio(one: Rgb, other: Rgb) -> f32 {
    apart(luminance(one), luminance(other))
}

fn apart(one: f32, other: f32) -> f32 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: Rgb) -> f32 {
    let [red, green, blue] = [16, 8, 0].map(|at| linear((colour >> at & 0xff) as f32 / 255.0));
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// A channel as light. The power of 2.4 is that of 2, times that of 0.4, which is 0.0110 0110 0110… in binary: a root of a
/// root for each place, and no table of powers.
fn linear(channel: f32) -> f32 {
    if channel <= 0.04045 {
        return channel / 12.92;
    }
    let base = (channel + 0.055) / 1.055;
    let (mut power, mut root) = (base * base, base);
    for place in 0..16 {
        root = root.sqrt();
        if place & 3 == 1 || place & 3 == 2 {
            power *= root;
        }
    }
    power
}

/// A share of one colour in the other, in hundredths, as `color-mix(in srgb, …)` has it.
fn mix(one: Rgb, other: Rgb, share: u32) -> Rgb {
    mix_of(one, other, share, 100)
}

fn mix_of(one: Rgb, other: Rgb, share: u32, of: u32) -> Rgb {
    let part = |at: u32| (one >> at & 0xff) * share + (other >> at & 0xff) * (of - share);
    [16, 8, 0].into_iter().fold(0, |all, at| (all << 8) | ((part(at) + of / 2) / of))
}
