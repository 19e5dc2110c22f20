//! The course: fifteen lessons, one file each, in the order in which they build on each other.

mod l01_facts;
mod l02_wishes;
mod l03_time;
mod l04_correct;
mod l05_read_model;
mod l06_rebuild;
mod l07_stale;
mod l08_twice;
mod l09_conflict;
mod l10_transfer;
mod l11_compensation;
mod l12_crash;
mod l13_upcaster;
mod l14_snapshot;
mod l15_what_if;

use super::lesson::Lesson;

/// All lessons.
pub static COURSE: &[&Lesson] = &[
    &l01_facts::LESSON,
    &l02_wishes::LESSON,
    &l03_time::LESSON,
    &l04_correct::LESSON,
    &l05_read_model::LESSON,
    &l06_rebuild::LESSON,
    &l07_stale::LESSON,
    &l08_twice::LESSON,
    &l09_conflict::LESSON,
    &l10_transfer::LESSON,
    &l11_compensation::LESSON,
    &l12_crash::LESSON,
    &l13_upcaster::LESSON,
    &l14_snapshot::LESSON,
    &l15_what_if::LESSON,
];
