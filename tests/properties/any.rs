//! Any message that the bank could ever write.

use event_sourced_bank::bank::Payload;
use event_sourced_bank::domain::account::{self, AccountNumber, OverdraftLimit, Rejection};
use event_sourced_bank::domain::{AccountId, Money, TransferId, transfer};
use event_sourced_bank::event_sourcing::{Message, MessageId, Position, Timestamp, Version};
use proptest::prelude::*;
use uuid::Uuid;

const MOST: i64 = 9_007_199_254_740_991;

fn money() -> impl Strategy<Value = Money> {
    prop_oneof![-MOST..=MOST, -100..100_i64, Just(MOST), Just(-MOST)]
        .prop_map(|minor| Money::from_minor(minor).expect("in range"))
}

fn account_id() -> impl Strategy<Value = AccountId> {
    any::<u128>().prop_map(|id| AccountId::new(Uuid::from_u128(id)))
}

fn transfer_id() -> impl Strategy<Value = TransferId> {
    any::<u128>().prop_map(|id| TransferId::new(Uuid::from_u128(id)))
}

fn limit() -> impl Strategy<Value = OverdraftLimit> {
    prop_oneof![Just(OverdraftLimit::Unlimited), money().prop_map(OverdraftLimit::UpTo)]
}

/// Numbers of several scripts, with quotes and slashes.
fn number() -> impl Strategy<Value = AccountNumber> {
    "[A-Za-z0-9\"\\\\/ äéßΩ口座🦀]{1,34}".prop_filter_map("nothing to see", |text| AccountNumber::parse(&text).ok())
}

fn rejection() -> impl Strategy<Value = Rejection> {
    prop_oneof![
        account_id().prop_map(|account_id| Rejection::AccountNotFound { account_id }),
        account_id().prop_map(|account_id| Rejection::AccountClosed { account_id }),
        money().prop_map(|asked| Rejection::AmountNotPositive { asked }),
        (number(), account_id())
            .prop_map(|(account_number, taken_by)| Rejection::AccountNumberTaken { account_number, taken_by }),
        (money(), limit(), money()).prop_map(|(balance, overdraft_limit, asked)| Rejection::InsufficientFunds {
            balance,
            overdraft_limit,
            asked
        }),
        (money(), money()).prop_map(|(balance, asked)| Rejection::BalanceOutOfRange { balance, asked }),
        proptest::collection::vec(transfer_id(), 0..4).prop_map(|transfers| Rejection::TransfersInFlight { transfers }),
    ]
}

fn account_event() -> impl Strategy<Value = account::Event> {
    use account::Event::*;
    let movement = || (account_id(), money(), proptest::option::of(transfer_id()));
    prop_oneof![
        (account_id(), number(), limit()).prop_map(|(account_id, account_number, overdraft_limit)| AccountCreated {
            account_id,
            account_number,
            overdraft_limit
        }),
        movement().prop_map(|(account_id, amount, transfer_id)| Deposited { account_id, amount, transfer_id }),
        movement().prop_map(|(account_id, amount, transfer_id)| Withdrawn { account_id, amount, transfer_id }),
        (movement(), rejection()).prop_map(|((account_id, amount, transfer_id), reason)| DepositRejected {
            account_id,
            amount,
            transfer_id,
            reason
        }),
        (movement(), rejection()).prop_map(|((account_id, amount, transfer_id), reason)| WithdrawalRejected {
            account_id,
            amount,
            transfer_id,
            reason
        }),
        (account_id(), limit())
            .prop_map(|(account_id, overdraft_limit)| OverdraftLimitSet { account_id, overdraft_limit }),
        account_id().prop_map(|account_id| AccountClosed { account_id }),
        account_id().prop_map(|account_id| AccountReopened { account_id }),
    ]
}

fn account_command() -> impl Strategy<Value = account::Command> {
    let movement = || (account_id(), money(), proptest::option::of(transfer_id()));
    prop_oneof![
        movement().prop_map(|(account_id, amount, transfer_id)| account::Command::Deposit {
            account_id,
            amount,
            transfer_id
        }),
        movement().prop_map(|(account_id, amount, transfer_id)| account::Command::Withdraw {
            account_id,
            amount,
            transfer_id
        }),
    ]
}

fn transfer_event() -> impl Strategy<Value = transfer::Event> {
    use transfer::Event::*;
    prop_oneof![
        (transfer_id(), account_id(), account_id(), money()).prop_map(
            |(transfer_id, from_account_id, to_account_id, amount)| TransferInitiated {
                transfer_id,
                from_account_id,
                to_account_id,
                amount
            }
        ),
        transfer_id().prop_map(|transfer_id| TransferWithdrawn { transfer_id }),
        transfer_id().prop_map(|transfer_id| TransferFinished { transfer_id }),
        (transfer_id(), rejection()).prop_map(|(transfer_id, reason)| TransferFailed { transfer_id, reason }),
        (transfer_id(), rejection()).prop_map(|(transfer_id, reason)| TransferRefundStarted { transfer_id, reason }),
        transfer_id().prop_map(|transfer_id| TransferRefunded { transfer_id }),
        (transfer_id(), rejection()).prop_map(|(transfer_id, reason)| TransferStuck { transfer_id, reason }),
    ]
}

/// Any payload.
pub fn payload() -> impl Strategy<Value = Payload> {
    prop_oneof![
        account_command().prop_map(Payload::AccountCommand),
        account_event().prop_map(Payload::AccountEvent),
        transfer_event().prop_map(Payload::TransferEvent),
    ]
}

/// Any message in its envelope.
pub fn message() -> impl Strategy<Value = Message<Payload>> {
    let id = || any::<u128>().prop_map(|id| MessageId::new(Uuid::from_u128(id)));
    (payload(), 1..=u64::from(u32::MAX), 1..=1000_u64, id(), 0..253_402_300_800_000_i64, id(), id()).prop_map(
        |(payload, position, version, id, millis, correlation_id, causation_id)| Message {
            position: Position::new(position),
            stream: payload.stream(),
            version: Version::new(version),
            id,
            time: Timestamp::from_unix_millis(millis),
            correlation_id,
            causation_id,
            payload: Ok(payload),
        },
    )
}
