//! `rxlc open`: opens a place of a program in the user's editor. Pages in development ask for it, so it opens nothing but sources of the folder it runs in.

use super::{Failed, Outcome};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const HOW: &str = "set RXL_EDITOR to an editor with a window, as in `RXL_EDITOR=code`, or to a command, as in `RXL_EDITOR=\"my-editor +{line} {file}\"`";

/// A file with a line and a column, both from 1.
struct Place {
    file: PathBuf,
    line: u32,
    column: u32,
}

/// Opens `file:line:column`.
pub(super) fn open(place: &str) -> Outcome {
    let place = Place::find(place)?;
    let editor = ["RXL_EDITOR", "VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|variable| env::var(variable).ok())
        .find(|editor| !editor.trim().is_empty())
        .unwrap_or_else(|| "code".to_owned());
    let words = command(&editor, &place)?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(Failed::Because(HOW.to_owned()));
    };
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("`{program}` could not be started: {error}; {HOW}"))?;
    Ok(())
}

impl Place {
    fn find(text: &str) -> Result<Place, String> {
        let wrong = || format!("`{text}` is no place like `app.rxl:3:14`");
        let mut parts = text.rsplitn(3, ':');
        let mut number = || parts.next()?.parse::<u32>().ok();
        let (column, line) = number().zip(number()).ok_or_else(wrong)?;
        let name = parts
            .next()
            .filter(|name| !name.is_empty())
            .ok_or_else(wrong)?;
        let here = env::current_dir().and_then(|here| here.canonicalize());
        let here = here.map_err(|error| format!("the present folder: {error}"))?;
        let unreadable = |error| format!("`{name}`: {error}");
        let file = here.join(name).canonicalize().map_err(unreadable)?;
        let is_source = file
            .extension()
            .is_some_and(|extension| extension == "rxl" || extension == "rs");
        match file.starts_with(&here) && file.is_file() && is_source {
            true => Ok(Place { file, line, column }),
            false => Err(format!("`{name}` is no source of this project")),
        }
    }
}

/// The words of the command that opens a place.
fn command(editor: &str, place: &Place) -> Result<Vec<String>, String> {
    let Place { file, line, column } = place;
    let file = file.to_string_lossy();
    let mut words: Vec<String> = editor.split_whitespace().map(str::to_owned).collect();
    if words.iter().any(|word| word.contains("{file}")) {
        for word in &mut words {
            *word = word
                .replace("{line}", &line.to_string())
                .replace("{column}", &column.to_string())
                // Last, so that nothing in a path is taken for one of these.
                .replace("{file}", &file);
        }
        return Ok(words);
    }
    let program = words.first().map(Path::new).and_then(Path::file_stem);
    let program = program.unwrap_or_default().to_string_lossy().to_lowercase();
    let joined = format!("{file}:{line}:{column}");
    let place: Vec<String> = match program.as_str() {
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" | "positron" => {
            vec!["-g".to_owned(), joined]
        }
        "idea" | "rustrover" | "clion" | "webstorm" => {
            let (line, column) = (line.to_string(), column.to_string());
            let words = ["--line", &line, "--column", &column, &file];
            words.map(str::to_owned).to_vec()
        }
        "emacs" | "emacsclient" | "gedit" => {
            vec![format!("+{line}:{column}"), file.into_owned()]
        }
        "gvim" | "mvim" | "neovide" => vec![format!("+{line}"), file.into_owned()],
        "vi" | "vim" | "nvim" | "nano" | "hx" | "helix" | "kak" | "micro" | "ed" | "joe"
        | "mcedit" => {
            return Err(format!("`{program}` needs a terminal: {HOW}"));
        }
        _ => vec![joined],
    };
    words.extend(place);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::{Place, command};

    #[test]
    fn each_editor_is_told_the_place_in_its_own_way() {
        let place = Place {
            file: "/p/app.rxl".into(),
            line: 3,
            column: 14,
        };
        for (editor, expected) in [
            ("code", "code -g /p/app.rxl:3:14"),
            (
                "/usr/bin/cursor --wait",
                "/usr/bin/cursor --wait -g /p/app.rxl:3:14",
            ),
            ("zed", "zed /p/app.rxl:3:14"),
            ("subl", "subl /p/app.rxl:3:14"),
            ("rustrover", "rustrover --line 3 --column 14 /p/app.rxl"),
            ("emacsclient -n", "emacsclient -n +3:14 /p/app.rxl"),
            ("term vim +{line} {file}", "term vim +3 /p/app.rxl"),
        ] {
            assert_eq!(
                command(editor, &place).unwrap_or_default().join(" "),
                expected
            );
        }
        assert!(command("vim", &place).is_err_and(|why| why.contains("needs a terminal")));
    }
}
