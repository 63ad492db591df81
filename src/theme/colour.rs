//! What colour does a text of CSS stand for?
//!
//! Hex, `rgb()`, `hsl()`, `hwb()`, `lab()`, `lch()`, `oklab()`, `oklch()`, `color()` of any predefined space, and
//! `color-mix()` in sRGB or Oklab. Formulas and matrices are those of CSS Color 4. Only tools ask: it never comes into the
//! widget.
//!
//! Does not know: tokens. Who has some hands them in.

/// A colour: red, green and blue as sRGB has them, from 0 to 1 and beyond where a screen may have more, and how solid it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour {
    /// Red, green and blue.
    pub rgb: [f64; 3],
    /// From 0, which cannot be seen, to 1.
    pub alpha: f64,
}

type Three = [f64; 3];

// Colours nest as mixes do; nobody writes deeper.
const DEPTH_MAX: usize = 12;

impl Colour {
    /// The colour of a text; `token` gives what `var(--_name)` and `var(--shelf-name)` stand for.
    pub fn parse(text: &str, token: &dyn Fn(&str) -> Option<String>) -> Option<Colour> {
        parse(text, token, DEPTH_MAX)
    }

    /// A colour of the screen, `0xRRGGBB`.
    pub fn from_hex(hex: u32) -> Colour {
        Colour { rgb: [16, 8, 0].map(|at| f64::from(hex >> at & 0xff) / 255.0), alpha: 1.0 }
    }

    /// What is seen where this lies on a ground.
    pub fn over(self, ground: Colour) -> Colour {
        let part = |(own, under): (f64, f64)| own * self.alpha + under * (1.0 - self.alpha);
        Colour { rgb: pairs(self.rgb, ground.rgb).map(part), alpha: 1.0 }
    }

    /// How light it is, as WCAG 2.2 has it.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.rgb.map(|part| linear(part.clamp(0.0, 1.0)));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// `#rrggbb`, of what a screen shows.
    pub fn hex(self) -> String {
        let digits = self.rgb.map(|part| format!("{:02x}", (part.clamp(0.0, 1.0) * 255.0).round() as u8));
        format!("#{}", digits.concat())
    }

    /// Lightness, chroma and hue in Oklab.
    pub fn oklch(self) -> Three {
        let [l, a, b] = oklab_of(self.rgb.map(linear));
        [l, a.hypot(b), b.atan2(a)]
    }

    /// The colour of these; as colourful as a screen can show it.
    pub fn from_oklch([l, c, h]: Three) -> Colour {
        let at = |c: f64| linear_of_oklab([l, c * h.cos(), c * h.sin()]).map(gamma);
        let shown = |rgb: &Three| rgb.iter().all(|part| (-1e-4..=1.0001).contains(part));
        let (mut low, mut high) = (0.0, c);
        if !shown(&at(c)) {
            for _ in 0..24 {
                let middle = (low + high) / 2.0;
                if shown(&at(middle)) { low = middle } else { high = middle }
            }
        } else {
            low = c;
        }
        Colour { rgb: at(low).map(|part| part.clamp(0.0, 1.0)), alpha: 1.0 }
    }
}

fn pairs([a, b, c]: Three, [x, y, z]: Three) -> [(f64, f64); 3] {
    [(a, x), (b, y), (c, z)]
}

/// How well one is seen on the other, from 1 to 21 (WCAG 2.2).
pub fn ratio(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn parse(text: &str, token: &dyn Fn(&str) -> Option<String>, depth: usize) -> Option<Colour> {
    let text = text.trim().to_ascii_lowercase();
    if depth == 0 {
        return None;
    }
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits);
    }
    let Some((name, inner)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) else {
        return super::names::named(&text);
    };
    let colour = |text: &str| parse(text, token, depth - 1);
    match name {
        "var" => {
            let (name, fallback) = inner.split_once(',').map_or((inner, None), |(name, rest)| (name, Some(rest)));
            let name = name.trim().trim_start_matches("--shelf-").trim_start_matches("--_");
            token(name).and_then(|value| colour(&value)).or_else(|| colour(fallback?))
        }
        "color-mix" => mixed(inner, &colour),
        _ => function(name, inner),
    }
}

fn hex(digits: &str) -> Option<Colour> {
    if !digits.is_ascii() {
        return None;
    }
    let one = |at: usize| digits.get(at..=at).and_then(|d| u8::from_str_radix(d, 16).ok()).map(|n| n * 17);
    let two = |at: usize| digits.get(at..at + 2).and_then(|d| u8::from_str_radix(d, 16).ok());
    let [red, green, blue, alpha] = match digits.len() {
        3 => [one(0)?, one(1)?, one(2)?, 255],
        4 => [one(0)?, one(1)?, one(2)?, one(3)?],
        6 => [two(0)?, two(2)?, two(4)?, 255],
        8 => [two(0)?, two(2)?, two(4)?, two(6)?],
        _ => return None,
    };
    Some(Colour { rgb: [red, green, blue].map(|n| f64::from(n) / 255.0), alpha: f64::from(alpha) / 255.0 })
}

/// `color-mix(in srgb, A 40%, B)`.
fn mixed(inner: &str, colour: &dyn Fn(&str) -> Option<Colour>) -> Option<Colour> {
    let parts = split(inner, ',');
    let [space, one, other] = parts.as_slice() else { return None };
    let share = |text: &str| {
        let (rest, share) = text.trim().rsplit_once(' ')?;
        Some((rest.to_owned(), finite(share.strip_suffix('%')?)? / 100.0))
    };
    let (one, other) = match (share(one), share(other)) {
        (Some((one, p)), Some((other, q))) if p + q > 0.0 => ((one, p / (p + q)), (other, q / (p + q))),
        (Some((one, p)), _) => ((one, p), ((*other).to_owned(), 1.0 - p)),
        (_, Some((other, q))) => (((*one).to_owned(), 1.0 - q), (other, q)),
        _ => (((*one).to_owned(), 0.5), ((*other).to_owned(), 0.5)),
    };
    let ((one, p), (other, q)) = ((colour(&one.0)?, one.1), (colour(&other.0)?, other.1));
    let alpha = one.alpha * p + other.alpha * q;
    let mix = |a: Three, b: Three| {
        let part = |(a, b)| (a * one.alpha * p + b * other.alpha * q) / if alpha > 0.0 { alpha } else { 1.0 };
        pairs(a, b).map(part)
    };
    let rgb = match space.trim().strip_prefix("in ")?.trim() {
        "srgb" => mix(one.rgb, other.rgb),
        "oklab" => linear_of_oklab(mix(oklab_of(one.rgb.map(linear)), oklab_of(other.rgb.map(linear)))).map(gamma),
        _ => return None,
    };
    Some(Colour { rgb, alpha })
}

/// Parts of a list, at separators that stand in no brackets.
pub(super) fn split(text: &str, by: char) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0_i32, 0, Vec::new());
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == by && depth == 0 {
            parts.extend(text.get(from..at));
            from = at + c.len_utf8();
        }
    }
    parts.extend(text.get(from..));
    parts
}

/// A colour by its three or four numbers.
fn function(name: &str, inner: &str) -> Option<Colour> {
    let (space, inner) = match name {
        "color" => inner.trim().split_once(' ')?,
        "rgba" => ("rgb", inner),
        "hsla" => ("hsl", inner),
        _ => (name, inner),
    };
    let words: Vec<&str> = inner.split([' ', ',', '/']).filter(|word| !word.is_empty()).collect();
    let (three, alpha) = match words.as_slice() {
        [a, b, c] => ([*a, *b, *c], None),
        [a, b, c, alpha] => ([*a, *b, *c], Some(*alpha)),
        _ => return None,
    };
    let alpha = alpha.map_or(Some(1.0), |word| number(word, 1.0))?.clamp(0.0, 1.0);
    let all =
        |whole: Three| Some([number(three[0], whole[0])?, number(three[1], whole[1])?, number(three[2], whole[2])?]);
    let rgb = match space {
        "rgb" => all([255.0; 3])?.map(|part| part / 255.0),
        "hsl" | "hwb" => {
            let [h, a, b] = [angle(three[0])?, number(three[1], 100.0)? / 100.0, number(three[2], 100.0)? / 100.0];
            if space == "hsl" { of_hsl(h, a, b) } else { of_hwb(h, a, b) }
        }
        "lab" | "oklab" => of_lab(space, all(if space == "lab" { [100.0, 125.0, 125.0] } else { [1.0, 0.4, 0.4] })?),
        "lch" | "oklch" => {
            let (light, chroma) = if space == "lch" { (100.0, 150.0) } else { (1.0, 0.4) };
            let (l, c, h) = (number(three[0], light)?, number(three[1], chroma)?, angle(three[2])?.to_radians());
            of_lab(if space == "lch" { "lab" } else { "oklab" }, [l, c * h.cos(), c * h.sin()])
        }
        _ => super::spaces::to_linear(space, all([1.0; 3])?)?.map(gamma),
    };
    rgb.iter().all(|part| part.is_finite()).then_some(Colour { rgb, alpha })
}

/// A number, or a percentage of a whole; `none` is nothing.
fn number(word: &str, whole: f64) -> Option<f64> {
    match word.strip_suffix('%') {
        _ if word == "none" => Some(0.0),
        Some(percent) => Some(finite(percent)? / 100.0 * whole),
        None => finite(word),
    }
}

/// A number that CSS may write: Rust reads `nan` and `inf` as well.
fn finite(word: &str) -> Option<f64> {
    word.parse().ok().filter(|number: &f64| number.is_finite())
}

/// An angle in degrees.
fn angle(word: &str) -> Option<f64> {
    for (unit, degrees) in [("deg", 1.0), ("grad", 0.9), ("rad", 180.0 / std::f64::consts::PI), ("turn", 360.0)] {
        if let Some(number) = word.strip_suffix(unit) {
            return Some(finite(number)? * degrees);
        }
    }
    number(word, 360.0)
}

fn of_hsl(h: f64, s: f64, l: f64) -> Three {
    let part = |n: f64| {
        let k = (n + h / 30.0).rem_euclid(12.0);
        l - s * l.min(1.0 - l) * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)
    };
    [part(0.0), part(8.0), part(4.0)]
}

fn of_hwb(h: f64, white: f64, black: f64) -> Three {
    if white + black >= 1.0 {
        return [white / (white + black); 3];
    }
    of_hsl(h, 1.0, 0.5).map(|part| part * (1.0 - white - black) + white)
}

fn of_lab(space: &str, lab: Three) -> Three {
    match space {
        "lab" => super::spaces::linear_of_lab(lab).map(gamma),
        _ => linear_of_oklab(lab).map(gamma),
    }
}

/// A channel of sRGB as light.
pub(super) fn linear(part: f64) -> f64 {
    let size = part.abs();
    let light = if size <= 0.04045 { size / 12.92 } else { ((size + 0.055) / 1.055).powf(2.4) };
    light.copysign(part)
}

/// Light as a channel of sRGB.
fn gamma(light: f64) -> f64 {
    let size = light.abs();
    let part = if size <= 0.003_130_8 { size * 12.92 } else { 1.055 * size.powf(1.0 / 2.4) - 0.055 };
    part.copysign(light)
}

fn oklab_of(rgb: Three) -> Three {
    let lms = times(
        [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        rgb,
    );
    times(
        [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        lms.map(f64::cbrt),
    )
}

fn linear_of_oklab(lab: Three) -> Three {
    let lms = times(
        [
            [1.0, 0.396_337_777_4, 0.215_803_757_3],
            [1.0, -0.105_561_345_8, -0.063_854_172_8],
            [1.0, -0.089_484_177_5, -1.291_485_548_0],
        ],
        lab,
    );
    times(
        [
            [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
            [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
            [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
        ],
        lms.map(|part| part.powi(3)),
    )
}

pub(super) fn times(matrix: [Three; 3], by: Three) -> Three {
    matrix.map(|row| row[0] * by[0] + row[1] * by[1] + row[2] * by[2])
}
