//! The kernel's promises as sentences, told with the simplest thing there is: a counter that can be raised.

mod appending;
mod example;
mod folding;
mod raising;
mod reading;
mod stating;
mod subscribing;
