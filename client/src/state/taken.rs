//! What was photographed and recorded for something that is not given yet.

use shared::domain::media::Media;

/// What a person does about what is photographed and recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Something was taken.
    Take(Media),
    /// The one at this place is described so.
    Caption(usize, String),
    /// The one at this place is not wanted.
    Remove(usize),
    /// None is wanted any more, of any question.
    Clear,
}

/// What was photographed and recorded, each with the id of the question that it answers at a door; one of a voice has none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Taken(pub(crate) Vec<(String, Media)>);

impl Taken {
    /// Reads a draft; nothing of what another version kept.
    pub(crate) fn from_draft(text: &str) -> Self {
        let packed: Vec<u8> = text.chars().filter_map(|character| u8::try_from(character).ok()).collect();
        Self(postcard::from_bytes(&packed).unwrap_or_default())
    }

    /// As a draft; empty if nothing was taken. A draft is text: each byte becomes a character.
    pub(crate) fn to_draft(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        // As all messages are packed; nothing here cannot be.
        let packed = postcard::to_allocvec(&self.0).unwrap_or_default();
        packed.into_iter().map(char::from).collect()
    }

    /// What answers one question.
    pub(crate) fn each(&self, question: &str) -> impl Iterator<Item = &Media> {
        self.0.iter().filter(move |(id, _)| id == question).map(|(_, media)| media)
    }

    /// What answers one question, to be handed on.
    pub(crate) fn of(&self, question: &str) -> Vec<Media> {
        self.each(question).cloned().collect()
    }

    /// What there is after something was done about one question.
    pub(crate) fn after(&self, question: &str, deed: Deed) -> Self {
        let mut all = self.0.clone();
        let mut places = self.0.iter().enumerate().filter(|(_, (id, _))| id == question).map(|(at, _)| at);
        match deed {
            Deed::Take(media) => all.push((question.to_owned(), media)),
            Deed::Caption(place, caption) => {
                if let Some((_, media)) = places.nth(place).and_then(|at| all.get_mut(at)) {
                    media.caption = caption;
                }
            }
            Deed::Remove(place) => {
                if let Some(at) = places.nth(place) {
                    all.remove(at);
                }
            }
            Deed::Clear => all.clear(),
        }
        Self(all)
    }
}

/// The smallest photo there is.
#[cfg(test)]
pub(crate) fn photo() -> Media {
    let bytes = (0..=255).collect();
    Media { media_type: "jpeg".to_owned(), seconds: 0, caption: String::new(), bytes }
}

#[cfg(test)]
mod tests {
    use super::{Deed, Taken, photo};

    #[test]
    fn what_was_taken_comes_back_whole() {
        let taken = Taken::default().after("q3", Deed::Take(photo()));
        let taken = taken.after("q1", Deed::Take(photo()));
        assert_eq!((taken.of("q3").len(), taken.of("q1").len(), taken.of("q2").len()), (1, 1, 0));
        let taken = taken.after("q3", Deed::Caption(0, "Le mur, à gauche".to_owned()));
        assert_eq!(taken.of("q3")[0].caption, "Le mur, à gauche");
        assert_eq!(Taken::from_draft(&taken.to_draft()), taken);
        assert_eq!(taken.after("q3", Deed::Remove(0)).0.len(), 1);
        let taken = taken.after("q2", Deed::Clear);
        assert_eq!((&taken, taken.to_draft()), (&Taken::default(), String::new()));
    }
}
