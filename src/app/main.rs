//! The app's entry: mounts the shell into the page.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <p>"Tell It Once"</p> });
}
