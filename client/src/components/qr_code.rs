//! A link as a square of dots that another phone's camera reads.

use std::fmt::Write;

use qrcodegen::{QrCode as Encoded, QrCodeEcc};
use yew::prelude::*;

/// Empty modules around the square, without which cameras miss it.
const QUIET: i32 = 4;

/// The dark modules as one path: a line of dots is one rectangle.
fn path(code: &Encoded) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                write!(path, "M{} {}h{}v1h-{}z", start + QUIET, y + QUIET, x - start, x - start)
                    .expect("writing to a string cannot fail");
            }
            x += 1;
        }
    }
    path
}

/// `content` as a square, with a title for those who do not see it.
pub(crate) fn qr_code(content: &str, title: String) -> Html {
    // A link longer than any code holds can still be copied.
    let Ok(code) = Encoded::encode_text(content, QrCodeEcc::Low) else {
        return html! { <span hidden=true></span> };
    };
    let size = code.size() + 2 * QUIET;
    html! {
        <svg class="qr-code" viewBox={format!("0 0 {size} {size}")} role="img" aria-labelledby="qr-title">
            <title id="qr-title">{ title }</title>
            <path class="qr-code__ground" d={format!("M0 0h{size}v{size}h-{size}z")} />
            <path class="qr-code__dots" d={path(&code)} />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc};

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code = QrCode::encode_text("https://example.org/#i=abc", QrCodeEcc::Low).unwrap();
        let widths: i32 = super::path(&code)
            .split('h')
            .filter_map(|part| part.split('v').next()?.parse::<i32>().ok().filter(|width| *width > 0))
            .sum();
        let dark = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y))
            .count();
        assert_eq!(usize::try_from(widths).unwrap(), dark);
    }
}
