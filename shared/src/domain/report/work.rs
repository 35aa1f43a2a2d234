//! What was done, promised inside each partner, learned and changed. What did not work weighs as much as what did.

use super::page::Page;
use super::{Failures, Reader, Told};
use crate::domain::initiative::Entity;

/// The kinds of learnings, in the order of the report: what did not work first, as it is what is most easily left out.
const KINDS: [&str; 4] = ["did_not", "worked", "surprise", "challenge"];

impl Told<'_> {
    pub(super) fn work(&self, page: &mut Page) {
        page.section(self.say.activities);
        let mut activities: Vec<_> =
            self.initiative.standing("activities").filter(|(_, one)| self.took_place(one)).collect();
        activities.sort_by_key(|(key, one)| (one.text("rank").unwrap_or("~"), *key));
        if activities.is_empty() {
            page.words("p", self.say.nothing);
        }
        page.open("ul");
        for (_, activity) in activities {
            page.open("li");
            page.said(
                "strong",
                activity.text("lang").unwrap_or_default(),
                activity.text("title").unwrap_or_default(),
            );
            let state = self.say.code(self.say.activity_states, activity.text("state").unwrap_or_default());
            page.words("span", &format!(" {state}"));
            let days: Vec<String> = ["dtstart", "dtend"]
                .into_iter()
                .filter_map(|name| activity.text(name))
                .map(|day| self.say.day(day))
                .collect();
            if !days.is_empty() {
                page.words("span", &format!(" {}", days.join(" – ")));
            }
            let lead = self.name("partners", activity.text("lead"));
            if !lead.is_empty() {
                page.words("p", &self.say.fill(self.say.led_by, &[("partner", lead)]));
            }
            if let Some(about) = activity.text("description") {
                page.said("p", activity.text("lang").unwrap_or_default(), about);
            }
            page.close("li");
        }
        page.close("ul");
        page.close("section");
        self.commitments(page);
    }

    /// Whether an activity lies in the report's days; without days of its own, whether it was written by then.
    fn took_place(&self, activity: &Entity) -> bool {
        let day = |name| activity.text(name).and_then(|moment| moment.get(..10)).map(str::to_owned);
        match (day("dtstart"), day("dtend")) {
            (Some(starts), ends) => starts <= self.to && ends.is_none_or(|ends| ends >= self.from),
            (None, Some(ends)) => ends >= self.from,
            (None, None) => self.is_by_then(activity),
        }
    }

    fn commitments(&self, page: &mut Page) {
        page.section(self.say.commitments);
        page.words("p", self.say.commitments_about);
        let standing = self.initiative.standing("commitments").filter(|(_, one)| self.is_by_then(one));
        let mut rows: Vec<(String, &String, &Entity)> =
            standing.map(|(key, one)| (self.name("partners", one.text("partner")), key, one)).collect();
        rows.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let (shown, left_out): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(.., one)| {
            self.failures == Failures::Included || one.text("state") != Some("dropped")
        });
        if shown.is_empty() {
            page.words("p", self.say.nothing);
        } else if self.reader == Reader::Public {
            page.words("p", &self.say.counted(self.say.commitments_inside, shown.len()));
        }
        page.open("ul");
        for (partner, _, commitment) in shown.into_iter().filter(|_| self.reader != Reader::Public) {
            page.open("li");
            page.words("strong", &partner);
            page.said(
                "p",
                commitment.text("lang").unwrap_or_default(),
                commitment.text("change_inside").unwrap_or_default(),
            );
            let state = commitment.text("state").unwrap_or_default();
            page.words("p", self.say.code(self.say.commitment_states, state));
            if let Some(learned) = commitment.text("learned") {
                page.words("p", &self.say.fill(self.say.learned_from_it, &[("learned", learned.to_owned())]));
            }
            page.close("li");
        }
        page.close("ul");
        if !left_out.is_empty() {
            page.note(&self.say.counted(self.say.left_out, left_out.len()));
        }
        page.close("section");
    }

    pub(super) fn learned(&self, page: &mut Page) {
        page.section(self.say.learned);
        let all = self.within("learnings");
        let of = |kind: &str| {
            all.iter()
                .filter(|(_, one)| one.text("kind") == Some(kind))
                .map(|(_, one)| *one)
                .collect::<Vec<_>>()
        };
        let (worked, did_not) = (of("worked").len(), of("did_not").len());
        let leaves_out = self.failures == Failures::LeftOut;
        if leaves_out {
            page.note(&self.say.counted(self.say.left_out, did_not));
        } else if !all.is_empty() {
            let gaps = [
                ("worked", self.say.counted(self.say.n_worked, worked)),
                ("did_not", self.say.counted(self.say.n_did_not, did_not)),
            ];
            page.words("p", &self.say.fill(self.say.balance, &gaps));
        } else {
            page.words("p", self.say.nothing);
        }
        let mut n_kept = 0;
        for kind in KINDS {
            let mut found = of(kind);
            if leaves_out && kind == "did_not" {
                continue;
            }
            if self.reader == Reader::Public {
                let n = found.len();
                found.retain(|one| one.text("shared_with") == Some("public"));
                n_kept += n - found.len();
            }
            if found.is_empty() {
                continue;
            }
            page.words("h3", self.say.code(self.say.learning_kinds, kind));
            page.open("ul");
            for learning in found {
                page.open("li");
                page.said(
                    "p",
                    learning.text("lang").unwrap_or_default(),
                    learning.text("what").unwrap_or_default(),
                );
                for (name, sentence) in [("why", self.say.why), ("so_what", self.say.so_what)] {
                    if let Some(words) = learning.text(name) {
                        page.words("p", &self.say.fill(sentence, &[("words", words.to_owned())]));
                    }
                }
                page.close("li");
            }
            page.close("ul");
        }
        if n_kept > 0 {
            page.words("p", &self.say.counted(self.say.learned_here, n_kept));
        }
        page.close("section");
    }

    pub(super) fn changed(&self, page: &mut Page) {
        page.section(self.say.changed);
        page.words("p", self.say.alongside);
        let changes = self.within("system_changes");
        let decisions = self.within("decisions");
        let decided = decisions.iter().filter(|(_, one)| one.text("state") == Some("decided"));
        let decided: Vec<&Entity> = decided.map(|(_, one)| *one).collect();
        if changes.is_empty() && decided.is_empty() {
            page.words("p", self.say.nothing);
        }
        for (layer, heading) in self.say.layers {
            let of_it: Vec<_> = changes.iter().filter(|(_, one)| one.text("layer") == Some(*layer)).collect();
            if of_it.is_empty() {
                continue;
            }
            page.words("h3", heading);
            page.open("ul");
            for (_, change) in of_it {
                page.open("li");
                page.said(
                    "p",
                    change.text("lang").unwrap_or_default(),
                    change.text("what").unwrap_or_default(),
                );
                for (name, sentence) in
                    [("contribution", self.say.our_part), ("others", self.say.others_part)]
                {
                    if let Some(words) = change.text(name) {
                        page.words("p", &self.say.fill(sentence, &[("words", words.to_owned())]));
                    }
                }
                page.close("li");
            }
            page.close("ul");
        }
        if !decided.is_empty() {
            page.words("h3", self.say.decided);
            page.open("ul");
            for decision in decided {
                let words = [decision.text("question"), decision.text("outcome")];
                let words: Vec<&str> = words.into_iter().flatten().collect();
                page.said("li", decision.text("lang").unwrap_or_default(), &words.join("\n"));
            }
            page.close("ul");
        }
        page.close("section");
    }

    /// Whether something was written on the report's last day or before it.
    fn is_by_then(&self, entity: &Entity) -> bool {
        crate::domain::period::day_of_ms(entity.at_ms()) <= self.to
    }
}
