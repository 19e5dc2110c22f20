//! How often each kind of fault really happened. A fault that never happens proves nothing.

use std::ops::AddAssign;

/// Makes the counters, one a kind of fault, and the list of them by name.
macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Counters, one a kind of fault.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Faults {
            $($(#[$doc])* pub $name: u64,)*
        }

        impl Faults {
            /// Each counter with its name.
            pub fn by_name(&self) -> Vec<(&'static str, u64)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }

        impl AddAssign for Faults {
            fn add_assign(&mut self, other: Self) {
                $(self.$name += other.$name;)*
            }
        }
    };
}

faults! {
    /// A command was taken. No fault, but nothing happens without.
    commands_taken,
    /// The program died, and the commit was not written.
    crashes_before_writing,
    /// The program died, and the commit was written.
    crashes_after_writing,
    /// The page was loaded again from typed commits.
    restarts,
    /// The page was loaded again from text.
    restarts_from_text,
    /// A message was delivered once more.
    deliveries_again,
    /// A message was delivered before its turn.
    deliveries_early,
    /// A worker got on while messages waited for another.
    deliveries_delayed,
    /// A handler failed on purpose.
    poisoned,
    /// A message was parked.
    parked,
    /// A parked message was handled after all.
    unparked,
    /// The clock went back.
    clock_back,
    /// Storage refused a write.
    writes_refused,
    /// A command came twice and was taken once.
    commands_repeated,
    /// Something else came under a known id.
    ids_reused,
    /// A command came under an id that belongs to a message.
    ids_borrowed,
    /// Somebody acted on an old version.
    stale_versions,
    /// A command was refused by a rule.
    refusals,
    /// Someone pretended to be a transfer.
    pretenders,
    /// A transfer failed.
    transfers_failed,
    /// A transfer finished.
    transfers_finished,
    /// A transfer was refunded.
    transfers_refunded,
    /// A refund found no place.
    transfers_stuck,
    /// A stuck refund was tried again.
    refunds_retried,
}
