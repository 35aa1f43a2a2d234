//! The address of every screen.

mod field;

pub(crate) use field::{AskPage, FieldScreen};

use crate::state::give::Step;

/// A screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The first one: welcome, or what can be done now.
    Home,
    /// Founding an initiative.
    Found,
    /// The recovery sheet.
    Recovery,
    /// Coming back with it.
    Recover,
    /// Making an invitation.
    Invite,
    /// Answering one.
    Join,
    /// A page of giving a voice.
    Give(Step),
    /// What the voice with this key got when it was given.
    Receipt(String),
    /// What this phone gave.
    Mine,
    /// The voice with this key.
    Voice(String),
    /// The common agenda.
    Agenda,
    /// Editing one of its texts.
    AgendaText(String),
    /// All indicators.
    Results,
    /// The indicator with this key.
    Indicator(String),
    /// Recording a reading of the indicator with this key.
    Record(String),
    /// Recording a reading of the indicator with this key for this period.
    RecordFor(String, String),
    /// Bringing readings of the indicator with this key from a spreadsheet.
    Paste(String),
    /// Everything that is written down, section by section.
    All,
    /// A look at many entries at once, by its name.
    See(String),
    /// The list of a kind.
    List(String),
    /// The list of a kind for a spreadsheet, and from one.
    Table(String),
    /// Adding one of a kind; what it is to lead to, if that is decided: a field and the key in it.
    NewEntry(String, Option<(String, String)>),
    /// The entry of this kind and key.
    Entry(String, String),
    /// Changing it.
    EditEntry(String, String),
    /// Who changed what in it, or in a text of the agenda: `agenda`, and the text's field and language with `|` between
    /// them.
    History(String, String),
    /// It as a card to take along.
    Card(String, String),
    /// The meeting with this key while it is held.
    Meet(String),
    /// Its item at hand, in large type.
    Wall(String),
    /// A screen of a day in the field.
    Field(FieldScreen),
    /// The team's piles.
    Desk,
    /// What waits to be sent.
    ToSend,
    /// Files from hand to hand.
    HandOver,
    /// What could not be read and is kept.
    SetAside,
    /// What is made for paper and for other programs.
    Papers,
    /// The report.
    Report,
    /// The paper form for what people say.
    VoiceForm,
    /// Who is in the initiative, and with which phones.
    People,
    /// Closing the initiative, or handing it over.
    Closing,
    /// Another phone of the same person.
    SecondPhone,
    /// This person and this phone.
    Me,
    /// No screen has this address.
    NotFound,
}

impl Route {
    /// The screen at an address: the path alone, beginning with a slash.
    pub(crate) fn at(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["found"] => Self::Found,
            ["recovery"] => Self::Recovery,
            ["recover"] => Self::Recover,
            ["invite"] => Self::Invite,
            ["join"] => Self::Join,
            ["give"] => Self::Give(Step::Kind),
            ["give", step] => step.parse().map_or(Self::NotFound, Self::Give),
            ["receipt", key] => Self::Receipt((*key).to_owned()),
            ["mine"] => Self::Mine,
            ["voice", key] => Self::Voice((*key).to_owned()),
            ["agenda"] => Self::Agenda,
            ["agenda", field] => Self::AgendaText((*field).to_owned()),
            ["results"] => Self::Results,
            ["results", key] => Self::Indicator((*key).to_owned()),
            ["results", key, "record"] => Self::Record((*key).to_owned()),
            ["results", key, "record", period] => Self::RecordFor((*key).to_owned(), plain(period)),
            ["results", key, "paste"] => Self::Paste((*key).to_owned()),
            ["all"] => Self::All,
            ["see", look] => Self::See((*look).to_owned()),
            ["all", kind] => Self::List((*kind).to_owned()),
            ["all", kind, "table"] => Self::Table((*kind).to_owned()),
            ["all", kind, "new"] => Self::NewEntry((*kind).to_owned(), None),
            ["all", kind, "new", field, key] => {
                Self::NewEntry((*kind).to_owned(), Some(((*field).to_owned(), plain(key))))
            }
            ["all", kind, key] => Self::Entry((*kind).to_owned(), plain(key)),
            ["all", kind, key, "edit"] => Self::EditEntry((*kind).to_owned(), plain(key)),
            ["all", kind, key, "history"] => Self::History((*kind).to_owned(), plain(key)),
            ["all", kind, key, "card"] => Self::Card((*kind).to_owned(), plain(key)),
            ["meet", key] => Self::Meet((*key).to_owned()),
            ["meet", key, "large"] => Self::Wall((*key).to_owned()),
            ["field", below @ ..] => FieldScreen::at(below).map_or(Self::NotFound, Self::Field),
            ["desk"] => Self::Desk,
            ["to-send"] => Self::ToSend,
            ["hand-over"] => Self::HandOver,
            ["set-aside"] => Self::SetAside,
            ["papers"] => Self::Papers,
            ["papers", "report"] => Self::Report,
            ["papers", "voices"] => Self::VoiceForm,
            ["people"] => Self::People,
            ["people", "closing"] => Self::Closing,
            ["second-phone"] => Self::SecondPhone,
            ["me"] => Self::Me,
            _ => Self::NotFound,
        }
    }

    /// Its address.
    pub(crate) fn path(&self) -> String {
        // Keys of entities are letters, digits and a point; composite ones may hold anything.
        let (screen, key, tail) = match self {
            Self::All => ("all", "", ""),
            Self::See(look) => ("see/", look.as_str(), ""),
            Self::List(kind) => ("all/", kind.as_str(), ""),
            Self::Table(kind) => ("all/", kind.as_str(), "/table"),
            Self::NewEntry(kind, None) => ("all/", kind.as_str(), "/new"),
            Self::NewEntry(kind, Some((field, key))) => {
                return ["/all/", kind, "/new/", field, "/", &escaped(key)].concat();
            }
            Self::Entry(kind, key) => return ["/all/", kind, "/", &escaped(key)].concat(),
            Self::EditEntry(kind, key) => return ["/all/", kind, "/", &escaped(key), "/edit"].concat(),
            Self::History(kind, key) => return ["/all/", kind, "/", &escaped(key), "/history"].concat(),
            Self::Card(kind, key) => return ["/all/", kind, "/", &escaped(key), "/card"].concat(),
            Self::Field(screen) => return screen.path(),
            Self::Home => ("", "", ""),
            Self::Found => ("found", "", ""),
            Self::Recovery => ("recovery", "", ""),
            Self::Recover => ("recover", "", ""),
            Self::Invite => ("invite", "", ""),
            Self::Join => ("join", "", ""),
            Self::Give(Step::Kind) => ("give", "", ""),
            Self::Give(step) => ("give/", step.name(), ""),
            Self::Receipt(key) => ("receipt/", key.as_str(), ""),
            Self::Mine => ("mine", "", ""),
            Self::Voice(key) => ("voice/", key.as_str(), ""),
            Self::Agenda => ("agenda", "", ""),
            Self::AgendaText(field) => ("agenda/", field.as_str(), ""),
            Self::Results => ("results", "", ""),
            Self::Indicator(key) => ("results/", key.as_str(), ""),
            Self::Record(key) => ("results/", key.as_str(), "/record"),
            Self::RecordFor(key, period) => return ["/results/", key, "/record/", &escaped(period)].concat(),
            Self::Paste(key) => ("results/", key.as_str(), "/paste"),
            Self::Meet(key) => ("meet/", key.as_str(), ""),
            Self::Wall(key) => ("meet/", key.as_str(), "/large"),
            Self::Desk => ("desk", "", ""),
            Self::ToSend => ("to-send", "", ""),
            Self::HandOver => ("hand-over", "", ""),
            Self::SetAside => ("set-aside", "", ""),
            Self::Papers => ("papers", "", ""),
            Self::Report => ("papers/report", "", ""),
            Self::VoiceForm => ("papers/voices", "", ""),
            Self::People => ("people", "", ""),
            Self::Closing => ("people/closing", "", ""),
            Self::SecondPhone => ("second-phone", "", ""),
            Self::Me => ("me", "", ""),
            Self::NotFound => ("not-found", "", ""),
        };
        ["/", screen, key, tail].concat()
    }

    /// Whether the screen makes sense on a phone that is in no initiative.
    pub(crate) fn needs_nothing_open(&self) -> bool {
        matches!(self, Self::Home | Self::Found | Self::Recover | Self::Join | Self::NotFound)
    }
}

/// A key as part of an address: what is neither letter, digit nor point, by its bytes.
fn escaped(key: &str) -> String {
    let mut path = String::with_capacity(key.len());
    for byte in key.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            path.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from(b"0123456789ABCDEF"[usize::from(half)]);
            path.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    path
}

/// The key that [`escaped`] wrote; signs that it cannot have written are kept as they are.
fn plain(path: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(path.len()), path.as_bytes());
    while let [byte, after @ ..] = rest {
        let hex = |sign: &u8| char::from(*sign).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        rest = match (byte, after) {
            (b'%', [high, low, behind @ ..]) => match (hex(high), hex(low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    behind
                }
                _ => {
                    bytes.push(*byte);
                    after
                }
            },
            _ => {
                bytes.push(*byte);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{AskPage, FieldScreen, Route};
    use crate::state::give::Step;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let key = "4g2ks0q1m8f7v3hd.0rt5c9k2p4".to_owned();
        let screens = [
            Route::Home,
            Route::Found,
            Route::Recovery,
            Route::Recover,
            Route::Invite,
            Route::Join,
            Route::Give(Step::Kind),
            Route::Give(Step::Words),
            Route::Receipt(key.clone()),
            Route::Mine,
            Route::Voice(key.clone()),
            Route::Agenda,
            Route::AgendaText("vision".to_owned()),
            Route::Results,
            Route::Indicator(key.clone()),
            Route::Record(key.clone()),
            Route::RecordFor(key.clone(), "2016-10-19/2016-10-20".to_owned()),
            Route::Paste(key.clone()),
            Route::Meet(key.clone()),
            Route::Wall(key.clone()),
            Route::Field(FieldScreen::Day),
            Route::Field(FieldScreen::End),
            Route::Field(FieldScreen::Code),
            Route::Field(FieldScreen::Lock),
            Route::Field(FieldScreen::Card(key.clone())),
            Route::Field(FieldScreen::NextVersion(key.clone())),
            Route::Field(FieldScreen::Ask(key.clone(), AskPage::Consent)),
            Route::Field(FieldScreen::Ask(key.clone(), AskPage::Question(12))),
            Route::Field(FieldScreen::Ask(key.clone(), AskPage::Check)),
            Route::Field(FieldScreen::Ask(key, AskPage::Done)),
            Route::All,
            Route::See("worries".to_owned()),
            Route::List("goals".to_owned()),
            Route::Table("goals".to_owned()),
            Route::NewEntry("goals".to_owned(), None),
            Route::NewEntry("tasks".to_owned(), Some(("activity".to_owned(), "a.1".to_owned()))),
            Route::Entry("endorsements".to_owned(), "v.1|p.2".to_owned()),
            Route::EditEntry("tags".to_owned(), "a.1|école/été 50%".to_owned()),
            Route::History("agenda".to_owned(), "vision|fr".to_owned()),
            Route::Desk,
            Route::ToSend,
            Route::HandOver,
            Route::SetAside,
            Route::Papers,
            Route::Report,
            Route::VoiceForm,
            Route::Card("services".to_owned(), "a.1".to_owned()),
            Route::People,
            Route::Closing,
            Route::SecondPhone,
            Route::Me,
        ];
        for screen in screens {
            assert_eq!(Route::at(&screen.path()), screen);
        }
    }

    #[test]
    fn an_address_of_nothing_is_not_found() {
        for path in [
            "/no",
            "/field/no",
            "/field/ask/k/0",
            "/give/nothing",
            "/results/key/other",
            "/mine/too/deep",
            "/all/a/b/c",
        ] {
            assert_eq!(Route::at(path), Route::NotFound, "{path}");
        }
    }
}
