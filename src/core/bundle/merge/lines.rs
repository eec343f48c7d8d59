//! What was merged as lines of JSON, one for each answer or each part, that a database can load.
//! Each line has all of its members, with `null` where there is nothing to say.
//!
//! The shapes are published: `public/schemas/merged.schema.json`.

use super::{Part, Standing};
use crate::{
    bundle::{
        hidden::visible_name,
        payload::printed,
        statement::{Answered, Given},
        words,
    },
    id::{ContributorId, QuestionId},
    json::Value,
    text::ENGLISH,
};

const ANSWER: &str = "tell-it-once/merged-answer";
const STATEMENT: &str = "tell-it-once/merged-statement";

/// A line for each question of a part. `name_of` gives the name that somebody else typed.
pub fn answer_lines<'a>(
    part: &'a Part,
    standing: Standing,
    name_of: impl Fn(&ContributorId) -> Option<String> + 'a,
) -> impl Iterator<Item = Value> + 'a {
    part.statement
        .answers
        .iter()
        .map(move |(id, answered)| part.answer_line(standing, id, answered, &name_of))
}

/// The whole part on one line. `None` for a part that no file carried, and there is none.
pub fn statement_line(part: &Part, standing: Standing) -> Option<Value> {
    let Value::Object(mut members) = part.about(STATEMENT, standing)? else { return None };
    members.insert("statement".to_owned(), part.statement.to_value());
    Some(Value::Object(members))
}

impl Part {
    fn about(&self, profile: &str, standing: Standing) -> Option<Value> {
        let statement = &self.statement;
        // the newest file that carried it; of two with one number, the one whose sid comes first
        let newest = |(sid, one): &(&crate::bundle::digest::Sid, &super::Carrier)| {
            (one.revision.number, std::cmp::Reverse(**sid))
        };
        let (sid, carrier) = self.carriers.iter().max_by_key(newest)?;
        Some(Value::object([
            ("profile", Value::text(profile)),
            ("v", Value::Int(1)),
            ("bundle_id", printed(&statement.bundle_id)),
            ("bundle_sid", printed(sid)),
            ("council", printed(&carrier.council)),
            ("subject", Value::text(&carrier.subject)),
            ("contributor", printed(&statement.contributor.id)),
            ("name_typed", Value::text(&statement.contributor.name_typed)),
            ("role", Value::text(statement.contributor.role.as_str())),
            ("booklet", printed(&statement.booklet.id)),
            ("booklet_version", Value::text(&statement.booklet.version)),
            ("sid", printed(self.sid)),
            ("kid", printed(self.kid)),
            ("rev", statement.revision.number_value()),
            ("is_current", Value::Bool(standing.is_current)),
            ("is_forked", Value::Bool(standing.is_forked)),
            ("has_gap", Value::Bool(standing.has_gap)),
        ]))
    }
}

impl Part {
    fn answer_line(
        &self,
        standing: Standing,
        id: &QuestionId,
        answered: &Answered,
        name_of: &impl Fn(&ContributorId) -> Option<String>,
    ) -> Value {
        let by = self.statement.written_by(answered);
        let by_name = by.map(|by| name_of(by).unwrap_or_else(|| format!("somebody ({by})")));
        let (kind, text, skip, whose, sentence, lang, unread) = match &answered.given {
            Given::Answer { answer, unread, whose, lang } => {
                let lines = answer.lines(&ENGLISH).into_iter().map(|line| match line.label {
                    Some(label) => format!("{label}: {}", line.words),
                    None => line.words,
                });
                let text = lines.collect::<Vec<_>>().join("\n");
                let view = visible_name(&self.statement.contributor.name_typed);
                let by_name = by_name.as_deref().map(visible_name);
                let sentence = words::whose_words(&view, by_name.as_deref(), *whose);
                let (whose, lang) = (Value::text(whose.as_str()), printed(lang));
                let sentence = sentence.map_or(Value::Null, Value::Text);
                (Value::text(answer.kind()), Value::text(text), Value::Null, whose, sentence, lang, *unread)
            }
            Given::Skip(skip) => {
                let skip = Value::text(skip.as_str());
                (Value::Null, Value::Null, skip, Value::Null, Value::Null, Value::Null, false)
            }
        };
        let said = [
            ("question", printed(id)),
            ("asked", Value::text(&answered.question)),
            ("kind", kind),
            ("text", text),
            ("unread", Value::Bool(unread)),
            ("skip", skip),
            ("whose", whose),
            ("whose_words", sentence),
            ("by", by.map_or(Value::Null, printed)),
            ("by_name", by_name.map_or(Value::Null, Value::text)),
            ("lang", lang),
            ("at", printed(answered.at)),
        ];
        let mut line = self.about(ANSWER, standing).unwrap_or(Value::Null);
        if let Value::Object(members) = &mut line {
            members.extend(said.map(|(name, value)| (name.to_owned(), value)));
        }
        line
    }
}
