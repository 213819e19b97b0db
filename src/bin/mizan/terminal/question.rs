//! A question to the person at the terminal, before a verb does what cannot be taken back easily.

use std::io::{self, IsTerminal, Write};

use anyhow::bail;

use super::escape::escaped;
use super::remark::remark;

/// Asks the person at the terminal a question whose answer is yes or no, and returns true for yes. Says on
/// stderr that `nothing` is done if the answer is no. Without a terminal the verb fails with `refusal`.
pub(crate) fn agrees(question: &str, nothing: &str, refusal: &str) -> anyhow::Result<bool> {
    if !io::stdin().is_terminal() {
        bail!("{refusal}");
    }
    let mut stderr = io::stderr();
    write!(stderr, "mizan: {} [y/N] ", escaped(question))?;
    stderr.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    let agrees = matches!(answer.trim(), "y" | "Y" | "yes" | "نعم");
    if !agrees {
        remark!("{nothing}");
    }
    Ok(agrees)
}
