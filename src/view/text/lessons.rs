//! Words of the lessons: the course and the panel of a lesson. What a lesson itself says stands in the course.

use crate::event_sourcing::Position;
use crate::view::Marked;

/// A page.
pub const PAGE_LESSONS: &str = "Lessons";
/// The heading of the course.
pub const COURSE: Marked = Marked("A course in [event] sourcing");
/// What the course is.
pub const COURSE_WHAT: &str = "Each lesson has a bank of its own, so you can\u{2019}t break anything of yours. You work on the \
    real pages; the lesson stands beside them and sees what you have done.";
/// A heading.
pub const TRAINERS: &str = "For trainers";
/// A switch.
pub const PRESENTER: &str = "Presenter mode";
/// What the switch does.
pub const PRESENTER_WHAT: &str = "Presenter mode shows everything in large type. In a lesson, Page Down and Page Up turn the cards. Once \
    \u{201c}Show solution\u{201d} is pressed there, F8 takes the next step of the solution.";
/// What there is to print.
pub const TRAINER_SHEET: &str = "The trainer\u{2019}s sheet";
/// A button.
pub const PRINT_SHEET: &str = "Print the sheet";
/// What somebody follows.
pub const LINK: &str = "A link from a trainer";
/// A button.
pub const LINK_OPEN: &str = "Open in a bank of its own";
/// What opening does.
pub const LINK_OWN_BANK: &str = "It begins in a new bank of its own. Your banks are not touched.";
/// What opening does, where the lesson was begun before.
pub const LINK_BEGINS_AGAIN: &str = "You have begun this lesson before. It begins again in a new bank of its own, and the old bank of the \
    lesson goes. Or go on where you were. Your other banks are not touched.";
/// What such a bank is called.
pub const LINK_BANK: &str = "from a link";
/// Which event a link looks at.
pub const LINK_LIVE: &str = "A link that you make now opens live. To have it open at an event, go to that event first.";
/// A label.
pub const LINK_PAGE: &str = "It opens the page";
/// A button.
pub const LINK_OF_LOG: &str = "Make a link to this bank";
/// A button.
pub const LINK_OF_LESSON: &str = "Make a link to this lesson";
/// A heading.
pub const COURSE_MORE: &str = "Beside the lessons";
/// What is kept of it.
pub const COURSE_KEPT: &str = "How far you have come is kept in this browser, beside the banks.";
/// How a lesson stands.
pub const LESSON_SOLVED: &str = "solved";
/// How a lesson stands.
pub const LESSON_BEGUN: &str = "begun";
/// A button.
pub const LESSON_START: &str = "Start";
/// A link.
pub const LESSON_GO_ON: &str = "Go on";
/// A button.
pub const LESSON_AGAIN: &str = "Begin again";
/// A button.
pub const PROGRESS_EXPORT: &str = "Export progress";
/// A button.
pub const PROGRESS_RESET: &str = "Reset progress";
/// A question.
pub const PROGRESS_RESET_ASK: &str = "Forget how far you have come?";
/// What resetting does.
pub const PROGRESS_RESET_WHAT: &str =
    "All lessons count as not begun. The banks of the lessons stay on the page Storage until you delete them there.";
/// After it.
pub const PROGRESS_IS_RESET: &str = "Your progress was reset.";
/// When the kept progress can't be read.
pub const PROGRESS_DAMAGED: &str = "What was kept of your progress can\u{2019}t be read, and is left as it lies. The lessons work; what you do \
    now is forgotten when the page is closed. Reset your progress to have it kept again. The reason";
/// The file of the progress.
pub const PROGRESS_FILE: &str = "event-sourced-bank-course.json";
/// The strip above the page of a lesson, in the present.
pub const LIVE_STRIP: &str = "Live.";
/// What that means.
pub const LIVE_STRIP_WHAT: &str = "What you send is decided and written.";
/// The panel of a lesson.
pub const LESSON: &str = "Lesson";
/// A link.
pub const TO_COURSE: &str = "All lessons";
/// A button.
pub const CARD_BACK: &str = "Back";
/// A button.
pub const CARD_NEXT: &str = "Next";
/// The last card.
pub const CARD_SEEN: &str = "What you have just seen";
/// What stands there before.
pub const CARD_SEEN_LATER: &str = "It is told here when the goal is reached.";
/// A heading.
pub const GOAL: &str = "Goal";
/// How a clause stands.
pub const CLAUSE_MET: &str = "Done.";
/// How a clause stands, for those who listen.
pub const CLAUSE_OPEN: &str = "to do";
/// When all clauses are met.
pub const GOAL_REACHED: &str = "The goal is reached. Turn to the last card.";
/// A button.
pub const TO_LAST_CARD: &str = "To the last card";
/// A button.
pub const HINT: &str = "Hint";
/// A button.
pub const SHOW_SOLUTION: &str = "Show solution";
/// A button.
pub const LESSON_UNDO: &str = "Undo";
/// A button.
pub const LESSON_RESTART: &str = "Restart";
/// A link.
pub const LESSON_NEXT: &str = "Next lesson";
/// In a tab that stayed behind.
pub const LESSON_ELSEWHERE: &str = "This lesson goes on in another bank. What you do here does not count there.";
/// When there is nothing to undo.
pub const NOTHING_TO_UNDO: &str = "There is no command of yours to undo.";
/// A heading.
pub const BENCH: &str = "Workbench";
/// Where nothing can be done on it.
pub const BENCH_BARRED: &str = "The workbench works live only.";
/// A heading.
pub const SOLUTION: &str = "Solution";
/// A button.
pub const SOLUTION_STEP: &str = "Next step";
/// A button.
pub const SOLUTION_STOP: &str = "Take over";
/// After the last step.
pub const SOLUTION_OVER: &str = "That was the solution. Press \u{201c}Restart\u{201d} to do it yourself.";
/// A heading.
pub const CODE_BESIDE: &str = "The Rust at work";
/// A heading.
pub const WORDS: &str = "Words";
/// A heading.
pub const READ_ON: &str = "Read on";
/// A link to a second tab.
pub const LESSON_SECOND_TAB: &str = "Open this bank in a second tab";
/// The heading of the glossary.
pub const GLOSSARY: &str = "Glossary";

/// The heading of a lesson.
#[must_use]
pub fn lesson_title(number: u8, title: &str) -> String {
    format!("{number}. {title}")
}

/// After a file was saved.
#[must_use]
pub fn saved_as(name: &str) -> String {
    format!("Saved as {name}.")
}

/// How long a lesson takes with a class.
#[must_use]
pub fn minutes(minutes: u8) -> String {
    format!("{minutes} minutes")
}

/// Where the log of a link opens.
#[must_use]
pub fn link_opens_in(name: &str) -> String {
    format!("It opens in a new bank of its own, {name}. Your banks are not touched.")
}

/// That the log of a link is there already.
#[must_use]
pub fn link_is_there(bank: &str) -> String {
    format!("The same log is in {bank} already: that stays as it is, and you get a copy.")
}

/// Which event a link looks at.
#[must_use]
pub fn link_at(at: Option<Position>) -> String {
    at.map_or(LINK_LIVE.to_owned(), |at| format!("A link that you make now opens at event {at}, where the cursor is."))
}

/// How long a link is.
#[must_use]
pub fn characters(count: usize) -> String {
    format!("{count} characters")
}

/// Which card is on show.
#[must_use]
pub fn card_of(card: usize, cards: usize) -> String {
    format!("Card {card} of {cards}")
}

/// How many clauses of a goal are met.
#[must_use]
pub fn goal_stands(met: usize, of: usize) -> String {
    if met == of { "\u{2713} Goal reached".to_owned() } else { format!("{GOAL}: {met} of {of} done") }
}

/// How many lessons are solved.
#[must_use]
pub fn course_solved(solved: usize, of: usize) -> String {
    format!("{solved} of {of} lessons solved")
}

/// How many hints there are.
#[must_use]
pub fn hint_of(hint: usize, hints: usize) -> String {
    format!("{HINT} {hint} of {hints}")
}

/// How many steps are enough.
#[must_use]
pub fn par(par: usize) -> String {
    format!("Par: {par} steps are enough.")
}

/// A clause that was met just now.
#[must_use]
pub fn clause_done(asks: &str) -> String {
    format!("{CLAUSE_MET} {asks}.")
}

/// A step of the solution that is being shown.
#[must_use]
pub fn solution_step(step: usize, steps: usize, words: &str) -> String {
    format!("Step {step} of {steps}: {words}.")
}

/// Where others have written.
#[must_use]
pub fn reading(author: &str, title: &str) -> String {
    format!("{author}: \u{201c}{title}\u{201d}")
}
