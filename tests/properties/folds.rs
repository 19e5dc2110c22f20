//! Properties of everything that is folded from the log: however it is folded, it comes out the same.

use super::config;
use super::stories::{story, told};
use event_sourced_bank::bank::projections::ReadModels;
use event_sourced_bank::bank::{Bank, Payload, Timeline};
use event_sourced_bank::event_sourcing::snapshot::Discarded;
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{Log, Message, Position, Projected, Projection, Snapshot};
use proptest::collection::vec;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// How many messages there were, by a program of today and by one of yesterday.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Count<const SHAPE: u32>(u64);

impl<const SHAPE: u32> Projection<Payload> for Count<SHAPE> {
    const NAME: &'static str = "count";
    const SHAPE: u32 = SHAPE;

    fn apply(&mut self, _: &Message<Payload>) {
        self.0 += 1;
    }
}

/// A position so many hundredths into the log.
fn part_of(log: &Log<Payload>, part: u64) -> Position {
    Position::new(log.head().get() * part / 100)
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn each_projection_rebuilt_is_as_it_was_live(story in story(150)) {
        let run = told(&story)?;
        let rebuilt: Projected<ReadModels> = Projected::rebuilt(run.bank().log(), run.bank().log().head());
        for (live, rebuilt) in run.bank().read_models().reports().iter().zip(rebuilt.model().reports()) {
            prop_assert!(live.checksum.is_some(), "{} can be written", live.name);
            prop_assert_eq!(live, &rebuilt);
        }
    }

    #[test]
    fn any_moment_is_the_fold_of_the_messages_up_to_it(story in story(100), interval in 1..70_u64, pauses in vec(0..=100_u64, 0..6)) {
        let run = told(&story)?;
        let log = run.bank().log();
        let mut timeline = Timeline::with_interval(interval);
        timeline.catch_up(log);
        for position in pauses.iter().map(|part| part_of(log, *part)).chain([Position::ZERO, log.head(), log.head().next()]) {
            let moment = timeline.at(log, position);
            let fold: Projected<ReadModels> = Projected::rebuilt(log, position);
            prop_assert_eq!(&moment.read_models, fold.model());
            prop_assert_eq!(moment.position, position.min(log.head()));
            prop_assert!(moment.progress.values().all(|progress| progress.checkpoint <= position));
        }
    }

    #[test]
    fn a_projection_that_pauses_anywhere_comes_out_the_same(story in story(100), pauses in vec(0..=100_u64, 0..6)) {
        let run = told(&story)?;
        let log = run.bank().log();
        let mut paused: Projected<ReadModels> = Projected::default();
        for part in pauses {
            paused.catch_up_to(log, part_of(log, part));
            log.all(Position::ZERO).take_while(|message| message.position <= paused.checkpoint()).for_each(|message| {
                let before = paused.checkpoint();
                paused.clone().take(message);
                assert_eq!(paused.checkpoint(), before, "what was taken in before changes nothing");
            });
        }
        paused.catch_up(log);
        prop_assert_eq!(paused, Projected::rebuilt(log, log.head()));
    }

    #[test]
    fn a_snapshot_and_what_came_after_is_the_whole_fold(story in story(100), part in 0..=100_u64) {
        let run = told(&story)?;
        let log = run.bank().log();
        let then: Projected<ReadModels> = Projected::rebuilt(log, part_of(log, part));
        prop_assert_eq!(Snapshot::take(&then).restore(log), Ok(Projected::rebuilt(log, log.head())));
    }

    #[test]
    fn a_snapshot_of_another_shape_or_ahead_of_the_log_is_thrown_away(story in story(60)) {
        let run = told(&story)?;
        let log = run.bank().log();
        let count: Projected<Count<1>> = Projected::rebuilt(log, log.head());
        let stored = serde_json::to_string(&Snapshot::take(&count)).expect("written");
        let same: Snapshot<Count<1>> = serde_json::from_str(&stored).expect("read");
        prop_assert_eq!(same.clone().restore(log), Ok(count));
        let other: Snapshot<Count<2>> = serde_json::from_str(&stored).expect("read");
        prop_assert_eq!(other.restore(log).err(), Some(Discarded::OtherShape { found: 1, wanted: 2 }));
        let shorter = Log::<Payload>::default();
        let ahead = Discarded::AheadOfLog { snapshot: log.head(), head: Position::ZERO };
        prop_assert_eq!(same.restore(&shorter).err(), Some(ahead));
    }

    #[test]
    fn another_tab_that_takes_in_the_commits_sees_the_same_after_each(story in story(60)) {
        let run = told(&story)?;
        let mut mirror = Bank::new(Log::default(), KeepNothing);
        for commit in run.written() {
            let last = commit.last();
            prop_assert_eq!(mirror.take_in(commit), Ok(()));
            let moment = run.bank().timeline().at(run.bank().log(), last);
            prop_assert_eq!(mirror.present(), moment);
        }
        prop_assert_eq!(mirror.decisions(), run.bank().decisions());
        prop_assert!(mirror.audit().violations().is_empty());
    }

    #[test]
    fn looking_at_every_moment_changes_nothing(story in story(60)) {
        let run = told(&story)?;
        let (present, commits) = (run.bank().present(), run.commits());
        for number in 0..=run.bank().log().head().get() {
            let moment = run.bank().timeline().at(run.bank().log(), Position::new(number));
            prop_assert_eq!(moment.position.get(), number);
        }
        prop_assert_eq!(run.bank().present(), present);
        prop_assert_eq!(run.commits(), commits);
    }
}
