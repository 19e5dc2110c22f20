//! Shrinking: the shortest script that still breaks something. Actions are left out, many at a time at first and one by
//! one at last, as long as any invariant still breaks.

/// A failing script, cut as short as it could be, and what it breaks.
pub fn shrink<A: Clone, B>(script: Vec<A>, broken: B, run: impl Fn(&[A]) -> Option<B>) -> (Vec<A>, B) {
    let (mut shortest, mut last) = (script, broken);
    let mut size = shortest.len() / 2;
    while size > 0 {
        let mut start = 0;
        let length = shortest.len();
        while start < shortest.len() {
            let end = (start + size).min(shortest.len());
            let shorter = [&shortest[..start], &shortest[end..]].concat();
            match run(&shorter) {
                Some(broken) => (shortest, last) = (shorter, broken),
                None => start = end,
            }
        }
        // Another pass at the same size, as long as one helps: what is left out may make more superfluous.
        if shortest.len() == length || size > 1 {
            size /= 2;
        }
    }
    (shortest, last)
}
