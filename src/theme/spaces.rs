//! How do colours of wider and older spaces look on a screen of sRGB?
//!
//! Matrices and curves of CSS Color 4, all to linear light in the primaries of sRGB. Only tools ask.

use super::colour::{linear, times};

type Three = [f64; 3];

// D65, and how D50 is seen under it (Bradford).
const XYZ_TO_SRGB: [Three; 3] = [
    [3.240_969_941_904_521, -1.537_383_177_570_093, -0.498_610_760_293],
    [-0.969_243_636_280_87, 1.875_967_501_507_72, 0.041_555_057_407_175],
    [0.055_630_079_696_993, -0.203_976_958_888_97, 1.056_971_514_242_878],
];
const D50_TO_D65: [Three; 3] = [
    [0.955_473_421_488_075, -0.023_098_454_948_764, 0.063_259_243_200_571],
    [-0.028_369_709_333_864, 1.009_995_398_081_304, 0.021_041_441_191_917],
    [0.012_314_014_864_482, -0.020_507_649_298_899, 1.330_365_926_242_124],
];
const D50_WHITE: Three = [0.964_295_676_429_568, 1.0, 0.825_104_602_510_460];

/// Linear light in sRGB's primaries; none for a space that CSS does not have.
pub(super) fn to_linear(space: &str, parts: Three) -> Option<Three> {
    let of_xyz = |xyz: Three| times(XYZ_TO_SRGB, xyz);
    let power = |by: f64| move |part: f64| part.abs().powf(by).copysign(part);
    Some(match space {
        "srgb" => parts.map(linear),
        "srgb-linear" => parts,
        "display-p3" => of_xyz(times(
            [
                [0.486_570_948_648_216, 0.265_667_693_169_093, 0.198_217_285_234_362],
                [0.228_974_564_069_748, 0.691_738_521_836_506, 0.079_286_914_093_745],
                [0.0, 0.045_113_381_858_903, 1.043_944_368_900_976],
            ],
            parts.map(linear),
        )),
        "a98-rgb" => of_xyz(times(
            [
                [0.576_669_042_910_131, 0.185_558_237_906_546, 0.188_228_646_234_995],
                [0.297_344_975_250_536, 0.627_363_566_255_466, 0.075_291_458_493_998],
                [0.027_031_361_386_412, 0.070_688_852_535_827, 0.991_337_536_837_639],
            ],
            parts.map(power(563.0 / 256.0)),
        )),
        "rec2020" => of_xyz(times(
            [
                [0.636_958_048_301_291, 0.144_616_903_586_208, 0.168_880_975_164_172],
                [0.262_700_212_011_267, 0.677_998_071_518_871, 0.059_301_716_469_862],
                [0.0, 0.028_072_693_049_087, 1.060_985_057_710_791],
            ],
            parts.map(broadcast),
        )),
        "prophoto-rgb" => of_xyz(times(
            D50_TO_D65,
            times(
                [
                    [0.797_766_644_900_641, 0.135_181_298_740_531, 0.031_347_734_128_395],
                    [0.288_074_829_881_940, 0.711_835_234_241_873, 0.000_089_935_876_187],
                    [0.0, 0.0, 0.825_104_602_510_460],
                ],
                parts.map(|part| if part.abs() <= 16.0 / 512.0 { part / 16.0 } else { power(1.8)(part) }),
            ),
        )),
        "xyz" | "xyz-d65" => of_xyz(parts),
        "xyz-d50" => of_xyz(times(D50_TO_D65, parts)),
        _ => return None,
    })
}

/// CIE Lab, whose white is D50.
pub(super) fn linear_of_lab([l, a, b]: Three) -> Three {
    let (kappa, epsilon) = (24_389.0 / 27.0, 216.0 / 24_389.0);
    let y = (l + 16.0) / 116.0;
    let of = |f: f64| if f.powi(3) > epsilon { f.powi(3) } else { (116.0 * f - 16.0) / kappa };
    let light = if l > kappa * epsilon { y.powi(3) } else { l / kappa };
    let xyz = [of(y + a / 500.0) * D50_WHITE[0], light, of(y - b / 200.0) * D50_WHITE[2]];
    times(XYZ_TO_SRGB, times(D50_TO_D65, xyz))
}

/// The curve of Rec. 2020 as cameras have it, undone.
fn broadcast(part: f64) -> f64 {
    let (alpha, beta) = (1.099_296_826_809_44, 0.018_053_968_510_807);
    let size = part.abs();
    let light = if size < beta * 4.5 { size / 4.5 } else { ((size + alpha - 1.0) / alpha).powf(1.0 / 0.45) };
    light.copysign(part)
}
