//! Parts in one ZIP. Stored as they are: a family's file is small, pictures are compressed already,
//! and the octets then do not depend on a compressor.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// A file inside the document.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) octets: Vec<u8>,
}

pub(crate) fn zipped(parts: &[Part]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        // no part tells a time of its own
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        zip.start_file(part.name.as_str(), options).expect("each part has its own name");
        zip.write_all(&part.octets).expect("memory can be written to");
    }
    zip.finish().expect("memory can be written to").into_inner()
}
