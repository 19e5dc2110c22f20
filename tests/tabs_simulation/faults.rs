//! What must really happen. A fault that never happens proves nothing.

use std::collections::BTreeMap;

/// How often each thing happened.
pub type Happened = BTreeMap<&'static str, u64>;

/// All that is counted; over many seeds, each must have happened.
pub const ALL: &[&str] = &[
    "tabs opened",
    "tabs closed",
    "writers closed",
    "tabs frozen",
    "writers frozen",
    "tabs thawed",
    "writers robbed",
    "browsers killed",
    "writes lost with the browser",
    "pages without locks",
    "letters lost",
    "letters doubled",
    "letters overtaken",
    "writes that took their longest",
    "writes without room",
    "writes that threw",
    "writes that threw and were done",
    "writes that threw and stuck",
    "writes that were forgotten",
    "reads that threw",
    "clock back",
    "commands taken",
    "commands taken by another tab",
    "commands repeated",
    "commands refused",
    "commands conflicting",
    "commands not written",
    "commands without a reply",
    "acknowledged and lost with the browser",
    "acknowledged and replaced",
    "commits of robbed writers",
    "two writers at once",
    "transfers ended",
    "handled messages",
    "tabs barred",
    "segments written",
    "commits taken away",
];

/// Adds up.
pub fn add(all: &mut Happened, more: &Happened) {
    for (name, count) in more {
        *all.entry(name).or_default() += count;
    }
}
