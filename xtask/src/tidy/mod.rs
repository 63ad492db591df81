//! Which house rules does a compiler not know?
use anyhow::Result;
use std::process::ExitCode;
pub(crate) fn report() -> Result<ExitCode> {
    Ok(ExitCode::SUCCESS)
}
