//! One question, or a few short ones, and the way on.

mod household;
mod plan;
mod suggest;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    entry::Entry,
    folder::{Edit, Folder, Skip, Spot},
    journey::{Asked, Density},
    problem::Problem,
    question::{Kind, Question},
    route::Route,
    sitting::Sitting,
};

use self::{
    household::household,
    plan::{Prepared, prepare},
    suggest::{Beside, suggestions},
};
use super::{Drawn, list::chip};
use crate::{
    browser::{focus, live, location, timer},
    language,
    questions::{Io, Put, explain_words, question_view},
    state::App,
    widgets::{
        Frame, Trouble, actions, error_summary, frame, go_on, ideas, more, said_before, save_line, starters,
        undo_line, whose, worries,
    },
};

pub(super) fn page(app: App, booklet: &Booklet, number: usize) -> Option<Drawn> {
    let mut plan = app.sitting(booklet, |sitting| prepare(app, sitting, number))?;
    explain_words(app, plan.questions.iter_mut().map(|one| &mut one.put).collect());
    let place = plan.page.asked.iter().position(|asked| asked.number == number).unwrap_or(0);
    if let Some(here) = plan.questions.get(place) {
        app.store.visit(here.spot.clone());
    }
    if place > 0 && app.prefs.with_untracked(|prefs| prefs.density == Some(Density::Whole)) {
        go_to(number);
    }
    let troubles = RwSignal::new(Vec::new());
    let step = Step {
        app,
        booklet: StoredValue::new(booklet.clone()),
        asked: StoredValue::new(plan.page.asked.clone()),
        next: StoredValue::new(plan.next),
        troubles,
    };
    let heading = (!plan.is_one).then(|| {
        view! {
            <div class="ask">
                <p class="caption">{plan.caption}</p>
                <span class="spot" aria-hidden="true"></span>
                <h1 tabindex="-1">{plan.title.clone()}</h1>
            </div>
        }
    });
    let only_words = plan.questions.iter().all(|one| one.question.kind.is_info());
    let numbers: Vec<usize> = plan.page.asked.iter().map(|asked| asked.number).collect();
    let beneath = language::beneath(app, &booklet.id, &numbers);
    let is_translated = beneath.is_some();
    let questions = plan.questions.into_iter().map(|prepared| step.question(prepared)).collect_view();
    let list = Route::List.to_string();
    let on_skip = Callback::new(move |skip| step.skip(skip));
    let actions = match only_words {
        true => go_on(app.text, list),
        false => actions(app.text, save_line(app.text, app.saving), step.skipped(), on_skip, list),
    };
    let actions = language::ours(app, is_translated, actions);
    let content = view! {
        {error_summary(app.text, troubles.into(), Some(app.text.shell.keep_as_it_is))}
        {language::ours(app, is_translated, chip(app))}
        <form class="flow" novalidate on:submit=move |event| {
            event.prevent_default();
            step.go_on();
        }>
            {heading}
            {questions}
            {beneath}
            {actions}
        </form>
    };
    let class = if plan.is_one { "step flow" } else { "section flow" };
    let around =
        Frame { text: app.text, back: Some(plan.back.to_string()), class, accent: Some(plan.accent) };
    Some(Drawn { view: frame(around, content.into_any()), title: plan.title })
}

/// To one question of a long page, once the page is there and its heading was told.
fn go_to(number: usize) {
    timer::after(0.0, move || focus::by_id(&format!("q{number}")));
}

#[derive(Clone, Copy)]
struct Step {
    app: App,
    booklet: StoredValue<Booklet>,
    asked: StoredValue<Vec<Asked>>,
    next: StoredValue<Route>,
    troubles: RwSignal<Vec<Trouble>>,
}

impl Step {
    fn question(self, prepared: Prepared) -> AnyView {
        let Prepared { question, spot, put, starters: beginnings, example, earlier, is_helped, child } =
            prepared;
        let app = self.app;
        let (text, store, dom) = (app.text, app.store, put.ask.dom.clone());
        let io = self.io(&spot, &put, question.private);
        if question.kind.is_info() {
            return question_view(put, io);
        }
        let bank = question.ideas.as_ref().and_then(|id| app.pack().banks.bank(id).map(<[_]>::to_vec));
        let kind = StoredValue::new(question.kind.clone());
        let take = Callback::new(move |word: String| {
            let entry = untrack(|| io.entry.get());
            io.set.run(kind.with_value(|kind| with_idea(kind, entry, &word)));
        });
        let ideas = bank.map(|words| ideas(app, &dom, &words, take));
        let starters = (!beginnings.is_empty()).then(|| starters(text, beginnings));
        let example = example.map(|words| {
            view! { <details class="disclose"><summary>{text.questions.example}</summary><p>{words}</p></details> }
        });
        let whose = is_helped.then(|| {
            let chosen = store.kept(spot.clone(), |kept| kept.whose);
            let spot = StoredValue::new(spot.clone());
            let choose =
                Callback::new(move |whose| store.apply(Edit::Whose { spot: spot.get_value(), whose }));
            whose(text, &dom, &child, Signal::derive(move || chosen.get().flatten()), choose)
        });
        let worries = question.worries.then(|| worries(text, app.style(), &app.pack().council));
        let more = self.more(&question, &spot, &put);
        let beside =
            Beside { app, booklet: self.booklet, question, spot: spot.clone(), ask: put.ask.clone() };
        let household = household(&beside, io.entry);
        let (suggestions, look_again) = suggestions(beside, io.entry).unzip();
        // what a question shows of its own doing goes when that is taken back
        let turned = RwSignal::new(0_u32);
        let on_turn = Callback::new(move |()| {
            turned.update(|turned| *turned += 1);
            if let Some(again) = look_again {
                again.run(());
            }
        });
        let undo = undo_line(app, spot, &put.ask.words, &dom, on_turn);
        let put = StoredValue::new(put);
        let drawn = move || {
            turned.track();
            untrack(|| question_view(put.get_value(), io))
        };
        view! {
            {drawn}
            {undo}
            {suggestions}
            {household}
            {said_before(text, &earlier)}
            {whose} {ideas} {starters} {example} {worries} {more}
        }
        .into_any()
    }

    fn io(self, spot: &Spot, put: &Put, private: bool) -> Io {
        let app = self.app;
        let entry = app.store.entry(spot.clone());
        let (spot, asked, dom) = (spot.clone(), put.ask.words.clone(), put.ask.dom.clone());
        let (late_spot, late_asked) = (spot.clone(), asked.clone());
        let set =
            Callback::new(move |entry: Entry| app.set(spot.clone(), asked.clone(), entry, None, private));
        let problems = Signal::derive(move || {
            // an item of this question has an id that goes on behind the question's own
            let of_this = |trouble: &&Trouble| {
                trouble
                    .control
                    .strip_prefix(&dom)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            };
            self.troubles.with(|all| all.iter().filter(of_this).map(|one| one.words.clone()).collect())
        });
        let say = Callback::new(|words: String| live::say(&words));
        // a picture that is ready after somebody went on belongs to this question all the same
        let pictures = app.pictures.also_late(move |change| {
            let entry = change(app.store.read(|folder| folder.entry(&late_spot).cloned()));
            app.set(late_spot.clone(), late_asked.clone(), entry, None, private);
        });
        Io { entry: entry.into(), set, problems, pictures, say }
    }

    fn more(self, question: &Question, spot: &Spot, put: &Put) -> AnyView {
        let store = self.app.store;
        let note = store.kept(spot.clone(), |kept| kept.note.clone());
        let shared = store.kept(spot.clone(), |kept| kept.shared);
        let usual = !question.private;
        let shared = Signal::derive(move || shared.get().flatten().unwrap_or(usual));
        let (spot, asked) = (StoredValue::new(spot.clone()), StoredValue::new(put.ask.words.clone()));
        let lang = self.app.text.lang;
        let set_note = Callback::new(move |note| {
            let (spot, asked) = (spot.get_value(), asked.get_value());
            store.apply(Edit::Note { spot, asked, lang: lang.to_owned(), note });
        });
        let share = Callback::new(move |shared| {
            let (spot, asked, lang) = (spot.get_value(), asked.get_value(), lang.to_owned());
            store.apply(Edit::Share { spot, asked, lang, shared });
        });
        let note = Signal::derive(move || note.get().unwrap_or_default());
        more(self.app.text, &put.ask.dom, note, set_note, shared, share)
    }

    fn spots(self) -> Vec<(Spot, String)> {
        self.booklet.with_value(|booklet| {
            self.app.sitting(booklet, |sitting| {
                let spot =
                    |asked: &Asked| (sitting.spot(&asked.question.id), sitting.say(&asked.question.ask));
                self.asked.with_value(|asked| asked.iter().map(spot).collect())
            })
        })
    }

    /// The skip of the page, where all of it is skipped in the same way.
    fn skipped(self) -> Signal<Option<Skip>> {
        let spots: Vec<Spot> = self.spots().into_iter().map(|(spot, _)| spot).collect();
        let look = move |folder: &Folder| {
            let mut skips = spots.iter().map(|spot| folder.kept(spot).and_then(|kept| kept.skip));
            let first = skips.next().flatten();
            first.filter(|_| skips.all(|skip| skip == first))
        };
        self.app.store.memo(look).into()
    }

    /// Leaves what has no answer yet, on purpose, and goes on.
    fn skip(self, skip: Skip) {
        for (spot, asked) in self.spots() {
            let answered =
                self.app.store.read(|folder| folder.kept(&spot).is_some_and(|kept| kept.says_something()));
            // "come back to this later" is a mark on an answer too
            if !answered || skip == Skip::Later {
                let lang = self.app.text.lang.to_owned();
                self.app.store.apply(Edit::Skip { spot, asked, lang, skip: Some(skip) });
            }
        }
        self.leave();
    }

    /// What is to be looked at again is shown once. It never keeps anybody from going on.
    fn go_on(self) {
        let found = self.booklet.with_value(|booklet| {
            self.app.sitting(booklet, |sitting| self.asked.with_value(|asked| troubles(sitting, asked)))
        });
        if found.is_empty() || self.troubles.with_untracked(|shown| *shown == found) {
            self.leave();
            return;
        }
        self.troubles.set(found);
        focus::error_summary(self.app.text.shell.error_prefix);
    }

    /// An answer can bring a question into the journey, so the way on is looked up again.
    fn leave(self) {
        let shown: Vec<usize> =
            self.asked.with_value(|asked| asked.iter().map(|asked| asked.number).collect());
        let next = self.booklet.with_value(|booklet| {
            self.app.sitting(booklet, |sitting| {
                shown.first().and_then(|number| prepare(self.app, sitting, *number))
            })
        });
        // where a whole part is on the page, it may be a question of this very page
        let numbers = next.iter().flat_map(|plan| &plan.page.asked).map(|asked| asked.number);
        if let Some(new) = numbers.into_iter().find(|number| !shown.contains(number)) {
            self.app.redraw();
            live::say(self.app.text.questions.one_more);
            return go_to(new);
        }
        location::go(&next.map_or_else(|| self.next.get_value(), |plan| plan.next).to_string());
    }
}

fn troubles(sitting: &Sitting<'_>, asked: &[Asked]) -> Vec<Trouble> {
    let of = |asked: &Asked| {
        let control = |problem: &Problem| match item(sitting, problem) {
            Some(n) => format!("q{}-change-{n}", asked.number),
            None => format!("q{}", asked.number),
        };
        let found = sitting.problems([asked.question.as_ref()]).into_iter();
        found
            .map(|problem| Trouble { control: control(&problem), words: sitting.problem(&problem) })
            .collect::<Vec<_>>()
    };
    asked.iter().flat_map(of).collect()
}

/// Which of the repeated items a problem is in.
fn item(sitting: &Sitting<'_>, problem: &Problem) -> Option<usize> {
    let (row, _) = problem.cell.as_ref()?;
    let Some(Entry::Rows(rows)) = sitting.entry(&problem.question) else { return None };
    rows.iter().position(|one| one.id == *row)
}

/// A word idea, put where it fits.
pub(super) fn with_idea(kind: &Kind, entry: Option<Entry>, word: &str) -> Entry {
    let mut entry = entry.unwrap_or_else(|| Entry::empty(kind));
    if let Some(words) = entry.words_mut() {
        let join = match words.trim_end().chars().last() {
            None => "",
            Some('.' | ',' | '!' | '?' | ':') => " ",
            Some(_) => ", ",
        };
        words.truncate(words.trim_end().len());
        words.push_str(join);
        words.push_str(word);
    } else if let Entry::List(items) = &mut entry {
        match items.iter_mut().find(|item| item.trim().is_empty()) {
            Some(empty) => *empty = word.to_owned(),
            None => items.push(word.to_owned()),
        }
    }
    entry
}
