//! What decisions know beyond one account or transfer: whose number it is, what is on its way, which accounts exist.

use super::example::{Paper, now, send, transfer_on_its_way};
use crate::bank::Bank;
use crate::bank::worker::workers;
use crate::domain::account::example::{alice, bob, create, deposit, number};
use crate::domain::transfer::example::{initiate, rent};
use crate::domain::{AccountId, Money, TransferId, transfer};
use uuid::Uuid;

fn in_flight(bank: &Bank<Paper>) -> [Vec<TransferId>; 2] {
    [alice(), bob()].map(|id| bank.decisions().in_flight(id).to_vec())
}

#[test]
fn a_number_is_known_to_be_taken_for_ever() {
    let bank = transfer_on_its_way(workers());
    assert_eq!(bank.decisions().number_taken_by(&number(alice())), Some(alice()));
    let nobody = AccountId::new(Uuid::from_u128(99));
    assert_eq!(bank.decisions().number_taken_by(&number(nobody)), None);
    assert_eq!(bank.decisions().known_to_account(&create(bob())).number_taken_by, Some(bob()));
    assert_eq!(bank.decisions().known_to_account(&deposit(bob(), 1)).number_taken_by, None, "it does not matter there");
}

#[test]
fn a_transfer_is_in_flight_at_both_accounts_until_it_has_ended() {
    let mut bank = transfer_on_its_way(workers());
    assert_eq!((in_flight(&bank), bank.decisions().at_rest()), ([vec![rent()], vec![rent()]], false));
    let other = TransferId::new(Uuid::from_u128(0x07e4));
    let back = transfer::Command::InitiateTransfer {
        transfer_id: other,
        from_account_id: bob(),
        to_account_id: alice(),
        amount: Money::major(1),
    };
    (0..3).for_each(|_| drop(bank.round(now())));
    assert_eq!(bank.decisions().under_way(), 1);
    send(&mut bank, 5, back);
    assert_eq!(bank.decisions().under_way(), 2);
    assert_eq!(bank.decisions().not_ended().collect::<Vec<_>>(), [other, rent()], "by their ids");
    assert_eq!(in_flight(&bank), [vec![rent(), other], vec![rent(), other]], "each once, the oldest first");
    (0..3).for_each(|_| drop(bank.round(now())));
    let known = bank.decisions().known_to_account(&deposit(alice(), 1));
    assert_eq!((known.transfers_in_flight, bank.decisions().at_rest()), (vec![other], false));
    bank.run_until_quiet(now(), 20).expect("quiet");
    assert_eq!((in_flight(&bank), bank.decisions().at_rest()), ([vec![], vec![]], true));
    assert_eq!(bank.decisions().under_way(), 0);
}

#[test]
fn accounts_that_do_not_exist_are_known_to_be_missing() {
    let bank = transfer_on_its_way(workers());
    let nobody = AccountId::new(Uuid::from_u128(99));
    let send = |from_account_id, to_account_id| transfer::Command::InitiateTransfer {
        transfer_id: rent(),
        from_account_id,
        to_account_id,
        amount: Money::major(1),
    };
    let missing = |command| bank.decisions().known_to_transfer(&command).missing_accounts;
    assert_eq!(missing(initiate(1)), []);
    assert_eq!(missing(send(alice(), nobody)), [nobody]);
    assert_eq!(missing(send(nobody, bob())), [nobody]);
    assert_eq!(missing(transfer::Command::RetryRefund { transfer_id: rent() }), []);
}
