//! Properties of the whole bank, after any story: commands of several clients, deliveries and faults.

use super::config;
use crate::simulation::action::Action;
use crate::simulation::clients::{account_id, transfer_id};
use crate::simulation::practice::{Sound, log_of};
use crate::simulation::runner::{Answer, Run};
use crate::simulation::script::{any_action, opening};
use event_sourced_bank::bank::{Bank, Command, Payload, Refusal, Request, Waiting};
use event_sourced_bank::domain::account::{self, AccountNumber, OverdraftLimit};
use event_sourced_bank::domain::{Money, transfer};
use event_sourced_bank::event_sourcing::store::KeepNothing;
use event_sourced_bank::event_sourcing::{AppendError, Log, MessageId, Position, Timestamp, Version};
use proptest::collection::vec;
use proptest::prelude::*;
use std::rc::Rc;
use uuid::Uuid;

/// Any story of up to so many actions, after an opening that gives it something to be about.
pub fn story(longest: usize) -> impl Strategy<Value = Vec<Action>> {
    vec(any::<u64>(), 1..=longest).prop_map(|seeds| {
        let any = (0..).zip(seeds).map(|(number, seed)| any_action(seed, number));
        opening().into_iter().chain(any).collect()
    })
}

/// The bank after a story. Every invariant is checked after every action.
pub fn told(story: &[Action]) -> Result<Run, TestCaseError> {
    let mut run = Run::new(Rc::new(Sound));
    for action in story {
        run.act(*action).map_err(|broken| TestCaseError::fail(broken.to_string()))?;
    }
    Ok(run)
}

/// The same, come to rest.
pub fn told_to_its_end(story: &[Action]) -> Result<Run, TestCaseError> {
    let mut run = told(story)?;
    run.finish().map_err(|broken| TestCaseError::fail(broken.to_string()))?;
    Ok(run)
}

fn now() -> Timestamp {
    Timestamp::from_unix_millis(1_795_600_800_000)
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn every_invariant_holds_after_every_step(story in story(200)) {
        told_to_its_end(&story)?;
    }

    #[test]
    fn any_prefix_of_the_log_loads_and_shows_what_was_there_then(story in story(100), part in 0..=100_usize) {
        let run = told(&story)?;
        let commits = run.written();
        let prefix = log_of(commits[..commits.len() * part / 100].iter().cloned()).expect("it loads");
        let then = Bank::new(prefix, KeepNothing);
        let moment = run.bank().timeline().at(run.bank().log(), then.log().head());
        prop_assert_eq!(then.read_models().reports(), moment.read_models.reports());
        prop_assert_eq!(then.present().progress, moment.progress);
    }

    #[test]
    fn from_any_point_every_transfer_ends_within_eight_rounds(story in story(100), part in 0..=100_usize) {
        let run = told(&story)?;
        run.ends_from(run.commits() * part / 100).map_err(|broken| TestCaseError::fail(broken.to_string()))?;
    }

    #[test]
    fn any_message_again_any_number_of_times_adds_nothing(story in story(100), times in 1..4_usize) {
        let mut run = told_to_its_end(&story)?;
        let bank = run.bank_mut();
        let (head, decisions) = (bank.log().head(), bank.decisions().clone());
        let subscriptions: Vec<_> = bank.subscriptions().cloned().collect();
        for subscription in subscriptions {
            let category = subscription.categories.first().expect("each reads one");
            let positions: Vec<_> = bank.log().category(category, Position::ZERO).map(|message| message.position).collect();
            for position in positions.into_iter().cycle().take(times * head.get() as usize) {
                let waiting = Waiting { subscription: subscription.name.clone(), position };
                prop_assert!(bank.deliver_again(&waiting, now()).is_ok());
            }
        }
        prop_assert_eq!(bank.log().head(), head);
        prop_assert_eq!(bank.decisions(), &decisions);
    }

    #[test]
    fn any_command_again_has_the_same_result_and_any_other_under_its_id_is_refused(story in story(100)) {
        let mut run = told_to_its_end(&story)?;
        let answers = run.answers().to_vec();
        let head = run.bank().log().head();
        for (request, answer) in answers {
            let Answer::Taken(positions) = answer else { continue };
            let again = run.bank_mut().execute(&request).expect("as before");
            prop_assert!(again.repeated);
            prop_assert_eq!(again.positions, positions);
            let other = account::Command::ReopenAccount { account_id: account_id(77) };
            let told = run.bank_mut().execute(&Request { command: other.into(), ..request });
            let is_told = matches!(told, Err(Refusal::Append(AppendError::IdReused { .. })));
            prop_assert!(is_told, "{:?}", told);
        }
        prop_assert_eq!(run.bank().log().head(), head);
    }

    #[test]
    fn a_refused_command_leaves_no_trace(story in story(100)) {
        let mut run = told_to_its_end(&story)?;
        let refused: Vec<_> = run.answers().iter().filter(|(_, answer)| matches!(answer, Answer::Refused)).cloned().collect();
        for (request, _) in refused {
            let before = (run.bank().present(), run.bank().decisions().clone(), run.commits());
            if run.bank_mut().execute(&request).is_err() {
                prop_assert_eq!(&before.0, &run.bank().present());
                prop_assert_eq!(&before.1, run.bank().decisions());
                prop_assert_eq!(before.2, run.commits());
            }
        }
    }

    #[test]
    fn whoever_decided_on_another_version_is_told(story in story(60), off in 1..5_u64) {
        let mut run = told_to_its_end(&story)?;
        let id = MessageId::new(Uuid::from_u128(0xffff));
        let accounts: Vec<_> = run.bank().decisions().accounts.iter().map(|(id, account)| (id, account.version)).collect();
        let head = run.bank().log().head();
        for (id_of_account, found) in accounts {
            let account_id = event_sourced_bank::domain::AccountId::new(id_of_account);
            let command = account::Command::CloseAccount { account_id };
            for expected in [Version::new(found.get() + off), Version::new(found.get().saturating_sub(off))] {
                let told = run.bank_mut().execute(&Request::new(id, now(), command.clone()).expecting(expected));
                let is_told = matches!(told, Err(Refusal::Append(AppendError::Conflict { .. })));
                prop_assert!(is_told || expected == found, "{:?}", told);
            }
        }
        prop_assert_eq!(run.bank().log().head(), head);
    }

    #[test]
    fn every_message_of_a_transfer_leads_back_to_a_command_in_one_conversation(story in story(150)) {
        let run = told_to_its_end(&story)?;
        let log: &Log<Payload> = run.bank().log();
        for message in log.all(Position::ZERO) {
            let (mut at, mut steps) = (message, 0);
            // A client may have sent a command under the id that a message got later; that message caused nothing.
            while let Some(cause) = log.find(at.causation_id).filter(|cause| cause.position < at.position) {
                prop_assert_eq!(cause.correlation_id, message.correlation_id);
                (at, steps) = (cause, steps + 1);
            }
            prop_assert!(steps <= 64);
            let is_order = matches!(at.payload, Ok(Payload::AccountCommand(_)));
            prop_assert!(!is_order, "a person's command has no message");
        }
    }

    #[test]
    fn transfers_that_do_not_need_each_other_end_the_same_in_any_order(
        transfers in vec((0..4_u32, 0..4_u32, 1..1000_i64), 1..12),
        order in vec(any::<u64>(), 12),
        steps in vec(0..3_usize, 0..200),
    ) {
        let transfers: Vec<_> = transfers.into_iter().filter(|(from, to, _)| from != to).enumerate().collect();
        let mut shuffled = transfers.clone();
        shuffled.sort_by_key(|(index, _)| order[*index]);
        prop_assert_eq!(balances_after(&transfers, &[]), balances_after(&shuffled, &steps));
    }
}

/// Four accounts without a limit, these transfers, and workers that get on in this order before everything comes to rest.
fn balances_after(transfers: &[(usize, (u32, u32, i64))], steps: &[usize]) -> Vec<Money> {
    let mut bank = Bank::new(Log::default(), KeepNothing);
    let send = |bank: &mut Bank<KeepNothing>, number: u32, command: Command| {
        let id = MessageId::new(Uuid::from_u128(number.into()));
        bank.execute(&Request::new(id, now(), command)).expect("taken");
    };
    for number in 0..4 {
        let open = account::Command::CreateAccount {
            account_id: account_id(number),
            account_number: AccountNumber::parse(&number.to_string()).expect("a number"),
            overdraft_limit: OverdraftLimit::Unlimited,
        };
        send(&mut bank, number, open.into());
    }
    let names: Vec<_> = bank.subscriptions().map(|subscription| subscription.name.clone()).collect();
    let mut steps = steps.iter();
    for (index, (from, to, minor)) in transfers {
        let number = u32::try_from(*index).expect("few");
        let initiate = transfer::Command::InitiateTransfer {
            transfer_id: transfer_id(number),
            from_account_id: account_id(*from),
            to_account_id: account_id(*to),
            amount: Money::from_minor(*minor).expect("small"),
        };
        send(&mut bank, 100 + number, initiate.into());
        for worker in steps.by_ref().take(10) {
            let waiting = bank.waiting(bank.log().head()).find(|waiting| waiting.subscription == names[*worker]);
            if let Some(waiting) = waiting {
                bank.handle(&waiting, now()).expect("written");
            }
        }
    }
    bank.run_until_quiet(now(), 20).expect("quiet");
    let balance =
        |number| bank.decisions().accounts.get(account_id(number).uuid()).state.holding().map(|it| it.balance);
    (0..4).map(|number| balance(number).expect("opened")).collect()
}
