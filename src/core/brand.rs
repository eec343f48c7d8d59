//! A council's own colours: four for a light page, four for a dark one if it likes, and its logo.
//!
//! All other colours are the program's, and have their contrast by a test. These must have it too: on the page, on
//! cards, and for the words on them. `public/boot/council.js` puts them on the page, and holds them to the same
//! figures: where a council did not check its file, families see the standard colours.

use std::fmt;

use crate::json::{At, Fields};

/// A colour as a council writes it, such as `#0B5D57`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    pub fn read(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        if all { Some(Colour([part(0)?, part(2)?, part(4)?])) } else { None }
    }

    /// How light it is, from 0 to 1 (WCAG 2.2, relative luminance).
    fn light(self) -> f64 {
        let part = |octet: u8| {
            let value = f64::from(octet) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(part);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// From 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.light(), other.light());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(to, "#{red:02X}{green:02X}{blue:02X}")
    }
}

/// What is around a council's colours: figures of `style/tokens.css`, as a test knows.
pub struct Ground {
    pub canvas: Colour,
    pub surface: Colour,
    pub text: Colour,
    pub muted: Colour,
}

pub const LIGHT: Ground = Ground {
    canvas: Colour([0xFF, 0xFB, 0xF5]),
    surface: Colour([0xFF, 0xFF, 0xFF]),
    text: Colour([0x24, 0x1C, 0x2B]),
    muted: Colour([0x59, 0x4F, 0x63]),
};

pub const DARK: Ground = Ground {
    canvas: Colour([0x1B, 0x16, 0x20]),
    surface: Colour([0x26, 0x20, 0x30]),
    text: Colour([0xF7, 0xF1, 0xE8]),
    muted: Colour([0xCB, 0xC0, 0xD3]),
};

/// Reads a brand for its problems.
pub(crate) fn check(at: &At<'_>) {
    let Some(fields) = at.fields() else { return };
    check_colours(&fields, &LIGHT);
    if let Some(dark) = fields.may("dark").and_then(|at| at.fields()) {
        check_colours(&dark, &DARK);
    }
    if let Some(logo) = fields.may("logo").and_then(|at| at.fields()) {
        if let Some(at) = logo.need("file") {
            let fits = at.text().is_none_or(is_picture_beside);
            if !fits {
                at.refuse("must be an SVG file of the site, such as icons/logo.svg");
            }
        }
        // empty where the name beside it says the same
        let _words = logo.need("alt").and_then(|at| at.text().map(str::len));
    }
}

fn is_picture_beside(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_');
    let step = |step: &str| !step.is_empty() && !step.starts_with('.');
    path.ends_with(".svg") && path.bytes().all(plain) && path.split('/').all(step)
}

type Named<'a> = (At<'a>, Colour);

fn check_colours(fields: &Fields<'_>, ground: &Ground) {
    let colour = |name| {
        let at = fields.need(name)?;
        let read = Colour::read(at.text()?);
        if read.is_none() {
            at.refuse("must be a colour like #0B5D57");
        }
        Some((at, read?))
    };
    let [brand, words, hover, tint] = ["colour", "on_colour", "hover", "tint"].map(colour);
    let own =
        |name: &'static str, named: &Option<Named<'_>>| named.as_ref().map(|(_, colour)| (name, *colour));
    let pairs = [
        (&words, own("\"colour\"", &brand), 4.5),
        (&words, own("\"hover\"", &hover), 4.5),
        (&brand, own("\"tint\"", &tint), 4.5),
        (&brand, Some(("the page", ground.canvas)), 3.0),
        (&brand, Some(("cards", ground.surface)), 3.0),
        (&hover, Some(("the page", ground.canvas)), 3.0),
        (&tint, Some(("the words on it", ground.text)), 7.0),
        (&tint, Some(("the quiet words on it", ground.muted)), 4.5),
    ];
    for (named, other, least) in pairs {
        // what is missing or no colour was told already
        let (Some((at, colour)), Some((name, other))) = (named, other) else { continue };
        let figure = colour.contrast(other);
        if figure < least {
            // cut, not rounded: 4.499 is not enough
            let figure = (figure * 100.0).floor() / 100.0;
            at.refuse(format!(
                "{colour} and {name} ({other}) have a contrast of {figure:.2} to 1, and need {least} to 1; \
                 until then families see the standard colours"
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{self, Limits, Shape};

    #[track_caller]
    fn said(brand: &str) -> Vec<String> {
        let value = json::parse(brand.as_bytes(), Limits::FILE).expect("it is JSON");
        let shape = Shape::default();
        check(&shape.root(&value));
        shape.into_misfits().into_iter().map(|misfit| format!("{} {}", misfit.path, misfit.message)).collect()
    }

    /// A brand of four colours, in this order: the colour, the words on it, pointed at, and the tint.
    fn four(colours: [&str; 4]) -> String {
        let [colour, on_colour, hover, tint] = colours;
        format!(r#""colour":"{colour}","on_colour":"{on_colour}","hover":"{hover}","tint":"{tint}""#)
    }

    #[test]
    fn criterion_60_the_colours_of_a_council_are_told_apart() {
        let standard = four(["#0B5D57", "#FFFFFF", "#084843", "#E2F1EF"]);
        let night = four(["#6FD3C7", "#10201E", "#95E2D9", "#1E3835"]);
        let good = [
            format!("{{{standard}}}"),
            format!(r#"{{{standard},"dark":{{{night}}}}}"#),
            format!(r#"{{{standard},"logo":{{"file":"icons/logo.svg","alt":""}}}}"#),
            format!("{{{}}}", four(["#5b2e8c", "#ffffff", "#432168", "#f4e9f7"])),
        ];
        for brand in good {
            assert_eq!(said(&brand), Vec::<String>::new(), "{brand}");
        }
        // the figures of the page decide, so the same four are wrong in the dark
        assert!(!said(&format!(r#"{{{standard},"dark":{{{standard}}}}}"#)).is_empty());
        // each place of the four, made wrong alone
        let wrong = [
            (["#767676", "#808080", "#000000", "#FFFFFF"], "/on_colour"),
            (["#0B5D57", "#FFFFFF", "#B0C0C0", "#E2F1EF"], "/on_colour"),
            (["#0B5D57", "#FFFFFF", "#084843", "#707070"], "/tint"),
            (["#FFD34D", "#000000", "#FFE080", "#FFFFFF"], "/colour"),
        ];
        for (colours, place) in wrong {
            let all = said(&format!("{{{}}}", four(colours)));
            assert!(
                all.iter().any(|one| one.starts_with(place) && one.contains(" to 1")),
                "{colours:?}: {all:?}"
            );
        }
    }

    #[test]
    fn the_least_that_is_needed_is_enough_and_no_less() {
        // #767676 on white is the known grey of 4.54, #777777 has 4.478
        let figure = |grey| Colour::read(grey).expect("a colour").contrast(LIGHT.surface);
        assert!(figure("#767676") >= 4.5 && figure("#777777") < 4.5);
        assert!((figure("#000000") - 21.0).abs() < 1e-9);
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        assert_eq!(Colour::read("#0b5D57").map(|colour| colour.to_string()).as_deref(), Some("#0B5D57"));
        for bad in ["", "#", "0B5D57", "#0B5D5", "#0B5D577", "#0B5D5G", "red", "#é5D57", "#+B5D57"] {
            assert_eq!(Colour::read(bad), None, "{bad}");
        }
    }
}
