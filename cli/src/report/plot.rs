//! How is a row of figures drawn?
//!
//! Bars in SVG with an axis and a text alternative. Colours and letters come from the page's style sheet; what a bar says
//! on its own is its title.
//!
//! Does not know: what the figures are about.

use maud::{Markup, html};

// The drawing's own units; the page scales it.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 220.0;
const START: f64 = 60.0;
// The last label is wider than its bar.
const END: f64 = 700.0;
const TOP: f64 = 12.0;
const FOOT: f64 = 44.0;
// Labels of an axis that touch are not read.
const LABELS_MAX: usize = 12;

/// One bar: what stands below it, how high it is, and what it says. None where nothing may be said.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) value: Option<f64>,
    pub(super) says: String,
}

/// What is drawn.
pub(super) struct Plot<'p> {
    /// A name that no other plot of the page has.
    pub(super) id: &'p str,
    pub(super) title: &'p str,
    /// What the plot shows, for those who do not see it.
    pub(super) words: &'p str,
    /// The axes' names: across, and up.
    pub(super) axes: (&'p str, &'p str),
    /// Where the upper end is, when it is not that of the highest bar.
    pub(super) most: Option<f64>,
    pub(super) unit: &'p str,
}

/// Draws bars.
pub(super) fn bars(plot: &Plot<'_>, bars: &[Bar]) -> Markup {
    let highest = bars.iter().filter_map(|bar| bar.value).fold(0.0_f64, f64::max);
    let most = plot.most.unwrap_or_else(|| rounded_up(highest));
    let (width, height) = (END - START, HEIGHT - TOP - FOOT);
    let step = width / bars.len().max(1) as f64;
    let gap = (step * 0.25).min(8.0);
    let every = bars.len().div_ceil(LABELS_MAX).max(1);
    let up = |value: f64| TOP + height - height * (value / most).clamp(0.0, 1.0);
    let (title, words) = (format!("{}-title", plot.id), format!("{}-words", plot.id));
    html! {
        div.wide tabindex="0" role="group" aria-labelledby=(title) {
            svg.plot viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-labelledby={ (title) " " (words) } {
                title id=(title) { (plot.title) }
                desc id=(words) { (plot.words) }
                @for part in [0.0, 0.5, 1.0] {
                    @let y = number(up(most * part));
                    line.grid x1=(START) x2=(END) y1=(y) y2=(y) {}
                    text.tick x=(START - 8.0) y=(y) dy="4" text-anchor="end" { (short(most * part)) (plot.unit) }
                }
                @for (i, bar) in bars.iter().enumerate() {
                    @let x = START + step * i as f64;
                    @if let Some(value) = bar.value {
                        @let y = up(value);
                        rect.bar x=(number(x + gap / 2.0)) y=(number(y)) width=(number(step - gap)) height=(number(TOP + height - y)) rx="2" {
                            title { (bar.says) }
                        }
                    }
                    @if i % every == 0 {
                        text.tick x=(number(x + step / 2.0)) y=(TOP + height + 16.0) text-anchor="middle" { (bar.label) }
                    }
                }
                text.axis x=(number(START + width / 2.0)) y=(HEIGHT - 8.0) text-anchor="middle" { (plot.axes.0) }
                text.axis x="10" y=(number(TOP + height / 2.0)) text-anchor="middle" transform={ "rotate(-90 10 " (number(TOP + height / 2.0)) ")" } {
                    (plot.axes.1)
                }
            }
        }
    }
}

/// A share of a line, beside a number that says the same.
pub(super) fn share(part: u64, whole: u64) -> Markup {
    let width = if whole == 0 { 0.0 } else { (part as f64 * 100.0 / whole as f64).clamp(0.0, 100.0) };
    html! {
        svg.share viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" {
            rect.rest width="100" height="6" {}
            rect.bar width=(number(width)) height="6" {}
        }
    }
}

/// The next of 1, 2, 5, 10, 20, … that is not lower.
fn rounded_up(value: f64) -> f64 {
    let mut unit = 1.0;
    while unit < 1e18 {
        for step in [1.0, 2.0, 5.0] {
            if unit * step >= value {
                return f64::max(unit * step, 2.0);
            }
        }
        unit *= 10.0;
    }
    value
}

/// `1500` as `1.5 k`.
fn short(value: f64) -> String {
    for (from, unit) in [(1e9, "G"), (1e6, "M"), (1e3, "k")] {
        if value >= from {
            return format!("{}\u{a0}{unit}", number(value / from));
        }
    }
    number(value)
}

/// No more digits than can be seen.
fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_ends_at_a_round_number() {
        for (value, expected) in [(0.0, 2.0), (1.0, 2.0), (3.0, 5.0), (50.0, 50.0), (51.0, 100.0), (12_345.0, 20_000.0)]
        {
            assert_eq!(rounded_up(value), expected, "{value}");
        }
        assert!(rounded_up(1e30) >= 1e18);
    }

    #[test]
    fn numbers_are_short() {
        for (value, expected) in [(0.0, "0"), (2.5, "2.5"), (1_000.0, "1\u{a0}k"), (2_500_000.0, "2.5\u{a0}M")] {
            assert_eq!(short(value), expected);
        }
    }
}
