//! The plan on paper and in Word: its own text in the order of the form, each sentence with whose words it is,
//! then everything that people said, so that nothing is lost between the two.
//!
//! It may be handed over: what is kept from somebody, and what is on the front page, stays out of it.

use crate::{
    answer::Answer,
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
    origin::Origins,
    sources::Source,
    stands::{Stands, stands},
    written::text_of,
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

    pub(super) fn text(&self) -> &'static Text {
        self.sitting.text
    }

    pub(super) fn words(&self) -> &'static PlanWords {
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
        let texts = |answer: Answer| {
            let Answer::Rows(rows) = answer else { return vec![in_words(&answer)] };
            // what was picked is nobody's words
            let cells = rows.iter().flat_map(|row| &row.cells);
            cells.filter_map(|cell| text_of(&cell.answer).map(str::to_owned)).collect()
        };
        ids.filter_map(|id| Some(texts(self.answer(id)?))).flatten().collect()
    }

    /// Of each part of the draft, in order, how far each piece stands in the plan already.
    pub fn used(&self, pieces: &[Piece]) -> Vec<Stands> {
        let written = self.written();
        pieces.iter().map(|piece| stands(&written, &self.sources, piece)).collect()
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
        let item = |(piece, used): (&Piece, Stands)| {
            let source = self.sources.get(piece.said)?;
            let mark = match used {
                Stands::Whole => self.words().in_plan,
                Stands::InPart => self.words().in_part,
                Stands::Not => self.words().not_in_plan,
            };
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
