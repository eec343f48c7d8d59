//! Rows of words as a table that reads well in a terminal and in a log. Pure.

/// Columns as wide as their widest cell. The first column keeps left, the others as told by `right`.
pub(crate) fn render(head: &[&str], rows: &[Vec<String>], right: &[usize]) -> String {
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
            cells.chain([head[column].chars().count()]).max().unwrap_or(0)
        })
        .collect();
    let line = |cells: &[String]| -> String {
        let padded = cells.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
            if right.contains(&column) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        format!("| {} |\n", padded.collect::<Vec<_>>().join(" | "))
    };
    let titles: Vec<String> = head.iter().map(ToString::to_string).collect();
    let rule: Vec<String> = widths.iter().map(|&width| "-".repeat(width)).collect();
    let body: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{}{body}", line(&titles), line(&rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_numbers_keep_right() {
        let rows = vec![vec!["css".into(), "9.8".into()], vec!["wasm + js".into(), "120.0".into()]];
        let expected = "\
| what      |    KB |
| --------- | ----- |
| css       |   9.8 |
| wasm + js | 120.0 |
";
        assert_eq!(render(&["what", "KB"], &rows, &[1]), expected);
    }

    #[test]
    fn a_table_without_rows_is_its_head() {
        assert_eq!(render(&["layer"], &[], &[]), "| layer |\n| ----- |\n");
    }
}
