//! What comes of it when two people do something about one voice without knowing of each other.

use shared::domain::{Audience, Command, CommandError};

use crate::merging::{INES, JOAO, three};
use crate::table::{LEAD, called, shown};

/// Case 11, *support from one phone twice*: it counts once.
#[test]
fn support_from_one_phone_counts_once_however_often_it_is_given() {
    let mut table = three();
    let voice = table.says(LEAD, "More street lamps");
    table.meet();
    for on in ["yes", "no", "yes", "yes"] {
        table.adds(JOAO, "supports", &[("contribution", &voice), ("on", on)]);
        table.meet();
    }
    let trail = shown!(table, JOAO, Trail(voice));
    assert_eq!((trail.n_phones, trail.is_supported_here), (1, true));
}

/// Case 12, *two phones, one person*: they are two phones, and that is what the screen calls them; whoever comes to a field
/// worker's phone for it counts once.
#[test]
fn one_person_with_two_phones_counts_as_two_phones() {
    let mut table = three();
    let voice = table.says(LEAD, "More street lamps");
    table.meet();
    let tablet = table.second_phone(JOAO);
    table.meet();
    for who in [JOAO, tablet] {
        table.adds(who, "supports", &[("contribution", &voice), ("on", "yes")]);
    }
    table.meet();
    let members = table.session(LEAD).members();
    assert_eq!(members.iter().filter(|member| member.nickname == "joao").count(), 2, "one person");
    assert_eq!(shown!(table, LEAD, Trail(voice.clone())).n_phones, 2, "two phones");
    // For a neighbour, on the same phone: no second voice.
    table.adds(JOAO, "supports", &[("contribution", &voice), ("on", "yes")]);
    table.meet();
    assert_eq!(shown!(table, LEAD, Trail(voice)).n_phones, 2);
}

/// Case 15, *contribution edited after review*: author and reviewer write in places of their own; the reviewer sees that the
/// words are not those that were looked at, and who knows of the review leaves the words as they are.
#[test]
fn a_voice_reworded_while_it_is_reviewed_says_that_it_was_edited_since() {
    let mut table = three();
    let voice = table.says(JOAO, "More lamps");
    table.meet();
    let reword = |body: &str| Command::Reword { contribution: voice.clone(), body: body.to_owned() };
    let (state, reason) = ("in_discussion".to_owned(), "On Tuesday".to_owned());
    table.does(INES, &Command::Review { contribution: voice.clone(), state, reason }).expect("she may");
    table.does(JOAO, &reword("Lamps by the school")).expect("it is his, and he knows of no review");
    table.meet();
    for who in [LEAD, INES, JOAO] {
        let row = shown!(table, who, Voice(voice.clone())).expect("it is here");
        assert_eq!((row.body.as_deref(), row.edited_since), (Some("Lamps by the school"), true));
        assert_eq!(
            (row.review.as_deref(), row.reason.as_deref()),
            (Some("in_discussion"), Some("On Tuesday"))
        );
    }
    let late = table.does(JOAO, &reword("Lamps everywhere"));
    assert_eq!(late, Err(CommandError::WrittenOnce { section: "contributions".to_owned() }));
    assert!(matches!(table.does(LEAD, &reword("No lamps")), Err(CommandError::NotAllowed { .. })));
    let (state, reason) = ("kept_for_later".to_owned(), String::new());
    table.does(INES, &Command::Review { contribution: voice.clone(), state, reason }).expect("she may");
    let row = shown!(table, INES, Voice(voice)).expect("it is here");
    assert!(!row.edited_since, "she has looked at these words");
}

/// Case 16, *withdrawn while promoted*: the words are gone, and what came of them says that it is based on a voice that was
/// withdrawn.
#[test]
fn a_voice_withdrawn_while_it_is_promoted_leaves_its_trail_and_no_words() {
    let mut table = three();
    let voice = table.gives(JOAO, "Lamps where my sister was followed", Audience::Team);
    table.meet();
    let activity = table.adds(LEAD, "activities", &[("title", "Street lamps"), ("state", "planned")]);
    table.adds(
        LEAD,
        "promotions",
        &[("contribution", &voice), ("target", &activity), ("relation", "became")],
    );
    table.does(JOAO, &Command::Withdraw { contribution: voice.clone() }).expect("it is his");
    table.meet();
    let trail = shown!(table, INES, Trail(activity));
    assert_eq!((trail.came_from.len(), trail.came_from[0].is_withdrawn), (1, true));
    assert_eq!(called(&trail.came_from[0].other.name), "");
    for who in [LEAD, INES, JOAO] {
        let row = shown!(table, who, Voice(voice.clone())).expect("its place stays");
        assert_eq!((row.body, row.withdrawn.as_deref()), (None, Some("author")));
    }
}

/// Case 17, *same idea twice*: it is suggested, a person joins them, both authors keep their words, and it can be undone.
#[test]
fn the_same_idea_twice_is_joined_with_credit_to_both_and_taken_apart_again() {
    let mut table = three();
    let one = table.says(LEAD, "More street lamps in our park");
    let other = table.says(JOAO, "Street lamps for the park!");
    table.meet();
    let pairs = shown!(table, INES, Same { today: table.today() }).pairs;
    assert_eq!((pairs.len(), pairs[0].0.as_str()), (1, "contributions"));
    let joined = table.adds(INES, "joined", &[("child", &other), ("into", &one)]);
    table.meet();
    let same = shown!(table, LEAD, Same { today: table.today() });
    assert_eq!((same.groups.len(), same.pairs.len()), (1, 0));
    assert_eq!((&same.groups[0].stands.key, &same.groups[0].others[0].key), (&one, &other));
    for (voice, by) in [(&one, "lea"), (&other, "joao")] {
        let row = shown!(table, INES, Voice(voice.clone())).expect("it is here");
        assert_eq!(row.by.as_deref(), Some(by));
    }
    table.changes(LEAD, ("joined", &joined), &[("into", "")]);
    table.meet();
    let same = shown!(table, JOAO, Same { today: table.today() });
    assert_eq!((same.groups.len(), same.pairs.len()), (0, 1));
}

/// Case 18, *both join in opposite directions*: one group on every phone, under the smallest key.
#[test]
fn two_who_join_in_opposite_directions_make_one_group() {
    let mut table = three();
    let one = table.says(LEAD, "More street lamps in our park");
    let other = table.says(JOAO, "Street lamps for the park!");
    table.meet();
    table.adds(LEAD, "joined", &[("child", &one), ("into", &other)]);
    table.adds(INES, "joined", &[("child", &other), ("into", &one)]);
    table.meet();
    for who in [LEAD, INES, JOAO] {
        let groups = shown!(table, who, Same { today: table.today() }).groups;
        assert_eq!((groups.len(), &groups[0].stands.key), (1, (&one).min(&other)));
        assert_eq!(groups[0].others.len(), 1);
    }
}
