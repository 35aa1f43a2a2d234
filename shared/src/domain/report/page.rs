//! The page on its way to a file: every word is escaped here, and nowhere else is anything written into it.

use std::fmt::Write;

use crate::domain::value::is_web;

/// Readable on a phone and on paper, in light and in dark, with what every system has.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}\
h1{line-height:1.2}h2{margin-top:2.5rem;border-top:2px solid;padding-top:.5rem}\
h1,h2,h3{break-after:avoid}\
p,li,blockquote{max-width:40rem;overflow-wrap:anywhere}\
table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid;padding:.25rem .75rem;text-align:start}\
td.n{text-align:end;font-variant-numeric:tabular-nums}\
blockquote{margin:1rem 0;padding-inline-start:1rem;border-inline-start:4px solid;white-space:pre-line}\
p{white-space:pre-line}.note{border:2px solid;padding:.75rem}\
figure{margin:1rem 0}svg{max-width:100%;height:auto}\
section,li,figure,table,blockquote{break-inside:avoid}section.long{break-inside:auto}\
@media print{:root{color-scheme:light}body{max-width:none;margin:0;font-size:10.5pt}a{color:inherit}}\
@page{margin:18mm}";

/// A page being written. Writing to it cannot fail.
pub(super) struct Page {
    html: String,
}

impl Page {
    pub(super) fn new(lang: &str, title: &str) -> Self {
        let mut page = Self { html: String::from("<!doctype html>\n") };
        let _written = write!(page.html, "<html lang=\"{lang}\"><head><meta charset=\"utf-8\">");
        page.html.push_str("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        page.html.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.words("title", title);
        let _written = write!(page.html, "<style>{STYLE}</style></head><body>\n<main>\n");
        page
    }

    pub(super) fn end(mut self) -> String {
        self.html.push_str("</main></body></html>\n");
        self.html
    }

    pub(super) fn open(&mut self, element: &'static str) {
        let _written = write!(self.html, "<{element}>");
    }

    pub(super) fn close(&mut self, element: &'static str) {
        let _written = writeln!(self.html, "</{element}>");
    }

    /// Begins a part of the report.
    pub(super) fn section(&mut self, heading: &str) {
        self.html.push_str("<section class=\"long\">");
        self.words("h2", heading);
    }

    /// One element with words in it.
    pub(super) fn words(&mut self, element: &'static str, words: &str) {
        let direction = if matches!(element, "title" | "th") { "" } else { " dir=\"auto\"" };
        let _written = write!(self.html, "<{element}{direction}>");
        self.escaped(words);
        self.close(element);
    }

    /// One element with words that somebody said in a language that may be another than the page's.
    pub(super) fn said(&mut self, element: &'static str, lang: &str, words: &str) {
        let is_code = !lang.is_empty() && lang.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let _written = write!(self.html, "<{element} dir=\"auto\"");
        if is_code {
            let _written = write!(self.html, " lang=\"{lang}\"");
        }
        self.html.push('>');
        self.escaped(words);
        self.close(element);
    }

    /// A remark that is not to be overlooked.
    pub(super) fn note(&mut self, words: &str) {
        self.html.push_str("<p class=\"note\">");
        self.escaped(words);
        self.close("p");
    }

    /// A row of a table: what it is about, then its cells; a number among them is set like one.
    pub(super) fn row(&mut self, about: &str, cells: &[(&str, bool)]) {
        self.html.push_str("<tr><th scope=\"row\">");
        self.escaped(about);
        self.html.push_str("</th>");
        for (words, is_number) in cells {
            self.html.push_str(if *is_number { "<td class=\"n\">" } else { "<td>" });
            self.escaped(words);
            self.html.push_str("</td>");
        }
        self.close("tr");
    }

    /// A link that is followed only by who wants to; an address of the web and nothing else.
    pub(super) fn link(&mut self, address: &str, words: &str) {
        if is_web(address) {
            self.html.push_str("<a rel=\"noreferrer\" href=\"");
            self.escaped(address);
            self.html.push_str("\">");
            self.escaped(words);
            self.html.push_str("</a>");
        } else {
            self.escaped(words);
        }
    }

    /// A drawing, of which words say what it shows.
    pub(super) fn drawing(&mut self, (width, height): (i32, i32), words: &str, draw: impl FnOnce(&mut Self)) {
        let _written = write!(
            self.html,
            "<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\"><title>"
        );
        self.escaped(words);
        self.html.push_str("</title>");
        draw(self);
        self.close("svg");
    }

    /// A line through points.
    pub(super) fn curve(&mut self, points: &[(i32, i32)]) {
        self.html.push_str("<polyline fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" points=\"");
        for (x, y) in points {
            let _written = write!(self.html, "{x},{y} ");
        }
        self.html.push_str("\"/>");
        for (x, y) in points {
            let _written = write!(self.html, "<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"currentColor\"/>");
        }
    }

    /// Words in a drawing; `anchor` is `start`, `middle` or `end`.
    pub(super) fn label(&mut self, (x, y): (i32, i32), anchor: &'static str, words: &str) {
        let _written = write!(
            self.html,
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"13\" fill=\"currentColor\">"
        );
        self.escaped(words);
        self.html.push_str("</text>");
    }

    fn escaped(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                '\'' => self.html.push_str("&#39;"),
                '\n' => self.html.push('\n'),
                c if c.is_control() => self.html.push(' '),
                c => self.html.push(c),
            }
        }
    }
}
