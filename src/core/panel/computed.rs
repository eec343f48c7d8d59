//! What is counted rather than said: what help costs, and from when on somebody decides.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    answer::Answer,
    dates,
    folder::Length,
    id::{BookletId, ChoiceId},
    journey::Density,
    provision::{Basis, From, ProvisionMap, Row},
    question::pick::Shown,
    sitting::Sitting,
};

use super::Looking;

impl Looking<'_> {
    /// Nothing where only the year of birth is known, or about when.
    pub(super) fn own_say(&self) -> Option<Shown> {
        let born = self.folder.born(self.today).filter(|born| !born.about)?;
        let born = NaiveDate::from_ymd_opt(born.year.into(), born.month?.into(), born.day?.into())?;
        let day = dates::school_leaving(born)?;
        let words = self.text.own_say();
        let named = self.text.day(day);
        let said = match self.today > day {
            true => [&(words.ended)(&named), words.now].join("\n"),
            false => [&(words.ends)(&named), words.then].join("\n"),
        };
        Some(shown("own-say", words.label, said))
    }

    /// The map of each who filled one in, with the name of that person.
    pub fn maps(&self) -> Vec<(String, ProvisionMap)> {
        let maps = BookletId::known("provision-map");
        let Some(maps) = self.booklets.iter().find(|booklet| booklet.id == maps) else { return Vec::new() };
        let sittings = self.sittings(maps);
        let named =
            |sitting: &Sitting<'_>| Some((sitting.name_of(&sitting.contributor), self.counted(sitting)?));
        sittings.iter().filter_map(named).collect()
    }

    pub(super) fn costs(&self) -> Vec<Shown> {
        let counted = self.maps();
        let is_one = counted.len() == 1;
        let named = |(name, map): &(String, ProvisionMap)| {
            let named = |one: Shown| match is_one {
                true => one,
                false => Shown { label: format!("{name}: {}", one.label), ..one },
            };
            self.lines(map).into_iter().map(named).collect::<Vec<_>>()
        };
        counted.iter().flat_map(named).collect()
    }

    /// None where there is no row. What stays on the device is not counted.
    fn counted(&self, sitting: &Sitting<'_>) -> Option<ProvisionMap> {
        let asked = sitting.journey_of(Length::Full, Density::One);
        let said = sitting.booklet.questions().enumerate().filter_map(|(n, question)| {
            let answer = asked.page(n + 1).and_then(|_| sitting.reading(question).answer)?;
            sitting.is_shared(question).then(|| (question.id.as_str(), answer))
        });
        let said: BTreeMap<&str, Answer> = said.collect();
        let map = ProvisionMap::of(&|id| said.get(id), &self.funding);
        (!map.a.is_empty() || !map.b.is_empty()).then_some(map)
    }

    fn lines(&self, map: &ProvisionMap) -> Vec<Shown> {
        let (text, words) = (self.text, self.text.costs());
        let row = |id: &str, part: &str, n: usize, row: &Row| {
            let label = if row.what.is_empty() { part } else { &row.what };
            let said = match &row.cost {
                Ok(cost) if cost.from == From::Year => text.money(cost.year),
                Ok(_) | Err(_) => row.how(map.weeks, text),
            };
            shown(&format!("{id}{}", n + 1), label, said)
        };
        let a = map.a.iter().enumerate().map(|(n, one)| row("a", words.setting, n, one));
        let b = map.b.iter().enumerate().map(|(n, one)| row("b", words.services, n, one));
        let mut lines: Vec<Shown> = a.chain(b).collect();
        if let Some(totals) = &map.totals {
            let sums = [
                ("sum-a", words.total_a, totals.a),
                ("sum-b", words.total_b, totals.b),
                ("sum", words.total, totals.all),
            ];
            lines.extend(sums.map(|(id, label, sum)| shown(id, label, text.money(sum))));
        }
        for share in &map.shares {
            let threshold = text.money(share.threshold);
            let (id, label) = match share.basis {
                Basis::Extra => ("extra", (words.only_extra)(&threshold)),
                Basis::Whole => ("whole", (words.whole_cost)(&threshold)),
            };
            let mut said = vec![
                format!("{}: {}", words.share, text.money(share.setting)),
                format!("{}: {}", words.top_up, text.money(share.top_up)),
            ];
            said.extend((map.basis == Some(share.basis)).then(|| words.chosen.to_owned()));
            lines.push(shown(id, &label, said.join("\n")));
        }
        lines.push(shown("how", words.how, map.remarks(text).join("\n")));
        lines
    }
}

fn shown(id: &str, label: &str, said: String) -> Shown {
    let id: ChoiceId = id.parse().expect("letters and numbers are an id");
    Shown { id, label: label.to_owned(), detail: Some(said), picture: None }
}
