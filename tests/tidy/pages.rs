//! The static pages and scripts: a strict policy only holds if nothing needs an exception.

use crate::{
    repo,
    tidy::{none, program, running},
};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' blob:; media-src blob:; font-src 'self'; connect-src 'self'; \
                      manifest-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; \
                      require-trusted-types-for 'script'; trusted-types default";

/// The tags of a page, each with what stands in it, and with the text behind it.
fn tags(html: &str) -> Vec<(String, String)> {
    let mut plain = html.to_owned();
    // comments are no markup
    while let Some(start) = plain.find("<!-- ") {
        let end = plain[start..].find("-->").map_or(plain.len(), |end| start + end + 3);
        plain.replace_range(start..end, "");
    }
    let parts = plain.split('<').skip(1).map(|part| part.split_once('>').unwrap_or((part, "")));
    parts.map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect()
}

/// The attributes of a tag, by name. Values may hold anything but their own quotation marks.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, behind) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => ("", after.trim_start_matches('=')),
        };
        found.push((name.trim_end_matches('/').to_lowercase(), value.to_owned()));
        rest = behind.trim_start();
    }
    found
}

#[test]
fn the_policy_is_there_and_is_the_strict_one() {
    let index = repo::text("public/index.html");
    let policies: Vec<_> = tags(&index)
        .into_iter()
        .map(|(tag, _)| attributes(&tag))
        .filter(|all| all.contains(&("http-equiv".to_owned(), "Content-Security-Policy".to_owned())))
        .collect();
    assert_eq!(policies.len(), 1, "one policy");
    let content = policies[0].iter().find(|(name, _)| name == "content").map(|(_, value)| value.as_str());
    assert_eq!(content, Some(POLICY));
    let policy = index.find("Content-Security-Policy").expect("it was found");
    let loads =
        index.find("<script").into_iter().chain(index.find("<link")).min().expect("something is loaded");
    assert!(policy < loads, "the policy comes before whatever it is about");
    // the other pages take their head from this one
    for path in repo::files("public", ".html").iter().filter(|path| *path != "public/index.html") {
        assert!(repo::text(path).contains("<head>\n  <!-- use:head -->"), "{path} has a head of its own");
    }
}

#[test]
fn pages_hold_no_script_style_or_handler() {
    let mut found = Vec::new();
    for path in repo::files("public", ".html") {
        for (tag, text) in tags(&repo::text(&path)) {
            let name =
                tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default().to_lowercase();
            let attributes = attributes(&tag);
            let has = |name: &str| attributes.iter().any(|(one, _)| one == name);
            let inline = name == "script" && (!has("src") || !text.trim().is_empty());
            let banned = inline || ["style", "iframe", "object", "embed", "base"].contains(&name.as_str());
            found.extend(banned.then(|| format!("{path}: <{tag}>")));
            let handlers = attributes.iter().filter(|(one, value)| {
                one.starts_with("on")
                    || one == "style"
                    || value.trim_start().to_lowercase().starts_with("javascript:")
            });
            found.extend(handlers.map(|(one, _)| format!("{path}: {one} in <{name}>")));
        }
    }
    none(&found, "The policy forbids it.");
}

/// Every page has one heading of the first order at a time, a language, a title and a way past the menu.
#[test]
fn pages_have_their_bones() {
    for path in repo::files("public", ".html") {
        let html = repo::text(&path);
        let count =
            |tag: &str| tags(&html).iter().filter(|(one, _)| one.split(' ').next() == Some(tag)).count();
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\""), "{path}");
        assert_eq!((count("title"), count("main"), count("h1")), (1, 1, 1), "{path}");
        assert!(html.contains("class=\"skip\"") || html.contains("<!-- use:header -->"), "{path}");
        let mut ids: Vec<_> = tags(&html)
            .iter()
            .flat_map(|(tag, _)| attributes(tag))
            .filter(|(name, _)| name == "id")
            .collect();
        ids.sort();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path}: an id is there twice");
    }
}

/// Where the pages may lead, besides themselves. Nothing is ever loaded from there.
const LINKS: [&str; 4] = [
    "https://mcmw.abilitynet.org.uk/",
    "https://www.equalityadvisoryservice.com/",
    "https://www.w3.org/TR/WCAG22/",
    "https://ico.org.uk/make-a-complaint/",
];

/// Texts that name no address of a host: namespaces, and the machine one sits at.
const NO_HOST: [&str; 8] = [
    "http://www.w3.org/2000/svg",
    "http://127.0.0.1",
    "https://json-schema.org/draft/2020-12/schema",
    "https://')",
    // the beginning that an address must have
    "https://\")",
    "https://[",
    // where "Leave now" leads somebody who presses it, unless the council says otherwise
    "https://www.bbc.co.uk/weather",
    // where the symbols are from, a link on the page that says whose they are
    "https://github.com/microsoft/fluentui-emoji",
];

/// The names of a Word file's vocabularies, and nothing else, are in this file.
const VOCABULARIES: &str = "src/office/names.rs";

#[test]
fn no_other_host_is_named() {
    let mut found = Vec::new();
    let mut look = |path: &str, n: usize, line: &str| {
        for scheme in ["http://", "https://", "ws://", "wss://"] {
            for (at, _) in line.match_indices(scheme) {
                let address = &line[at..];
                let is_link = path.ends_with(".html")
                    && line[..at].ends_with("<a href=\"")
                    && LINKS.iter().any(|link| address.starts_with(link));
                let is_none = NO_HOST.iter().any(|text| address.starts_with(text)) || path == VOCABULARIES;
                if !is_link && !is_none {
                    found.push(format!(
                        "{path}:{}: {}",
                        n + 1,
                        address.split(['"', '\'', ' ', '<']).next().unwrap_or_default()
                    ));
                }
            }
        }
    };
    for (folder, ending) in [
        ("src", ".rs"),
        ("public", ".html"),
        ("public", ".js"),
        ("public", ".json"),
        ("public", ".webmanifest"),
        ("public", ".svg"),
        ("style", ".css"),
    ] {
        let files = if ending == ".rs" { program(folder) } else { repo::files(folder, ending) };
        for path in files {
            let text = repo::text(&path);
            let lines: Vec<&str> = if ending == ".rs" {
                let code = running(&text);
                // an address holds the two strokes of a comment
                text.lines()
                    .take(code.len())
                    .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
                    .collect()
            } else if ending == ".js" {
                text.lines().map(|line| if line.starts_with("//") { "" } else { line }).collect()
            } else {
                text.lines().collect()
            };
            lines.into_iter().enumerate().for_each(|(n, line)| look(&path, n, line));
        }
    }
    none(&found, "No page leads or speaks to another host, unless it is a link that is known.");
}
