//! The plan on paper and in Word: its own text in the order of the form, each sentence with whose words it is,
//! then everything that people said, so that nothing is lost between the two.
//!
//! It may be handed over: what is kept from somebody, and what is on the front page, stays out of it.

use crate::{
    answer::{Answer, AnsweredRow},
    booklet::Booklet,
    casework::{Section, in_words},
    document::{Block, Document, Level, Marks, Run, Runs, Weight},
    folder::Role,
    question::Question,
    sitting::Sitting,
    text::{PlanWords, Text},
};

use super::{
    Draft, Form, Piece, Place, assemble,
    check::answer_of,
    fill::spoken,
    origin::{Origins, stands_in},
    sources::Source,
};

/// Under each heading, the questions whose answers stand there.
type Layout = &'static [(Head, &'static [&'static str])];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    Of(Section),
    Adult,
    Resources,
    Doing,
    Differ,
    Decided,
}

const EHC: Layout = &[
    (Head::Of(Section::A), &["pl.a_child", "pl.a_parent", "pl.a_talk", "pl.a_story"]),
    (Head::Of(Section::B), &["pl.b"]),
    (Head::Of(Section::C), &["pl.c"]),
    (Head::Of(Section::D), &["pl.d"]),
    (Head::Of(Section::E), &["pl.e", "pl.targets"]),
    (Head::Of(Section::F), &["pl.f"]),
    (Head::Of(Section::G), &["pl.g"]),
    (Head::Of(Section::H), &["pl.h1", "pl.h2"]),
    (Head::Of(Section::I), &["pl.i"]),
    (Head::Of(Section::J), &["pl.j"]),
    (Head::Of(Section::K), &["pl.k"]),
    (Head::Adult, &["pl.adult"]),
    (Head::Resources, &["pl.resources"]),
    (Head::Doing, &["pl.monitor", "pl.lead", "pl.review"]),
    (Head::Differ, &["pl.differ"]),
    (Head::Decided, &["pl.panel"]),
];

const OLDHAM: Layout = &[
    (
        Head::Of(Section::Part1),
        &["pl.a_child", "pl.a_parent", "pl.a_talk", "pl.a_story", "pl.b", "pl.c", "pl.d"],
    ),
    (
        Head::Of(Section::Part2),
        &[
            "pl.e",
            "pl.f",
            "pl.g",
            "pl.h1",
            "pl.h2",
            "pl.adult",
            "pl.targets",
            "pl.monitor",
            "pl.lead",
            "pl.review",
            "pl.i",
        ],
    ),
    (Head::Resources, &["pl.resources", "pl.j"]),
    (Head::Of(Section::Part3), &["pl.k"]),
    (Head::Differ, &["pl.differ"]),
    (Head::Decided, &["pl.panel"]),
];

/// What a front page may say wherever the paper goes.
const FRONT: [&str; 4] = ["cd.fullname", "cd.prefname", "cd.dob", "cd.setting"];

/// What identifies a family, and the one list in it that belongs in a plan.
const DETAILS: &str = "details";
const REPORTS: &str = "cd.reports";

impl Form {
    /// Each heading of the form with its questions, in order.
    pub fn layout(self) -> Layout {
        match self {
            Form::Ehc => EHC,
            Form::Oldham => OLDHAM,
        }
    }
}

/// A plan at work: what it says, and what it is made from.
pub struct Assembly<'a> {
    /// whoever writes the plan, in the plan booklet
    pub sitting: Sitting<'a>,
    pub booklets: &'a [Booklet],
    pub sources: Vec<Source>,
    pub origins: Origins,
    pub form: Form,
}

impl<'a> Assembly<'a> {
    pub fn new(sitting: Sitting<'a>, booklets: &'a [Booklet], form: Form) -> Assembly<'a> {
        let (style, text, today) = (sitting.style, sitting.text, sitting.today);
        let looking = super::sources::Looking { folder: sitting.folder, booklets, style, text, today };
        let sources = looking.sources();
        let origins = Origins::of(&sources);
        Assembly { sitting, booklets, sources, origins, form }
    }

    /// Families try it out; it is at work where somebody does it for their work.
    pub fn is_practice(&self) -> bool {
        self.sitting.folder.writer().is_none_or(|writer| writer.role != Role::Professional)
    }

    pub fn draft(&self) -> Draft {
        let said: Vec<_> = self.sources.iter().map(Source::said).collect();
        assemble(&said, self.form, true)
    }

    fn text(&self) -> &'static Text {
        self.sitting.text
    }

    fn words(&self) -> &'static PlanWords {
        self.text().plan()
    }

    /// The child, as the plan calls them.
    pub fn name(&self) -> String {
        let name = self.sitting.folder.known_as();
        if name.is_empty() { self.text().unnamed_child.to_owned() } else { name.to_owned() }
    }

    pub fn answer(&self, id: &str) -> Option<Answer> {
        answer_of(&self.sitting, id)
    }

    /// All that the plan's own questions say, as one text.
    fn written(&self) -> Vec<String> {
        let ids = self.form.layout().iter().flat_map(|(_, ids)| ids.iter());
        ids.filter_map(|id| Some(in_words(&self.answer(id)?))).collect()
    }

    /// Whether the words of a piece stand in the plan already.
    pub fn is_used(&self, piece: &Piece) -> bool {
        used_in(&self.written(), &self.sources, piece)
    }

    /// Of each part of the draft, in order, whether each piece stands in the plan.
    pub fn used(&self, pieces: &[Piece]) -> Vec<bool> {
        let written = self.written();
        pieces.iter().map(|piece| used_in(&written, &self.sources, piece)).collect()
    }

    /// Who said a piece and where: "Sam’s own words, from “My Profile”."
    pub fn source_line(&self, source: &Source) -> String {
        (self.words().from)(&source.whose_words(self.text()), &source.title)
    }

    pub fn document(&self) -> Document {
        let words = self.words();
        let mut blocks = vec![Block::Title(vec![Run::plain(self.title())])];
        let note = if self.is_practice() { words.practice_note } else { words.draft_note };
        blocks.push(Block::Note(
            Weight::Warning,
            vec![vec![Run::strong(words.not_legal)], vec![Run::plain(note)]],
        ));
        blocks.extend(self.front());
        for (head, ids) in self.form.layout() {
            blocks.extend(self.part(*head, ids));
        }
        blocks.push(Block::PageBreak);
        blocks.extend(self.annex());
        Document {
            name: words.file_name.to_owned(),
            lang: self.text().lang.to_owned(),
            marking: Some(words.not_legal.to_owned()),
            blocks,
        }
    }

    pub fn title(&self) -> String {
        let words = self.words();
        let title = if self.is_practice() { words.practice_title } else { words.draft_title };
        title(&self.name())
    }

    fn front(&self) -> Vec<Block> {
        let fact = |id: &&str| {
            let said = self.sources.iter().filter(|source| source.question.as_str() == *id);
            let mut said: Vec<String> = said.map(|source| in_words(&source.answer)).collect();
            said.dedup();
            let asked = self.sources.iter().find(|source| source.question.as_str() == *id)?.asked.clone();
            Some(vec![Run::strong(asked), Run::plain(format!(" {}", said.join("; ")))])
        };
        let facts: Vec<Runs> = FRONT.iter().filter_map(fact).collect();
        let made = (self.words().made_on)(&self.text().day(self.sitting.today));
        let made = Block::Paragraph(vec![Run::quiet(made)]);
        let list = (!facts.is_empty()).then_some(Block::List(Marks::Bullets, facts));
        list.into_iter().chain([made]).collect()
    }

    /// Each letter is there whether anything is written or not; what else there is only where it is.
    fn part(&self, head: Head, ids: &[&str]) -> Vec<Block> {
        let words = self.words();
        let mut blocks = vec![Block::Heading(Level::First, vec![Run::plain((words.head)(head))])];
        let is_one = ids.len() == 1;
        let mut is_empty = true;
        for id in ids {
            let Some((question, answer)) = self.asked(id) else { continue };
            is_empty = false;
            if !is_one {
                let asked = self.heading(question);
                blocks.push(Block::Heading(Level::Second, vec![Run::plain(asked)]));
            }
            blocks.extend(self.written_at(head, question, &answer).blocks());
        }
        if is_empty {
            let Head::Of(section) = head else { return Vec::new() };
            let empty = if section == Section::I { words.place_empty } else { words.empty };
            blocks.push(Block::Paragraph(vec![Run::quiet(empty)]));
        }
        blocks
    }

    pub(super) fn asked(&self, id: &str) -> Option<(&'a Question, Answer)> {
        let question = self.sitting.booklet.question(&id.parse().ok()?)?;
        Some((question, self.sitting.reading(question).answer?))
    }

    /// What stands over an answer: the four of section A by whose views they are.
    pub fn heading(&self, question: &Question) -> String {
        let words = self.words();
        let name = self.name();
        match question.id.as_str() {
            "pl.a_child" => (words.of_child)(&name),
            "pl.a_parent" => words.of_parents.to_owned(),
            "pl.a_talk" => (words.of_talk)(&name),
            "pl.a_story" => words.of_story.to_owned(),
            _ => self.sitting.say(&question.ask),
        }
    }

    /// What stands at a question of the plan, with whose words it is.
    pub fn written_at(&self, head: Head, question: &Question, answer: &Answer) -> Written {
        match answer {
            Answer::Rows(rows) => {
                let letter = letter(head, question);
                let rows = rows.iter().zip(1..);
                Written::Rows(rows.map(|(row, n)| self.row(&format!("{letter}{n}"), row)).collect())
            }
            Answer::Text(text) => Written::Told(self.told(text)),
            Answer::List(_)
            | Answer::Picked(_)
            | Answer::Date(_)
            | Answer::Number(_)
            | Answer::Money(_)
            | Answer::Scaled(_)
            | Answer::Sorted(_)
            | Answer::Address(_)
            | Answer::Media(_)
            | Answer::Signed(_) => Written::Told(vec![(answer_lines(answer, self.text()), None)]),
        }
    }

    /// Sentences of one source together, and whose they are.
    fn told(&self, text: &str) -> Vec<(String, Option<String>)> {
        let mut groups: Vec<(Option<usize>, String)> = Vec::new();
        let mut end = 0;
        for one in self.origins.trace(text) {
            let sentence = &text[one.at.clone()];
            let is_new_line = text[end..one.at.start].contains('\n');
            end = one.at.end;
            match groups.last_mut() {
                Some((source, said)) if *source == one.source => {
                    said.push(if is_new_line { '\n' } else { ' ' });
                    said.push_str(sentence);
                }
                Some(_) | None => groups.push((one.source, sentence.to_owned())),
            }
        }
        let group = |(source, said): (Option<usize>, String)| {
            let whose = match source.and_then(|source| self.sources.get(source)) {
                Some(source) => self.source_line(source),
                None => self.words().plans_own.to_owned(),
            };
            (said, Some(whose))
        };
        groups.into_iter().map(group).collect()
    }

    /// One row: each box with what was asked, and whose words they are.
    fn row(&self, letter: &str, row: &AnsweredRow) -> RowWritten {
        let cell = |cell: &crate::answer::AnsweredCell| {
            (cell.label.clone(), answer_lines(&cell.answer, self.text()))
        };
        RowWritten {
            letter: letter.to_owned(),
            cells: row.cells.iter().map(cell).collect(),
            whose: self.row_sources(row),
        }
    }

    /// Each source of the boxes that people write in, and whether there are words of the plan's own.
    pub fn row_sources(&self, row: &AnsweredRow) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut has_own = false;
        let texts = row.cells.iter().filter_map(|cell| text_of(&cell.answer));
        for text in texts {
            for one in self.origins.trace(text) {
                match one.source.and_then(|source| self.sources.get(source)) {
                    Some(source) => {
                        let line = self.source_line(source);
                        if !lines.contains(&line) {
                            lines.push(line);
                        }
                    }
                    None => has_own = true,
                }
            }
        }
        if has_own {
            let words = self.words();
            lines.push(if lines.is_empty() { words.plans_own } else { words.rest_own }.to_owned());
        }
        lines.join(" ")
    }

    /// Everything that was said, by where it goes, with whether it stands in the plan.
    fn annex(&self) -> Vec<Block> {
        let words = self.words();
        let draft = self.draft();
        let mut blocks = vec![
            Block::Heading(Level::First, vec![Run::plain(words.annex)]),
            Block::Paragraph(vec![Run::plain(words.annex_about)]),
        ];
        for (place, pieces) in &draft.parts {
            let pieces = self.to_show(pieces);
            if !pieces.is_empty() {
                blocks.push(Block::Heading(Level::Second, vec![Run::plain(self.place(place))]));
                blocks.push(self.said(&pieces));
            }
        }
        if !draft.kept_back.is_empty() {
            blocks.push(Block::Heading(Level::Second, vec![Run::plain(words.kept_back)]));
            blocks.push(self.said(&draft.kept_back));
        }
        blocks
    }

    /// The pieces that a plan may show: addresses, numbers and what is to be kept from somebody stay in the
    /// details, where they were written; the list of reports goes on.
    pub(super) fn to_show(&self, pieces: &[Piece]) -> Vec<Piece> {
        let may_show = |piece: &&Piece| {
            let source = self.sources.get(piece.said);
            source.is_some_and(|one| one.booklet.as_str() != DETAILS || one.question.as_str() == REPORTS)
        };
        pieces.iter().filter(may_show).cloned().collect()
    }

    fn said(&self, pieces: &[Piece]) -> Block {
        let used = self.used(pieces);
        let item = |(piece, used): (&Piece, bool)| {
            let source = self.sources.get(piece.said)?;
            let mark = if used { self.words().in_plan } else { self.words().not_in_plan };
            let asked = format!("{} ", source.asked);
            let said = Run::plain(spoken(source, piece));
            let whose = Run::quiet(format!("\n{} {mark}", self.source_line(source)));
            Some(vec![Run::quiet(asked), said, whose])
        };
        Block::List(Marks::Bullets, pieces.iter().zip(used).filter_map(item).collect())
    }

    /// What a place in a draft is called.
    pub fn place(&self, place: &Place) -> String {
        match place {
            Place::View(_, person) => {
                let name = self.sources.iter().find(|source| source.person == *person);
                (self.words().view_of)(name.map_or(self.text().people.somebody, |source| &source.name))
            }
            Place::Section(section) => section.title().to_owned(),
        }
    }
}

/// What stands at a question of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// running text, part by part, each with whose words it is
    Told(Vec<(String, Option<String>)>),
    Rows(Vec<RowWritten>),
}

/// A need, an outcome, a kind of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowWritten {
    /// "F1"
    pub letter: String,
    /// what was asked, and what stands there
    pub cells: Vec<(String, String)>,
    pub whose: String,
}

impl Written {
    fn blocks(&self) -> Vec<Block> {
        let quiet = |words: &String| Block::Paragraph(vec![Run::quiet(words.clone())]);
        match self {
            Written::Told(parts) => {
                let part = |(said, whose): &(String, Option<String>)| {
                    let said = Block::Paragraph(vec![Run::plain(said.clone())]);
                    std::iter::once(said).chain(whose.as_ref().map(quiet))
                };
                parts.iter().flat_map(part).collect()
            }
            Written::Rows(rows) => {
                let row = |row: &RowWritten| {
                    let cell = |(label, said): &(String, String)| {
                        vec![Run::strong(label.clone()), Run::plain(format!(" {said}"))]
                    };
                    let heading = Block::Heading(Level::Third, vec![Run::plain(row.letter.clone())]);
                    let cells = row.cells.iter().map(cell).collect();
                    let whose = (!row.whose.is_empty()).then(|| quiet(&row.whose));
                    [heading, Block::List(Marks::Bullets, cells)].into_iter().chain(whose)
                };
                rows.iter().flat_map(row).collect()
            }
        }
    }
}

fn used_in(written: &[String], sources: &[Source], piece: &Piece) -> bool {
    let Some(source) = sources.get(piece.said) else { return false };
    let said_of = |text: &str| written.iter().any(|written| stands_in(written, text));
    match (&source.answer, piece.row) {
        (Answer::Rows(rows), Some(row)) => {
            let cells = rows.get(row.wrapping_sub(1)).map(|row| row.cells.as_slice()).unwrap_or_default();
            let main = cells.iter().filter_map(|cell| text_of(&cell.answer));
            main.take(2).any(said_of)
        }
        (_, _) => said_of(&piece.text),
    }
}

/// What people write, rather than choose.
fn text_of(answer: &Answer) -> Option<&str> {
    if let Answer::Text(text) = answer { Some(text) } else { None }
}

/// "F1": the letter of the law where there is one.
fn letter(head: Head, question: &Question) -> String {
    let id = question.id.as_str().trim_start_matches("pl.");
    let is_lettered = id.len() <= 2 && matches!(head, Head::Of(_));
    match is_lettered {
        true if id.len() == 2 => format!("{}.", id.to_uppercase()),
        true => id.to_uppercase(),
        false => String::new(),
    }
}

fn answer_lines(answer: &Answer, text: &Text) -> String {
    let lines = answer.lines(text).into_iter().map(|line| match line.label {
        Some(label) => format!("{label}: {}", line.words),
        None => line.words,
    });
    lines.collect::<Vec<_>>().join("\n")
}
