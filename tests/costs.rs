//! The provision map as a workbook, read back by somebody else's reader.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use tell_it_once_core::{
    provision::{Amount, Sheet},
    question::money::Pence,
};
use tell_it_once_office::xlsx;

fn read_back(sheet: &Sheet) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(sheet))).expect("it is a workbook");
    let names = book.sheet_names();
    let [name] = names.as_slice() else { panic!("{names:?}") };
    let range = book.worksheet_range(name).expect("it is a sheet");
    assert!(book.worksheet_formula(name).expect("it is a sheet").is_empty(), "there is no formula");
    (name.clone(), range.rows().map(<[Data]>::to_vec).collect())
}

#[test]
fn amounts_are_numbers_and_everything_else_is_text() {
    let texts = ["=1+1", "<b>&\"'", "  kept  ", "Zoë 🚂", "+44", "two\nlines"];
    let mut rows: Vec<Vec<Amount>> =
        texts.iter().map(|text| vec![Amount::Text((*text).to_owned())]).collect();
    rows.push([0, 5, 1_330_000, 900_719_925_474].map(|pence| Amount::Money(Pence(pence))).to_vec());
    rows.push(vec![Amount::Heading("A: Support".to_owned()), Amount::Money(Pence(150_000))]);
    let (name, read) = read_back(&Sheet { name: "What [the] help: costs".to_owned(), rows });
    assert_eq!(name, "What the help costs");
    let column: Vec<_> = read.iter().map(|row| row[0].clone()).collect();
    let said = texts.map(|text| Data::String(text.to_owned()));
    assert_eq!(column[..texts.len()], said);
    assert_eq!(read[6], [0.0, 0.05, 13_300.0, 9_007_199_254.74].map(Data::Float));
    assert_eq!(read[7][..2], [Data::String("A: Support".to_owned()), Data::Float(1_500.0)]);
}
