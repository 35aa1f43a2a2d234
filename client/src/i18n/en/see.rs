//! Looks at many entries at once, in English.

use shared::domain::view::Matter;

use crate::i18n::SeeText;

fn n(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

pub(in crate::i18n) static TEXT: SeeText = SeeText {
    title: |name| match name {
        "worries" => "What to worry about",
        "activities" => "How activities fit together",
        "commitments" => "Who changes what at home",
        "partners" => "Who is at the table",
        "pledges" => "What was pledged",
        "meetings" => "Are we in touch?",
        "pulse" => "How it feels",
        "learning" => "Balance of what we learned",
        "involvement" => "Who takes part, and how far",
        "definitions" => "What our words mean",
        "versions" => "What we agreed on",
        "ratings" => "How we see ourselves",
        "since" => "Since you were here",
        "voices" => "What others say",
        "figures" => "Figures by year",
        "days" => "In the field",
        "same" => "The same thing?",
        "practices" => "What we do alike",
        "stories" => "Stories we chose",
        "readiness" => "Are we ready?",
        _ => "A look at the whole",
    },
    about: |name| match name {
        "worries" => "What is overdue, old, silent or out of balance today. Nobody has to enter it.",
        "activities" => "Partners beside strategies, and what strengthens what.",
        "commitments" => "What each partner changes inside its own house.",
        "partners" => "Sectors, gaps, and whom nobody has spoken to.",
        "pledges" => "Added up by kind and unit.",
        "meetings" => "Meetings held and ahead, and the latest news.",
        "pulse" => "Only what five answers or more come to.",
        "learning" => "What did not work counts as much as what did.",
        "involvement" => "Each group, each stage: now, and wanted.",
        "definitions" => "Every wording is kept. A contested word carries its mark wherever it is used.",
        "versions" => "The agenda at named moments, where each partner stands, and what has changed since.",
        "ratings" => "The middle answer, and where we see it differently.",
        "since" => "What others have written meanwhile.",
        "voices" => "Notes that people gave to everyone. You can support one.",
        "days" => "What each day was said to bring, and what has arrived of it.",
        "figures" => {
            "Every indicator beside every year: what is missing, what is old, where there are two answers."
        }
        "same" => {
            "Pairs that look alike. Nothing is joined unless somebody says so, and it can be taken apart."
        }
        "practices" => "Practices beside partners, messages in use, and how often people were sent on.",
        "stories" => "Which stories of change the panels of a round chose, and why.",
        "readiness" => "Who stands up for it, what makes it urgent, and what is there to begin with.",
        _ => "Everything at one look.",
    },
    nothing: "Nothing here yet.",
    unknown: "There is no such look.",
    matter: |matter, what| match matter {
        Matter::Overdue => format!("Overdue: {what}"),
        Matter::CommitmentOverdue => format!("A commitment is overdue: {what}"),
        Matter::OwnerLeft => format!("Nobody has this any more, its partner has left: {what}"),
        Matter::DecisionToReview => format!("A decision is to be looked at again: {what}"),
        Matter::UnreadVoices(unread) => format!("Nobody has looked at {} yet", n(*unread, "note", "notes")),
        Matter::TwoAnswers(open) => format!("{} with two answers", n(*open, "figure", "figures")),
        Matter::FigureOld => format!("A new figure is due: {what}"),
        Matter::NeverCounted => format!("Never counted yet: {what}"),
        Matter::NoStory => format!("Nobody has said what is behind this figure: {what}"),
        Matter::Silent => "Nobody has told news".to_owned(),
        Matter::NoMeeting => "No meeting is ahead".to_owned(),
        Matter::OnlySuccesses => "Nobody has told of what did not work".to_owned(),
        Matter::NotSpokenTo => format!("Nobody has spoken to {what}"),
        Matter::Isolated => format!("Serves no goal and is linked to nothing: {what}"),
        Matter::MissingSector(_) => format!("Nobody at the table from: {what}"),
        Matter::ManyHeadlines(headlines) => {
            format!("{headlines} figures are shown first; choose one to step back")
        }
    },
    days: |days| format!("For {}", span(days)),
    no_worries: "Nothing to worry about today.",
    partners_by_strategy: "Partners and strategies",
    without_strategy: "No strategy",
    links: "What strengthens what",
    link: |from, relation, to| format!("{from}: {relation} {to}"),
    isolated: "On their own",
    isolated_about: "These serve no goal and are linked to no other activity.",
    leverage: "Effort and leverage",
    leverage_of: |what, effort, leverage| format!("{what}: effort {effort}, leverage {leverage}"),
    alone: "By one partner",
    by_day: |day| format!("By {day}"),
    overdue: "Overdue",
    learned: |what| format!("What we learned: {what}"),
    n_checkins: |checkins| n(checkins, "check-in", "check-ins"),
    sectors: "Sectors",
    nobody: "Nobody yet",
    contacts: "Last spoken to",
    never_spoken: "Never, as far as is written down",
    spoken: |days| if days <= 0 { "Today".to_owned() } else { format!("{} ago", span(days)) },
    next_step: |what| format!("Next: {what}"),
    skills: "Skills offered and used",
    skill_used: |used| {
        if used == 0 {
            "Not used yet".to_owned()
        } else {
            format!("Used in {}", n(used, "activity", "activities"))
        }
    },
    scope: "How the table grew",
    n_partners: |partners| n(partners, "partner", "partners"),
    pledged: |offered, confirmed, received| {
        format!("Offered {offered}, confirmed {confirmed}, received {received}")
    },
    without_amount: |pledges| format!("and {} without an amount", n(pledges, "pledge", "pledges")),
    next_meeting: |when| format!("Next meeting: {when}"),
    no_meeting: "No meeting is ahead.",
    last_news: |days| format!("Latest news {} ago.", span(days)),
    no_news: "No news yet.",
    held: "Held",
    came: |came, excused, absent| format!("{came} came, {excused} excused, {absent} not there"),
    n_answers: |answers| n(answers, "answer", "answers"),
    too_few: |min| format!("Shown from {min} answers on."),
    mean: |place, mean| match place {
        0 => format!("Trust: {mean} of 5"),
        1 => format!("Clarity: {mean} of 5"),
        _ => format!("Motivation: {mean} of 5"),
    },
    balance: |worked, did_not| format!("{worked} that worked, {did_not} that did not."),
    surprises: |surprise, challenge| {
        format!("{}, {}.", n(surprise, "surprise", "surprises"), n(challenge, "difficulty", "difficulties"))
    },
    ask_failures: "Nobody has told of what did not work for a while. What was hard lately?",
    last_failure: |days| format!("Last told of {} ago.", span(days)),
    not_involved: "Not yet involved",
    now_wanted: |now, wanted| format!("Now: {now}. Wanted: {wanted}."),
    equity: "Where equity was looked at",
    wordings: |wordings| n(wordings, "wording", "wordings"),
    drift: "What has changed since",
    no_drift: "Nothing has changed since.",
    drift_text: |text, language| format!("The text has changed: {text} ({language})"),
    drift_added: |what| format!("New: {what}"),
    drift_changed: |what| format!("Changed: {what}"),
    drift_removed: |what| format!("Taken out: {what}"),
    no_stance: "Has not said yet",
    name_version: "Name this version",
    version_name: "What is this version called?",
    version_hint: "For example: Assembly of 12 May. It is never changed afterwards.",
    rate: "Rate",
    what_is_this: "What is this?",
    choose_list: "Which list?",
    choose_round: "Which round?",
    no_round: "No round is open. A coordinator opens one.",
    n_raters: |raters| format!("{} so far", n(raters, "phone has rated", "phones have rated")),
    levels: |not_started, emerging, mature, cant_say| {
        format!("Not started: {not_started}. Emerging: {emerging}. Mature: {mature}. Cannot say: {cant_say}.")
    },
    differ: "We see this differently. Talk about it.",
    my_rating: "How do you see it?",
    blind: "The app shows nobody who gave which answer.",
    since_about: |when| format!("Since {when}."),
    n_new: |new| format!("{new} new"),
    same_pairs: "These look alike",
    join: "They are the same",
    joined: "Joined",
    take_apart: "Take apart",
    standards: "Practices and partners",
    messages: "Messages in use",
    message_used: |partners| format!("Used by {}", n(partners, "partner", "partners")),
    referrals: "Sent on",
    n_referred: |times| if times == 1 { "Once".to_owned() } else { format!("{times} times") },
    at_site: |site, state| format!("{site}: {state}"),
    chosen: |chosen, left| format!("Chosen by {}, not by {left}", n(chosen, "panel", "panels")),
    chosen_why: |why| format!("Chosen: {why}"),
    left_why: |why| format!("Not chosen: {why}"),
    choose_story: "Choose a story in this round",
    champions: "Who stands up for it",
    commits: |commits| {
        if commits {
            "Brings along a network or means"
        } else {
            "It is not written down yet what they bring along"
        }
    },
    urgency: "What makes it urgent",
    has_evidence: |has| if has { "With evidence" } else { "Without evidence yet" },
    needs: "What is there to begin with",
    covered: "Covered",
    not_covered: "Not covered",
    have: |what| format!("There is: {what}"),
    gap: |what| format!("Lacking: {what}"),
};

/// How long that is, as people say it.
fn span(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        ..60 => format!("{days} days"),
        60..730 => format!("{} months", days / 30),
        730.. => format!("{} years", days / 365),
    }
}
