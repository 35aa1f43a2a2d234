//! That a report is whole, honest, harmless and the same each time.

use super::{Asked, Failures, Reader, ReportLang, report};
use crate::domain::rig::{Person, Table};
use crate::domain::{Audience, Command, Role};

fn asked(lang: ReportLang) -> Asked {
    Asked { lang, reader: Reader::Table, period: None, failures: Failures::Included }
}

fn told(person: &Person, asked: &Asked) -> String {
    report(person.sees(), person, asked)
}

fn gives(person: &mut Person, body: &str, audience: Audience) -> Result<String, crate::domain::CommandError> {
    let (kind, body, lang) = ("concern".to_owned(), body.to_owned(), "en".to_owned());
    person.does(&Command::GiveVoice { kind, body, audience, lang, media: Vec::new() })
}

fn counts(person: &mut Person, indicator: &str, period: &str, value: f64) {
    let (indicator, period) = (indicator.to_owned(), period.to_owned());
    let (method, note) = ("full count".to_owned(), String::new());
    person.does(&Command::RecordReading { indicator, period, value, method, note }).expect("she may");
}

fn indicator(person: &mut Person, name: &str) -> String {
    let fields = [
        ("name@en", name),
        ("level", "population"),
        ("value_kind", "count"),
        ("unit", "people"),
        ("direction", "down"),
        ("headline", "yes"),
    ];
    person.adds("indicators", &fields)
}

/// A small initiative that has something in each part of a report.
fn filled() -> Table {
    let mut table = Table::of(&[Role::Lead, Role::Resident]);
    let lead = &mut table[0];
    let (field, lang, base) = ("vision".to_owned(), "en".to_owned(), String::new());
    lead.does(&Command::SetText { field, lang, text: "Everybody has a home.".to_owned(), base })
        .expect("she may");
    let school = lead.adds("partners", &[("name@en", "The school"), ("sector", "school")]);
    lead.adds("goals", &[("title@en", "Homes for all"), ("ambition", "bau_no"), ("horizon", "2030-01-01")]);
    let nights = indicator(lead, "Homeless people counted");
    counts(lead, &nights, "2008", 3_601.0);
    counts(lead, &nights, "2016", 3_430.0);
    lead.adds(
        "readings",
        &[
            ("indicator", &nights),
            ("period_start", "2012-01-01"),
            ("period_end", "2012-12-31"),
            ("value", "3190"),
            ("source_name", "City count"),
            ("source_url", "https://example.org/count"),
        ],
    );
    let few = indicator(lead, "Children without a bed");
    counts(lead, &few, "2015", 3.0);
    counts(lead, &few, "2016", 40.0);
    lead.adds(
        "activities",
        &[("title", "Winter beds"), ("state", "active"), ("lead", &school), ("dtstart", "2026-06-01")],
    );
    lead.adds(
        "commitments",
        &[
            ("partner", &school),
            ("change_inside", "Open at night"),
            ("where", "budget"),
            ("state", "dropped"),
        ],
    );
    lead.adds("learnings", &[("kind", "worked"), ("what", "Keys first")]);
    lead.adds("learnings", &[("kind", "did_not"), ("what", "Leaflets"), ("why", "Nobody reads them")]);
    lead.adds("system_changes", &[("what", "A night line"), ("layer", "system"), ("others", "A new mayor")]);
    gives(&mut table[1], "The stairs are dark.", Audience::Everyone).expect("she may");
    let back = gives(&mut table[1], "I take this back.", Audience::Everyone).expect("she may");
    table[1].does(&Command::Withdraw { contribution: back }).expect("it is hers");
    table.meet();
    table
}

#[test]
fn a_report_says_what_was_promised_counted_done_and_learned() {
    let table = filled();
    let html = told(&table[0], &asked(ReportLang::En));
    for words in [
        "<h1 dir=\"auto\">Our initiative</h1>",
        "Everybody has a home.",
        "Homes for all, by 1\u{a0}January 2030",
        "From 3,601 people (2008) to 3,430 people (2016): better.",
        "That is \u{2212}171 people, or \u{2212}4.7%.",
        "The needle has not moved yet: +4.7% for the better",
        "<svg",
        "<polyline",
        "Winter beds",
        "Led by The school",
        "Open at night",
        "Dropped",
        "1 thing that did not work, 1 thing that worked.",
        "Nobody reads them",
        "A new mayor",
        "Nobody here claims to have caused it.",
        "The stairs are dark.",
        "1 partner<",
        "Fewer than five phones",
        "href=\"https://example.org/count\"",
    ] {
        assert!(html.contains(words), "{words:?} is not in {html}");
    }
    let (did_not, worked) = (html.find("Leaflets"), html.find("Keys first"));
    assert!(did_not < worked, "what did not work stands first");
    assert_eq!(html, told(&table[1], &asked(ReportLang::En)), "the same from every phone");
}

#[test]
fn a_french_report_is_french() {
    let html = told(&filled()[0], &asked(ReportLang::Fr));
    for words in [
        "<html lang=\"fr\">",
        "De 3\u{202f}601\u{a0}personnes (2008) à 3\u{202f}430\u{a0}personnes (2016)\u{a0}: c’est mieux.",
        "soit \u{2212}4,7\u{a0}%",
        "1er\u{a0}janvier 2030",
        "1 chose qui n’a pas marché",
        "Moins de cinq téléphones",
    ] {
        assert!(html.contains(words), "{words:?} is not in {html}");
    }
}

#[test]
fn what_is_not_for_everybody_or_about_few_is_in_no_report() {
    let mut table = filled();
    let lead = &mut table[0];
    let voice = gives(lead, "Do not quote me.", Audience::Everyone);
    assert!(voice.is_ok());
    let html = told(lead, &asked(ReportLang::En));
    assert!(!html.contains("I take this back."));
    assert!(html.contains("hidden: fewer than five people") && !html.contains("3 people<"), "{html}");
    assert!(!html.contains("From 3 people"), "nor in a sentence");
}

#[test]
fn leaving_failures_out_is_said_in_the_report() {
    let table = filled();
    let html = told(&table[0], &Asked { failures: Failures::LeftOut, ..asked(ReportLang::En) });
    assert!(!html.contains("Leaflets") && !html.contains("Open at night"));
    let notice = "Whoever made this report left out what did not work: 1 entry.";
    assert_eq!(html.matches(notice).count(), 2, "beside what was learned, and beside the commitments");
    assert!(!html.contains("things that worked") && html.contains("Keys first"));
}

#[test]
fn what_leaves_the_table_is_what_its_authors_agreed_to() {
    let mut table = filled();
    let lead = &mut table[0];
    gives(lead, "Nobody asked me.", Audience::Everyone).expect("she may");
    let shared = [("kind", "did_not"), ("what", "A wasted summer"), ("shared_with", "public")];
    lead.adds("learnings", &shared);
    let edition = |reader| told(&table[0], &Asked { reader, ..asked(ReportLang::En) });
    let [at_table, funder, public] = [Reader::Table, Reader::Funder, Reader::Public].map(edition);
    assert!(at_table.contains("Nobody asked me.") && at_table.contains("Please do not pass it on."));
    for outside in [&funder, &public] {
        assert!(!outside.contains("Nobody asked me.") && outside.contains("not quoted here"), "{outside}");
        assert!(outside.contains("A wasted summer"));
    }
    assert!(funder.contains("Keys first") && !public.contains("Keys first"));
    assert!(
        public.contains("for those at the table only") && !funder.contains("for those at the table only")
    );
    assert!(funder.contains("Open at night") && !public.contains("Open at night"));
    assert!(public.contains("inside their own houses"), "how much it is, it says");
}

#[test]
fn whatever_people_write_stays_words() {
    let mut table = Table::of(&[Role::Lead]);
    let lead = &mut table[0];
    let attack = "</title><script>alert(1)</script><img src=x onerror=\"alert('1')\"> {n} & co";
    let partner = lead.adds("partners", &[("name@en", attack), ("sector", "school")]);
    lead.adds("goals", &[("title@en", attack), ("ambition", "bau_no"), ("horizon", "2030-01-01")]);
    lead.adds(
        "activities",
        &[("title", attack), ("state", "active"), ("lead", &partner), ("lang", "\" on=\"x")],
    );
    lead.adds("learnings", &[("kind", "worked"), ("what", attack), ("why", attack)]);
    let key = indicator(lead, attack);
    counts(lead, &key, "2015", 30.0);
    counts(lead, &key, "2016", 40.0);
    lead.adds("causes", &[("title", attack), ("source_url", "https://a.example/\"><script>")]);
    gives(lead, attack, Audience::Everyone).expect("she may");
    let fields = vec![
        ("of".to_owned(), crate::domain::Value::Text("initiative".to_owned())),
        ("title@en".to_owned(), crate::domain::Value::Text(attack.chars().take(90).collect())),
    ];
    lead.does(&Command::Create { kind: "meta".to_owned(), fields }).expect("she may");
    for lang in [ReportLang::En, ReportLang::Fr] {
        let html = told(lead, &asked(lang));
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("on=\"x"), "{html}");
        assert!(html.contains("&lt;script&gt;") && html.contains("{n} &amp; co"), "{html}");
        for outside in ["src=", "url(", "@import", "<link", "<iframe"] {
            assert!(!html.replace("src=x", "").contains(outside), "{outside} asks somebody else");
        }
    }
}

#[test]
fn a_report_about_some_days_tells_of_those() {
    let mut table = filled();
    let lead = &mut table[0];
    lead.now.0 += 40 * 86_400_000;
    lead.adds("learnings", &[("kind", "surprise"), ("what", "Rain in July")]);
    let period = crate::domain::period::Period::parse("2026-06").ok();
    let html = told(lead, &Asked { period, ..asked(ReportLang::En) });
    assert!(html.contains("Report, 1\u{a0}June 2026 to 30\u{a0}June 2026"), "{html}");
    assert!(html.contains("Keys first") && !html.contains("Rain in July"));
    assert!(told(lead, &asked(ReportLang::En)).contains("Rain in July"));
}
