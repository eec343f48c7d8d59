//! What must hold of whatever is drawn, so that everybody can use it. Each rule gives all that breaks it.

use std::collections::{BTreeMap, BTreeSet};

use super::html::Element;

/// Everything that is wrong with a piece of a page.
pub(super) fn broken(page: &Element) -> Vec<String> {
    let mut wrong = Vec::new();
    ids(page, &mut wrong);
    labels(page, &mut wrong);
    groups(page, &mut wrong);
    controls(page, &mut wrong);
    words(page, &mut wrong);
    nesting(page, &mut wrong);
    policy(page, &mut wrong);
    wrong
}

/// And with a whole page.
pub(super) fn broken_page(page: &Element) -> Vec<String> {
    let mut wrong = broken(page);
    let h1 = page.find(|one| one.name == "h1");
    if h1.len() != 1 {
        wrong.push(format!("{} headings of the first order", h1.len()));
    }
    let focusable = h1.iter().all(|one| one.get("tabindex") == Some("-1"));
    wrong.extend((!focusable).then(|| "the heading cannot take the focus".to_owned()));
    let mains = page.find(|one| one.name == "main");
    if mains.len() != 1 || mains[0].get("id") != Some("main") || mains[0].get("tabindex") != Some("-1") {
        wrong.push("a page has one <main id=main tabindex=-1>".to_owned());
    }
    let mut before = 0;
    for (around, one) in page.all() {
        // what is hidden from everybody but the measuring is no heading of the page
        let is_hidden = around.iter().any(|one| one.get("aria-hidden") == Some("true"));
        if let (Some(level), false) = (level(one), is_hidden) {
            if level > before + 1 {
                wrong.push(format!("<h{level}> {:?} follows <h{before}>", one.words()));
            }
            before = level;
        }
    }
    wrong
}

fn level(element: &Element) -> Option<u32> {
    element.name.strip_prefix('h').and_then(|level| level.parse().ok())
}

fn ids(page: &Element, wrong: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for one in page.find(|one| one.get("id").is_some()) {
        let id = one.get("id").unwrap_or_default();
        if id.is_empty() || id.contains(char::is_whitespace) {
            wrong.push(format!("{id:?} cannot be an id"));
        }
        if !seen.insert(id) {
            wrong.push(format!("the id {id} is there twice"));
        }
    }
    for one in page.find(|_| true) {
        for name in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
            for id in one.get(name).unwrap_or_default().split_whitespace() {
                if !seen.contains(id) {
                    wrong.push(format!("<{}> {name}: there is no {id}", one.name));
                }
            }
            if one.get(name).is_some_and(|ids| ids.trim().is_empty()) {
                wrong.push(format!("<{}> {name} is empty", one.name));
            }
        }
    }
}

fn is_control(element: &Element) -> bool {
    element.is(&["input", "textarea", "select"]) && element.get("type") != Some("hidden")
}

/// One name for each control, and it has words.
fn labels(page: &Element, wrong: &mut Vec<String>) {
    let all = page.all();
    let labels: Vec<&Element> = all.iter().map(|(_, one)| *one).filter(|one| one.name == "label").collect();
    for (around, one) in all.iter().filter(|(_, one)| is_control(one)) {
        let id = one.get("id").unwrap_or_default();
        let by_id = labels.iter().filter(|label| !id.is_empty() && label.get("for") == Some(id));
        let wrapped = around.iter().filter(|one| one.name == "label");
        let mut names: Vec<String> = by_id.chain(wrapped).map(|label| label.words()).collect();
        names.extend(one.get("aria-label").map(str::to_owned));
        names.extend(one.get("aria-labelledby").map(str::to_owned));
        if names.len() != 1 || names[0].trim().is_empty() {
            wrong.push(format!("<{} id={id}> is called {names:?}", one.name));
        }
        if id.is_empty() {
            wrong.push(format!("<{}> has no id for the focus to find", one.name));
        }
    }
    for label in labels {
        if let Some(id) = label.get("for") {
            let named = all.iter().find(|(_, one)| one.get("id") == Some(id));
            let fits = named.is_some_and(|(_, one)| is_control(one));
            wrong.extend((!fits).then(|| format!("the label {:?} names no control", label.words())));
        }
    }
}

/// Radios of one name are in one group, and each group says what it is about, first of all.
fn groups(page: &Element, wrong: &mut Vec<String>) {
    let mut of_name: BTreeMap<&str, Vec<*const Element>> = BTreeMap::new();
    for (around, one) in page.all() {
        if one.name == "fieldset" {
            let legends = one.elements().filter(|child| child.name == "legend").count();
            let first = one.elements().next().filter(|first| first.name == "legend");
            if legends != 1 || first.is_none_or(|legend| legend.words().is_empty()) {
                wrong.push(format!("a fieldset has one legend, first: {}", one.words()));
            }
        }
        if one.name == "input" && one.get("type") == Some("radio") {
            let group = around.iter().rev().find(|one| one.name == "fieldset");
            match (one.get("name"), group) {
                (Some(name), Some(group)) => of_name.entry(name).or_default().push(*group),
                _ => wrong.push(format!("a radio without a name or a group: {:?}", one.get("id"))),
            }
        }
        if one.name == "input" && one.get("type") == Some("checkbox") && one.get("id").is_none() {
            wrong.push("a tick box without an id".to_owned());
        }
    }
    for (name, groups) in of_name {
        if groups.iter().any(|group| *group != groups[0]) {
            wrong.push(format!("radios named {name} are in several groups"));
        }
        if groups.len() < 2 {
            wrong.push(format!("one radio alone is called {name}"));
        }
    }
}

fn controls(page: &Element, wrong: &mut Vec<String>) {
    for one in page.find(|_| true) {
        let kind = one.get("type").unwrap_or("text");
        let is_typed =
            one.name == "textarea" || one.name == "input" && ["text", "tel", "email"].contains(&kind);
        let id = one.get("id").unwrap_or_default();
        // answers are about the child: a browser must not offer its owner's own details
        if is_typed && one.get("autocomplete") != Some("off") {
            wrong.push(format!("<{} id={id}> lets a browser fill it in", one.name));
        }
        if ["number", "date", "range", "color"].contains(&kind) && one.name == "input" {
            wrong.push(format!("<input type={kind} id={id}> refuses what people write"));
        }
        for limit in ["maxlength", "required", "pattern", "disabled", "autofocus", "placeholder", "readonly"]
        {
            wrong.extend(one.get(limit).map(|_| format!("<{} id={id}> has {limit}", one.name)));
        }
        match one.name.as_str() {
            "button" if one.get("type").is_none() => {
                wrong.push(format!("a button without a type: {}", one.words()))
            }
            "form" if one.get("novalidate").is_none() => {
                wrong.push("a form that the browser checks".to_owned())
            }
            "a" if one.get("href").is_none_or(str::is_empty) => {
                wrong.push(format!("a link to nowhere: {}", one.words()))
            }
            "img" if one.get("alt").is_none() => wrong.push("a picture without words".to_owned()),
            _ => {}
        }
        if one.is(&["button", "a", "summary"]) && one.words().is_empty() && one.get("aria-label").is_none() {
            wrong.push(format!("a <{}> without words", one.name));
        }
        if one.get("tabindex").is_some_and(|index| !["0", "-1"].contains(&index)) {
            wrong.push(format!("<{}> changes the order of the focus", one.name));
        }
        if one.get("role") == Some("img") && one.get("aria-label").is_none() {
            wrong.push("a drawing without a name".to_owned());
        }
    }
}

fn words(page: &Element, wrong: &mut Vec<String>) {
    for one in
        page.find(|one| one.is(&["h1", "h2", "h3", "h4", "label", "legend", "dt", "summary", "th", "strong"]))
    {
        if one.words().is_empty() {
            wrong.push(format!("<{}> without words", one.name));
        }
    }
    for one in page.find(|one| one.get("class").is_some_and(|class| class.contains("error-msg"))) {
        if !one.words().starts_with("Error: ") {
            wrong.push(format!("an error does not begin with \"Error: \": {}", one.words()));
        }
        if one.words() == "Error:" {
            wrong.push("an error that says nothing".to_owned());
        }
    }
    let mut plain = page.clone();
    // the exact words of a file are data
    plain.drop_all("pre");
    let all = plain.words();
    for left in ["{", "}", "undefined", "NaN", "Some(", "None)", "  "] {
        wrong.extend(all.contains(left).then(|| format!("{left:?} is left over in the words")));
    }
}

fn nesting(page: &Element, wrong: &mut Vec<String>) {
    for (around, one) in page.all() {
        let inside = |names: &[&str]| around.iter().any(|outer| outer.is(names));
        let parent = around.last().map_or("", |parent| parent.name.as_str());
        let fits = match one.name.as_str() {
            "li" => ["ul", "ol"].contains(&parent),
            "dt" | "dd" => parent == "dl" || parent == "div",
            "legend" => parent == "fieldset",
            "summary" => parent == "details",
            "a" | "button" | "input" | "textarea" => !inside(&["a", "button"]),
            "form" => !inside(&["form"]),
            "p" | "h1" | "h2" | "h3" | "h4" | "div" | "ul" | "ol" | "fieldset" | "dl" => {
                !inside(&["p", "span", "button", "a"])
            }
            _ => true,
        };
        wrong.extend((!fits).then(|| format!("<{}> in <{parent}>: {}", one.name, one.words())));
        if one.is(&["ul", "ol"]) && one.elements().any(|child| child.name != "li") {
            wrong.push(format!("a list with something beside its items: {}", one.words()));
        }
    }
}

/// What a strict policy would refuse.
fn policy(page: &Element, wrong: &mut Vec<String>) {
    for one in page.find(|_| true) {
        let banned = one.attributes.iter().filter(|(name, value)| {
            let starts = value.trim_start().to_lowercase();
            *name == "style"
                || name.starts_with("on")
                || starts.starts_with("javascript:")
                || starts.starts_with("http")
        });
        wrong.extend(banned.map(|(name, value)| format!("<{} {name}={value:?}>", one.name)));
        if one.is(&["script", "style", "iframe", "object", "embed", "base", "link", "meta"]) {
            wrong.push(format!("<{}> in a page", one.name));
        }
    }
}
