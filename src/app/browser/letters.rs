//! One spelling for each letter (NFC), by the browser: a library's tables are 50 kB to download.

use super::page;

pub(crate) fn nfc(text: &str) -> String {
    if page::IS_BROWSER { js_sys::JsString::from(text).normalize("NFC").into() } else { text.to_owned() }
}
