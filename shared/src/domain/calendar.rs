//! Meetings, activities and tasks with their days, for any calendar (RFC 5545).
//!
//! Hours are those of the place, as they were written down: a calendar shows them as they are, wherever it is opened. What
//! was taken out of the lists is not in it; what was cancelled is, and says so.

use super::initiative::{Entity, Initiative};
use super::period::{day_after, day_of_ms};

/// Bytes of one line at most, as the format wants it.
const LINE_MAX: usize = 75;

/// What a day stands for.
#[derive(Clone, Copy)]
enum Entry {
    /// Something that takes place.
    Event,
    /// Something to be done.
    Task,
}

/// The kinds with days: where they begin and end, what else is told, and what their states mean.
const KINDS: &[(&str, Entry, &str, &str, &str)] = &[
    ("meetings", Entry::Event, "dtstart", "dtend", "agenda"),
    ("activities", Entry::Event, "dtstart", "dtend", "description"),
    ("tasks", Entry::Task, "due", "", "note"),
    ("actions", Entry::Task, "due", "", ""),
];

/// The calendar of an initiative; the same bytes from the same initiative. `lang` is the language of its title.
#[must_use]
pub fn calendar(initiative: &Initiative, lang: &str) -> String {
    let mut lines = Lines(String::new());
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Ensemble//Ensemble//EN");
    lines.add("CALSCALE", "GREGORIAN");
    if let Some((_, title)) = initiative.title().pick(lang) {
        lines.words("X-WR-CALNAME", title);
    }
    let mut entries: Vec<(&str, &str, usize, &Entity)> = Vec::new();
    for (row, (kind, _, starts, ..)) in KINDS.iter().enumerate() {
        let standing = initiative.standing(kind);
        entries.extend(
            standing.filter_map(|(key, entity)| Some((entity.text(starts)?, key.as_str(), row, entity))),
        );
    }
    entries.sort_by_key(|(starts, key, row, _)| (*starts, *row, *key));
    for (starts, key, row, entity) in entries {
        if let Some((kind, entry, _, ends, about)) = KINDS.get(row) {
            lines.entry((kind, *entry), (key, entity), (starts, entity.text(ends)), entity.text(about));
        }
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

struct Lines(String);

impl Lines {
    fn entry(
        &mut self,
        (kind, entry): (&str, Entry),
        (key, entity): (&str, &Entity),
        (starts, ends): (&str, Option<&str>),
        about: Option<&str>,
    ) {
        let part = match entry {
            Entry::Event => "VEVENT",
            Entry::Task => "VTODO",
        };
        self.add("BEGIN", part);
        self.add("UID", key);
        let (day, seconds) = (day_of_ms(entity.at_ms()), entity.at_ms().rem_euclid(86_400_000) / 1_000);
        let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        self.add("DTSTAMP", &format!("{}T{hour:02}{minute:02}{second:02}Z", day.replace('-', "")));
        match entry {
            Entry::Event => {
                self.when("DTSTART", starts);
                // A whole day ends when the next one begins; an end before the beginning is none.
                let ends = ends.filter(|ends| ends.contains('T') == starts.contains('T') && *ends >= starts);
                let next = ends.filter(|ends| !ends.contains('T')).and_then(|ends| day_after(ends, 1));
                if let Some(ends) = next.as_deref().or(ends) {
                    self.when("DTEND", ends);
                }
                if let Some(rule) = entity.text("rrule").filter(|rule| is_rule(rule)) {
                    self.add("RRULE", rule);
                }
            }
            Entry::Task => self.when("DUE", starts),
        }
        self.words("SUMMARY", entity.text("title").unwrap_or_default());
        if let Some(place) = entity.text("location").or_else(|| entity.text("place")) {
            self.words("LOCATION", place);
        }
        if let Some(about) = about {
            self.words("DESCRIPTION", about);
        }
        if let Some(status) = status(kind, entity.text("state")) {
            self.add("STATUS", status);
        }
        self.add("END", part);
    }

    /// A day, or a day and an hour of the place.
    fn when(&mut self, name: &str, when: &str) {
        let digits = when.replace(['-', ':'], "");
        if when.contains('T') {
            self.add(name, &format!("{digits}00"));
        } else {
            self.add(&format!("{name};VALUE=DATE"), &digits);
        }
    }

    /// Words, with what means something to a calendar escaped.
    fn words(&mut self, name: &str, words: &str) {
        let escaped =
            words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\n");
        let plain: String = escaped.replace('\n', "\\n").chars().filter(|c| !c.is_control()).collect();
        self.add(name, &plain);
    }

    /// One line, folded between characters when it is too long.
    fn add(&mut self, name: &str, value: &str) {
        let mut room = LINE_MAX;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE_MAX - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Whether words are a rule of repetition and nothing else.
fn is_rule(rule: &str) -> bool {
    let is_of_one = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "=;,+-".contains(c);
    rule.starts_with("FREQ=") && rule.chars().all(is_of_one)
}

/// What a state of the schema is to a calendar.
fn status(kind: &str, state: Option<&str>) -> Option<&'static str> {
    Some(match (kind, state?) {
        ("meetings" | "activities", "cancelled" | "stopped") => "CANCELLED",
        ("activities", "idea" | "paused") => "TENTATIVE",
        ("meetings" | "activities", _) => "CONFIRMED",
        (_, "open") => "NEEDS-ACTION",
        (_, "started") => "IN-PROCESS",
        (_, "done") => "COMPLETED",
        (_, "dropped") => "CANCELLED",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::calendar;
    use crate::domain::Role;
    use crate::domain::rig::Table;

    #[test]
    fn meetings_activities_and_tasks_stand_in_the_order_of_their_days() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let task = lead.adds(
            "tasks",
            &[("title", "Count, then tell; \\o/"), ("due", "2026-06-30"), ("state", "started")],
        );
        lead.adds("tasks", &[("title", "Some day"), ("state", "open")]);
        let meeting = lead.adds(
            "meetings",
            &[
                ("title", "Table"),
                ("dtstart", "2026-05-03T18:30"),
                ("dtend", "2026-05-03T20:00"),
                ("rrule", "FREQ=MONTHLY;BYDAY=1SU"),
                ("location", "Library"),
                ("agenda", "One\nTwo"),
                ("state", "cancelled"),
            ],
        );
        let fair = lead.adds(
            "activities",
            &[("title", "Fair"), ("state", "active"), ("dtstart", "2026-02-28"), ("dtend", "2026-02-28")],
        );
        let gone = lead
            .adds("meetings", &[("title", "Gone"), ("dtstart", "2026-05-04"), ("rrule", "FREQ=DAILY\nX:1")]);
        lead.archives("meetings", &gone);
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Ensemble//Ensemble//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            &format!("UID:{fair}"),
            "DTSTAMP:20260615T000000Z",
            "DTSTART;VALUE=DATE:20260228",
            "DTEND;VALUE=DATE:20260301",
            "SUMMARY:Fair",
            "STATUS:CONFIRMED",
            "END:VEVENT",
            "BEGIN:VEVENT",
            &format!("UID:{meeting}"),
            "DTSTAMP:20260615T000000Z",
            "DTSTART:20260503T183000",
            "DTEND:20260503T200000",
            "RRULE:FREQ=MONTHLY;BYDAY=1SU",
            "SUMMARY:Table",
            "LOCATION:Library",
            "DESCRIPTION:One\\nTwo",
            "STATUS:CANCELLED",
            "END:VEVENT",
            "BEGIN:VTODO",
            &format!("UID:{task}"),
            "DTSTAMP:20260615T000000Z",
            "DUE;VALUE=DATE:20260630",
            "SUMMARY:Count\\, then tell\\; \\\\o/",
            "STATUS:IN-PROCESS",
            "END:VTODO",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(calendar(lead.sees(), "en"), expected.join("\r\n"));
        assert_eq!(calendar(lead.sees(), "en"), calendar(lead.sees(), "en"));
    }

    #[test]
    fn long_lines_are_folded_between_letters_and_nothing_slips_out_of_its_line() {
        let mut table = Table::of(&[Role::Lead]);
        let lead = &mut table[0];
        let title = "é".repeat(60);
        lead.adds(
            "meetings",
            &[
                ("title", &title),
                ("dtstart", "2026-05-03"),
                ("location", "a\rEND:VEVENT"),
                ("rrule", "FREQ=DAILY:X"),
            ],
        );
        let calendar = calendar(lead.sees(), "fr");
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "{calendar}");
        assert!(calendar.replace("\r\n ", "").contains(&format!("SUMMARY:{title}")));
        assert!(calendar.contains("LOCATION:a END:VEVENT") && !calendar.contains("RRULE"), "{calendar}");
    }
}
