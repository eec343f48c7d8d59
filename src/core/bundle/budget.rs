//! How much of a file may still be read, across all the JSON that is nested in it.
//!
//! Each part alone may be small enough; what counts is the work that all of them make together.

use super::refusal::Refusal;
use crate::json::{Limits, Value, parse};

pub(super) struct Budget {
    members: usize,
}

impl Budget {
    pub(super) fn new() -> Budget {
        Budget { members: Limits::FILE.members }
    }

    /// Reads one part with the strict reader and pays for its members.
    pub(super) fn parse(&mut self, octets: &[u8], limits: Limits, path: &str) -> Result<Value, Refusal> {
        let limits = Limits { members: self.members, ..limits };
        let value = parse(octets, limits).map_err(|why| Refusal::unreadable(why, path))?;
        self.members -= members(&value);
        Ok(value)
    }
}

fn members(value: &Value) -> usize {
    match value {
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => 0,
        Value::Array(items) => items.len() + items.iter().map(members).sum::<usize>(),
        Value::Object(inside) => inside.len() + inside.values().map(members).sum::<usize>(),
    }
}
