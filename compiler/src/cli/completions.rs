//! `rxlc completions`: what a shell reads to complete commands and options.

use super::{Arguments, Outcome};
use clap::CommandFactory;
use clap_complete::{Shell, generate};

/// Where shells look for such files.
pub(super) const PLACES: &str = "\
bash        rxlc completions bash > ~/.local/share/bash-completion/completions/rxlc
zsh         rxlc completions zsh > ~/.zfunc/_rxlc, with `fpath+=~/.zfunc` before `compinit` in ~/.zshrc
fish        rxlc completions fish > ~/.config/fish/completions/rxlc.fish
powershell  rxlc completions powershell >> $PROFILE";

pub(super) fn completions(shell: Shell) -> Outcome {
    // Collected first: a shell that reads only the beginning is no mistake.
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "rxlc", &mut script);
    print!("{}", String::from_utf8_lossy(&script));
    Ok(())
}
