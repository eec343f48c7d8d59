//! The colours: every pair that is used has its contrast, in every theme (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11).

use std::collections::BTreeMap;

use snapbox::{Assert, Data};
use tell_it_once_core::{
    brand,
    json::{self, Limits, Value},
};

use crate::repo;

type Theme = BTreeMap<String, String>;

const THEMES: [&str; 4] = ["light", "dark", "contrast", "soft"];

/// What stands on what, and the least contrast it needs: the pairs of `look/contrast.mjs`.
const PAIRS: [(&str, &str, f64); 31] = [
    ("text", "canvas", 7.0),
    ("text", "surface", 7.0),
    ("text", "sunken", 7.0),
    ("text", "brand-tint", 7.0),
    ("muted", "canvas", 4.5),
    ("muted", "surface", 4.5),
    ("muted", "sunken", 4.5),
    ("link", "canvas", 4.5),
    ("link", "surface", 4.5),
    ("visited", "surface", 4.5),
    ("visited", "canvas", 4.5),
    ("on-brand", "brand", 4.5),
    ("on-brand", "brand-hover", 4.5),
    ("brand", "canvas", 3.0),
    ("brand", "surface", 3.0),
    ("brand", "brand-tint", 4.5),
    ("control", "surface", 3.0),
    ("control", "canvas", 3.0),
    ("error", "surface", 4.5),
    ("error", "canvas", 4.5),
    ("error", "error-tint", 4.5),
    ("success", "surface", 4.5),
    ("success", "success-tint", 4.5),
    ("warn", "surface", 4.5),
    ("warn", "warn-tint", 4.5),
    ("info", "info-tint", 4.5),
    ("text", "error-tint", 7.0),
    ("text", "success-tint", 7.0),
    ("text", "warn-tint", 7.0),
    ("text", "info-tint", 7.0),
    ("focus-in", "focus-out", 3.0),
];

const ACCENTS: [&str; 6] = ["coral", "plum", "teal", "ochre", "leaf", "sky"];

/// Whatever can be behind something that has the focus.
const BEHIND_FOCUS: [&str; 7] =
    ["canvas", "surface", "sunken", "brand", "brand-tint", "error-tint", "success-tint"];

/// The tokens of each theme, as they are in the styles.
fn themes() -> BTreeMap<&'static str, Theme> {
    let css = repo::text("style/tokens.css");
    let block = |selector: &str| -> Theme {
        let start =
            css.find(&format!("\n{selector} {{")).unwrap_or_else(|| panic!("tokens.css has no {selector}"));
        let block =
            css[start..].split('{').nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
        let pairs = block.lines().filter_map(|line| line.trim().strip_prefix("--c-")?.split_once(": "));
        pairs.map(|(name, value)| (name.to_owned(), value.trim_end_matches(';').to_owned())).collect()
    };
    let selector = |theme: &str| match theme {
        "light" => ":root".to_owned(),
        _ => format!(":root[data-theme=\"{theme}\"]"),
    };
    THEMES.into_iter().map(|theme| (theme, block(&selector(theme)))).collect()
}

fn luminance(colour: &str) -> f64 {
    assert!(colour.len() == 7 && colour.starts_with('#'), "{colour} is not #RRGGBB");
    let part = |at: usize| {
        let value =
            f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect("two hexadecimal digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(theme: &Theme, on: &str, behind: &str) -> f64 {
    let colour = |name: &str| luminance(theme.get(name).unwrap_or_else(|| panic!("there is no --c-{name}")));
    let (one, other) = (colour(on), colour(behind));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_formula_is_the_known_one() {
    let theme: Theme = [("black", "#000000"), ("white", "#FFFFFF"), ("grey", "#767676")]
        .map(|(name, colour)| (name.to_owned(), colour.to_owned()))
        .into();
    assert!((contrast(&theme, "black", "white") - 21.0).abs() < 1e-9);
    assert!((contrast(&theme, "grey", "white") - 4.54).abs() < 0.005);
}

/// The figures of every pair, held to what they need. `SNAPSHOTS=overwrite` writes the table anew.
#[test]
fn every_pair_of_colours_can_be_told_apart() {
    let themes = themes();
    let accents = ACCENTS.iter().flat_map(|accent| {
        let tint = format!("{accent}-tint");
        let ink = (*accent).to_owned();
        [
            (ink.clone(), "surface".to_owned(), 4.5),
            (ink.clone(), "canvas".to_owned(), 4.5),
            (ink, tint.clone(), 4.5),
            ("text".to_owned(), tint, 7.0),
        ]
    });
    let pairs = PAIRS.iter().map(|(on, behind, least)| ((*on).to_owned(), (*behind).to_owned(), *least));
    let mut table =
        format!("{:<34}{:>5}{}\n", "", "least", THEMES.map(|theme| format!("{theme:>10}")).concat());
    let mut low = Vec::new();
    for (on, behind, least) in pairs.chain(accents) {
        table.push_str(&format!("{:<34}{least:>5.1}", format!("{on} on {behind}")));
        for theme in THEMES {
            let figure = contrast(&themes[theme], &on, &behind);
            // cut, not rounded: 4.499 is not enough
            table.push_str(&format!("{:>10.2}", (figure * 100.0).floor() / 100.0));
            if figure < least {
                low.push(format!("{theme}: {on} on {behind} has {figure:.3}, and needs {least}"));
            }
        }
        table.push('\n');
    }
    table.push_str(&format!("{:<34}{:>5.1}", "the better ring of the focus", 3.0));
    for theme in THEMES {
        let better = |behind: &str| {
            let ring = |ring| contrast(&themes[theme], ring, behind);
            ring("focus-in").max(ring("focus-out"))
        };
        let worst = BEHIND_FOCUS.iter().map(|behind| better(behind)).fold(f64::INFINITY, f64::min);
        table.push_str(&format!("{:>10.2}", (worst * 100.0).floor() / 100.0));
        if worst < 3.0 {
            low.push(format!("{theme}: on some background neither ring of the focus is seen ({worst:.3})"));
        }
    }
    table.push('\n');
    assert!(low.is_empty(), "{}\n\n{table}", low.join("\n"));
    let golden = repo::root().join("tests/tidy/contrast.txt");
    Assert::new().normalize_paths(false).action_env("SNAPSHOTS").eq(table, Data::read_from(&golden, None));
}

/// Every theme sets every colour, so that none shines through from another.
#[test]
fn every_theme_has_every_colour() {
    let themes = themes();
    let light: Vec<_> = themes["light"].keys().collect();
    assert!(light.len() >= 33, "the tokens are found");
    for theme in THEMES {
        assert_eq!(themes[theme].keys().collect::<Vec<_>>(), light, "{theme}");
    }
}

/// The figures that designers agreed on are the ones that are drawn.
#[test]
fn the_styles_have_the_figures_of_the_design() {
    let design = json::parse(&repo::bytes("style/tokens.json"), Limits::FILE).expect("tokens.json is JSON");
    let (Value::Object(design), themes) = (design, themes()) else { panic!("tokens.json is an object") };
    assert_eq!(design.keys().collect::<Vec<_>>(), ["contrast", "dark", "light", "soft"]);
    for (theme, colours) in design {
        let Value::Object(colours) = colours else { panic!("{theme} is an object") };
        for (name, colour) in colours {
            let kebab: String = name
                .chars()
                .flat_map(
                    |c| if c.is_ascii_uppercase() { vec!['-', c.to_ascii_lowercase()] } else { vec![c] },
                )
                .collect();
            let drawn = themes[theme.as_str()].get(&kebab).map(String::as_str);
            assert_eq!(drawn.map(Value::text), Some(colour), "{theme}: {name}");
        }
    }
}

/// Dark by the device's wish, light on paper and the panel for trying out are the same figures:
/// they are copied by the build, and not by hand.
#[test]
fn themes_that_nobody_picked_are_made_of_the_same_figures() {
    let (build, main) = (repo::text("style/build.mjs"), repo::text("style/main.css"));
    let later = repo::text("style/later.css");
    let picked =
        "${picked.map((theme) => `.theme-preview[data-theme=\"${theme}\"] ${figures(theme)}`).join('\\n')}";
    assert!(
        build.contains("const picked = ['light', 'dark', 'contrast', 'soft'];"),
        "build.mjs: every theme"
    );
    for derived in [
        picked,
        "const figures = (theme) => block(theme === 'light' ? ':root' : `:root[data-theme=\"${theme}\"]`);",
        "@media (prefers-color-scheme: dark) { :root:not([data-theme]) ${block(':root[data-theme=\"dark\"]')} }",
        "@media print { :root:root ${block(':root')} }",
    ] {
        assert!(build.contains(derived), "build.mjs: {derived}");
    }
    assert!(main.contains("@import url(\"themes.derived.css\") layer(tokens);"));
    assert!(later.contains("@import url(\"themes.tried.css\") layer(tokens);"));
}

/// Where the device asks for more contrast, the quiet colours become the loud ones of the theme.
#[test]
fn more_contrast_is_more() {
    let css = repo::text("style/tokens.css");
    let more = css.split("@media (prefers-contrast: more) {").nth(1).expect("there is such a block");
    let more = more.split("\n}\n").next().unwrap_or_default();
    assert!(more.contains("--c-muted: var(--c-text);") && more.contains("--c-border: var(--c-control);"));
    for (theme, colours) in themes() {
        let (before, after) = (contrast(&colours, "muted", "surface"), contrast(&colours, "text", "surface"));
        assert!(after >= before, "{theme}");
    }
}

/// A council's colours are held to the grounds that they stand on, by the core and by the page itself.
#[test]
fn a_councils_colours_are_held_to_the_figures_of_the_tokens() {
    let (themes, script) = (themes(), repo::text("public/boot/council.js"));
    for (theme, ground) in [("light", &brand::LIGHT), ("dark", &brand::DARK)] {
        let figures = [
            ("canvas", ground.canvas),
            ("surface", ground.surface),
            ("text", ground.text),
            ("muted", ground.muted),
        ]
        .map(|(name, colour)| (name, colour.to_string()));
        for (name, colour) in &figures {
            assert_eq!(themes[theme].get(*name), Some(colour), "{theme}: {name}");
        }
        let [canvas, surface, text, muted] = figures.map(|(_, colour)| colour);
        let said = format!("['{canvas}', '{surface}', '{text}', '{muted}']");
        assert!(script.contains(&said), "council.js does not say {said}");
    }
}
