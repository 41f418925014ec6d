//! What `rxlc stubs` writes for the programs in `stubs/` and the Rust beside them: compared with the files in `expected/`, which `UPDATE_EXPECT=1` rewrites.
//! With what was written, nothing is missing.

use rxlc::Compilation;
use rxlc::backend::rust::stubs::{RustFile, Stubs, stubs};
use std::fs;
use std::path::{Path, PathBuf};

const HOME: &str = "src/externs.rs";

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stubs");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    cases
}

fn compile(case: &Path) -> Compilation {
    let text = fs::read_to_string(case.join("app.rxl")).unwrap();
    let read = |path: &str| fs::read(case.join(path)).ok();
    let compilation = rxlc::compile("app.rxl", text, &read);
    assert!(compilation.plan.is_some(), "{}", case.display());
    compilation
}

/// The files below `folder`, in order.
fn rust_files(folder: &Path) -> Vec<RustFile> {
    let Ok(entries) = fs::read_dir(folder.join("src")) else {
        return Vec::new();
    };
    let mut files: Vec<RustFile> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            RustFile {
                path: format!("src/{}", path.file_name().unwrap().to_str().unwrap()),
                text: fs::read_to_string(path).unwrap(),
            }
        })
        .collect();
    files.sort_by(|left, right| left.path.cmp(&right.path));
    files
}

#[test]
fn stubs_add_what_is_missing_and_nothing_else() {
    let updates = std::env::var_os("UPDATE_EXPECT").is_some();
    for case in cases() {
        let name = case.display();
        let compilation = compile(&case);
        let plan = compilation.plan.as_ref().unwrap();
        let mut files = rust_files(&case);
        let Stubs {
            files: mut written,
            missing,
        } = stubs(plan, &files, HOME).unwrap();
        assert!(!missing.is_empty(), "{name}");
        written.sort_by(|left, right| left.path.cmp(&right.path));
        let expected = case.join("expected");
        if updates {
            fs::remove_dir_all(&expected).ok();
            fs::create_dir_all(expected.join("src")).unwrap();
            for file in &written {
                fs::write(expected.join(&file.path), &file.text).unwrap();
            }
        }
        assert_eq!(written, rust_files(&expected), "{name}");
        for file in &written {
            files.retain(|old| old.path != file.path);
            files.push(file.clone());
        }
        let again = stubs(plan, &files, HOME).unwrap();
        assert_eq!(again, Stubs::default(), "{name}");
    }
}

#[test]
fn what_is_no_rust_is_left_alone() {
    let compilation = compile(&cases()[0]);
    let broken = RustFile {
        path: HOME.to_owned(),
        text: "fn f() {\n    let x = ;\n}\n".to_owned(),
    };
    let error = stubs(compilation.plan.as_ref().unwrap(), &[broken], HOME).unwrap_err();
    assert!(error.starts_with("src/externs.rs:2:13: "), "{error}");
}
