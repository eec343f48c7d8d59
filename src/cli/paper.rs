//! `paper`: the booklets that families fill in, blank, as web pages that print on any computer.

use std::{fs, path::PathBuf};

use tell_it_once_core::{
    booklet::{Asks, Booklet},
    bundle::hidden::visible_name,
    paper::{LIST, alone, file_name, list},
    text::ENGLISH,
    words::Style,
};

use crate::{export::Pack, outcome::Outcome, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of your council pack, such as `public`
    #[arg(value_name = "PACK")]
    pack: PathBuf,
    /// The folder to write into; pages that are there already are written over
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(mut booklets) = Pack::of(args.pack.clone()).booklets(&mut outcome) else { return outcome };
    booklets.retain(|booklet| match booklet.asks {
        Asks::YoungPerson | Asks::Family => true,
        Asks::School | Asks::Professional | Asks::Council => false,
    });
    booklets.sort_by_key(|booklet| booklet.shelf);
    let mut pages = vec![(LIST.to_owned(), list(&booklets, &ENGLISH))];
    pages.extend(booklets.iter().flat_map(both));
    if let Err(why) = fs::create_dir_all(&args.to) {
        let (folder, why) = output::stopped(&args.to, &why);
        outcome.unreadable(&folder, &why);
        return outcome;
    }
    for (name, html) in &pages {
        if let Err(why) = fs::write(args.to.join(name), html) {
            let (file, why) = output::stopped(&args.to.join(name), &why);
            outcome.unreadable(&file, &why);
            return outcome;
        }
    }
    let folder = visible_name(&args.to.display().to_string());
    outcome.line(&format!("{} pages are in {folder}. Start with {LIST}.", pages.len()));
    outcome
}

fn both(booklet: &Booklet) -> [(String, String); 2] {
    [Style::Usual, Style::Easier]
        .map(|style| (file_name(&booklet.id, style), alone(booklet, style, &ENGLISH)))
}
