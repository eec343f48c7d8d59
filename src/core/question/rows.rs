//! Repeated items with named columns: people, reports, plans.
//!
//! Never nested: a column is a simple kind.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    entry::Entry,
    id::{ColumnId, RowId, WordBankId},
    json::{At, Fields},
    question::Kind,
    words::Words,
};

/// What one item is called and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// "person", "report": what to add another of
    pub item: Words,
    pub columns: Vec<Column>,
}

/// One thing asked of every item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub id: ColumnId,
    pub ask: Words,
    pub kind: Kind,
    pub ideas: Option<WordBankId>,
}

/// One item, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: RowId,
    pub cells: BTreeMap<ColumnId, Entry>,
}

/// More items than this are kept, but no more are offered.
pub const MOST_ROWS: usize = 20;

impl Rows {
    pub(crate) fn read(fields: &Fields<'_>) -> Option<Rows> {
        let item = fields.need("item").and_then(|at| Words::read(&at));
        let columns_at = fields.need("columns")?;
        let mut seen = BTreeSet::new();
        let mut columns: Vec<Column> = Vec::new();
        for at in columns_at.items() {
            let Some(column) = Column::read(&at) else { continue };
            if !seen.insert(column.id.clone()) {
                at.refuse(format!("the id \"{}\" is here twice", column.id));
            }
            columns.push(column);
        }
        if columns.is_empty() {
            columns_at.refuse("needs at least one column");
        }
        Some(Rows { item: item?, columns })
    }
}

impl Column {
    fn read(at: &At<'_>) -> Option<Column> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let ask = fields.need("ask").and_then(|at| Words::read(&at));
        let ideas = fields.may("ideas").and_then(|at| at.parsed());
        let kind = Kind::read_column(&fields)?;
        match &kind {
            Kind::Line(_)
            | Kind::Long
            | Kind::Choice(_)
            | Kind::YesNo(_)
            | Kind::Scale(_)
            | Kind::Date
            | Kind::Number
            | Kind::Money => {}
            Kind::List
            | Kind::Multi(_)
            | Kind::Faces(_)
            | Kind::Sort(_)
            | Kind::Rows(_)
            | Kind::Address
            | Kind::Media
            | Kind::Sign
            | Kind::Info(_) => at.refuse(format!("a column cannot be of the kind \"{}\"", kind.name())),
        }
        Some(Column { id: id?, ask: ask?, kind, ideas })
    }
}
