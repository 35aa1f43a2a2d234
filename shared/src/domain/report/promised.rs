//! What was promised: the agenda as it stands, the goals, and who stands behind the newest version of it.

use super::Told;
use super::page::Page;
use crate::domain::schema::AGENDA_TEXTS;

impl Told<'_> {
    pub(super) fn promised(&self, page: &mut Page) {
        page.section(self.say.promised);
        for field in AGENDA_TEXTS {
            let text = self.initiative.agenda(field);
            if let Some((lang, words)) = text.pick(self.say.lang) {
                page.words("h3", self.say.code(self.say.texts, field));
                page.said("p", lang, words);
            }
        }
        let goals: Vec<_> = self.initiative.standing("goals").collect();
        if !goals.is_empty() {
            page.words("h3", self.say.goals);
            page.open("ul");
            for (_, goal) in goals {
                let title = goal.words("title");
                let Some((lang, words)) = title.pick(self.say.lang) else { continue };
                match goal.text("horizon") {
                    Some(by) => {
                        let gaps = [("goal", words.to_owned()), ("day", self.say.day(by))];
                        page.said("li", lang, &self.say.fill(self.say.goal_by, &gaps));
                    }
                    None => page.said("li", lang, words),
                }
            }
            page.close("ul");
        }
        self.endorsed(page);
        page.close("section");
    }

    /// The newest version that was agreed on, and how many partners stand where.
    fn endorsed(&self, page: &mut Page) {
        let newest =
            self.initiative.standing("versions").max_by_key(|(key, version)| (version.at_ms(), *key));
        let Some((key, version)) = newest else { return };
        let gaps = [("name", version.text("name").unwrap_or_default().to_owned())];
        page.words("p", &self.say.fill(self.say.version, &gaps));
        let stances =
            self.initiative.standing("endorsements").filter(|(pair, _)| pair.split('|').next() == Some(key));
        let stances: Vec<&str> = stances.filter_map(|(_, endorsement)| endorsement.text("stance")).collect();
        let told =
            self.say.stances.iter().map(|(code, sentence)| {
                (stances.iter().filter(|stance| **stance == *code).count(), *sentence)
            });
        let told: Vec<_> = told.filter(|(n, _)| *n > 0).collect();
        if !told.is_empty() {
            page.open("ul");
            told.into_iter().for_each(|(n, sentence)| page.words("li", &self.say.counted(sentence, n)));
            page.close("ul");
        }
    }
}
