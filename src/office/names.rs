//! The names of the vocabularies of Word and Excel. They look like addresses and are never asked for.

pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
pub(crate) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
pub(crate) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
pub(crate) const PLACED: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
pub(crate) const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
pub(crate) const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
pub(crate) const ELEMENTS: &str = "http://purl.org/dc/elements/1.1/";
pub(crate) const TERMS: &str = "http://purl.org/dc/terms/";
pub(crate) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";
pub(crate) const COMPATIBLE: &str = "http://schemas.microsoft.com/office/word";
