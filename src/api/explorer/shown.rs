//! Answers as people read them.

/// What a status means, in the words of [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-15).
#[must_use]
pub fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        412 => "Precondition Failed",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        503 => "Service Unavailable",
        507 => "Insufficient Storage",
        _ => "",
    }
}

/// JSON with a field a line, in the order in which it was written. It only moves what stands between the texts.
#[must_use]
pub fn indented(json: &str) -> String {
    let mut shown = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    let mut rest = json.chars().peekable();
    while let Some(next) = rest.next() {
        if in_text {
            shown.push(next);
            in_text = next != '"' || is_escaped;
            is_escaped = next == '\\' && !is_escaped;
            continue;
        }
        match next {
            '{' | '[' if rest.peek().is_some_and(|after| matches!(after, '}' | ']')) => {
                shown.push(next);
                shown.extend(rest.next());
            }
            '{' | '[' => {
                depth += 1;
                shown.push(next);
                new_line(&mut shown, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut shown, depth);
                shown.push(next);
            }
            ',' => {
                shown.push(next);
                new_line(&mut shown, depth);
            }
            ':' => shown.push_str(": "),
            white if white.is_whitespace() => {}
            other => {
                in_text = other == '"';
                shown.push(other);
            }
        }
    }
    shown
}

fn new_line(shown: &mut String, depth: usize) {
    shown.push('\n');
    shown.extend(std::iter::repeat_n("  ", depth));
}
