//! Files of symbols, good and wrong, and a council's own beside them.

use super::*;

const SET: &str = r#""fluent":{"name":"Fluent Emoji","by":"Microsoft","licence":"MIT","address":"https://a.example","colour":"c","plain":"p"}"#;

fn symbols(symbols: &str) -> String {
    format!(r#"{{"sets":{{{SET}}},"symbols":{{{symbols}}}}}"#)
}

fn said<T>(read: Result<T, Vec<Misfit>>) -> Vec<String> {
    let misfits = read.err().unwrap_or_default();
    misfits.iter().map(|one| format!("{} {}", one.path, one.message)).collect()
}

#[track_caller]
fn check(file: &str, expected: &[&str]) {
    assert_eq!(said(read(file.as_bytes())), expected, "{file}");
}

#[test]
fn criterion_51_every_symbol_says_what_it_means_and_on_what_terms_it_is_used() {
    let home = r#""home":{"set":"fluent","icon":"house","means":"home"}"#;
    check(&symbols(home), &[]);
    check(&symbols(r#""home":{"set":"fluent","icon":"house"}"#), &["/symbols/home \"means\" is missing"]);
    check(
        &symbols(r#""Home":{"set":"fluent","icon":"house","means":" "}"#),
        &[
            "/symbols/Home the name of a symbol must be 1 to 64 of: a-z 0-9 . _ - and start with a letter or digit",
            "/symbols/Home/means must be a text that is not empty",
        ],
    );
    check(
        &symbols(home).replace(r#""licence":"MIT","#, ""),
        &[
            "/sets/fluent \"licence\" is missing",
            " the symbol \"home\" is of the set \"fluent\", which is not here",
        ],
    );
    check(
        &symbols(&format!(r#"{home},"flat":{{"set":"fluent","icon":"house","means":"a flat"}}"#)),
        &[" the symbols \"flat\" and \"home\" have the same picture, \"house\""],
    );
}

#[track_caller]
fn check_own(file: &str, expected: &[&str]) {
    assert_eq!(said(own::read(file.as_bytes())), expected, "{file}");
}

#[test]
fn criterion_51_a_pack_without_a_licence_is_refused() {
    let bed = |more: &str| format!(r#"{{{more}"symbols":{{"sleep":{{"file":"bed.svg"}}}}}}"#);
    check_own(
        &bed(""),
        &[
            "/symbols/sleep \"licence\" is missing, here and for the whole pack",
            "/symbols/sleep \"by\" is missing, here and for the whole pack",
        ],
    );
    check_own(
        &bed(r#""licence":"CC0","#),
        &["/symbols/sleep \"by\" is missing, here and for the whole pack"],
    );
    check_own(&bed(r#""licence":"CC0","by":"Us","#), &[]);
    check_own(r#"{"symbols":{"sleep":{"file":"bed.png","licence":"CC0","by":"Us"}}}"#, &[]);
    check_own(
        r#"{"symbols":{"sleep":{"file":"bed.png","licence":" ","by":"Us"}}}"#,
        &["/symbols/sleep/licence must be a text that is not empty"],
    );
}

#[test]
fn a_file_of_a_pack_is_in_its_folder_and_a_picture() {
    let file =
        |name: &str| format!(r#"{{"licence":"CC0","by":"Us","symbols":{{"sleep":{{"file":"{name}"}}}}}}"#);
    let wrong = "/symbols/sleep/file must be the name of a .svg or .png file in the folder symbols, of letters, digits, . _ and -";
    for name in ["../key.svg", "a/b.svg", ".svg", "bed.gif", "bed.svg.js", "a bed.svg", "https:a.svg"] {
        check_own(&file(name), &[wrong]);
    }
    check_own(&file("Bett_1.b-2.svg"), &[]);
}

#[test]
fn own_symbols_are_looked_up_beside_the_shipped_ones() {
    let shipped = read(symbols(r#""home":{"set":"fluent","icon":"house","means":"home"}"#).as_bytes());
    let shipped = shipped.expect("it is good");
    let own = own::read(
        br#"{"licence":"CC0","by":"Us","symbols":{
        "home":{"file":"home.svg","plain":"lost.png"},"new":{"file":"new.svg"},"said":{"file":"new.svg","means":"said"}}}"#,
    );
    let misfits = own.expect("it is good").beside(Some(&shipped), |file| file != "lost.png");
    assert_eq!(
        said::<()>(Err(misfits)),
        [
            "/symbols/home/plain there is no file symbols/lost.png",
            "/symbols/new \"means\" is missing: no symbol has this name, so say what it stands for",
        ]
    );
}

#[test]
fn words_find_their_pictures_whatever_their_case() {
    let pictures = pictures::read(br#"{"$schema":"x","Funny":"laugh"}"#).expect("it is good");
    let of = |words: &str| pictures.of(words).map(|id| id.as_str().to_owned());
    assert_eq!(
        (of(" funny"), of("FUNNY"), of("fun")),
        (Some("laugh".to_owned()), Some("laugh".to_owned()), None)
    );
    assert_eq!(said(pictures::read(br#"{"funny":7}"#)), ["/funny must be a text, in \" \""]);
}
