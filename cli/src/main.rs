//! The merchant's command; what it does is in the library beside it, where tests and other programs reach it too.

fn main() -> std::process::ExitCode {
    shelfhelp_cli::main()
}
