//! Development: files on disk that change while tabs are open. Time is paused, so looking at the files costs none.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod program;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use program::{MANIFEST, app_with};
use rxl::testing::{Browser, Connection, Received};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tower::ServiceExt;

/// A folder that is removed at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("rxl-{name}-{}", std::process::id()));
        fs::create_dir_all(path.join("pages")).expect("it can be made");
        let folder = Folder(path);
        folder.write("manifest.json", MANIFEST);
        folder.write("pages/Home.js", "export default 1;");
        folder.tell(0, &json!([]));
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("it can be written");
    }

    /// Tells of a new build, as the compiler does when all files are written.
    fn tell(&self, build: u64, problems: &Value) {
        let told = json!({ "build": build, "problems": problems });
        self.write("build.json.new", &told.to_string());
        fs::rename(self.0.join("build.json.new"), self.0.join("build.json")).expect("it is there");
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the folder for temporary files harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn next(tab: &mut Connection) -> Value {
    match tab.receive().await {
        Received::Message(message) => message,
        Received::Closed(code) => panic!("closed with {code:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn pages_hear_of_a_new_build_and_keep_their_state() {
    let folder = Folder::new("build");
    let app = app_with(|config| config.web_dir = Some(folder.path().to_owned()));
    let browser = Browser::new(&app).expect("there are random numbers");
    let router = app.router();
    let html = async || {
        let request = Request::get("/")
            .body(Body::empty())
            .expect("it is a request");
        let response = router.clone().oneshot(request).await.expect("it answers");
        let body = to_bytes(response.into_body(), usize::MAX).await;
        String::from_utf8(body.expect("it ends").to_vec()).expect("it is text")
    };
    let before = html().await;

    let mut tab = browser.connect();
    tab.hello(browser.hello("tab", "Home", "/"));
    assert_eq!(next(&mut tab).await[0], "welcome");
    assert_eq!(next(&mut tab).await[0], "values");
    tab.event(1, "Counter.add", vec![json!(4)]);
    assert_eq!(next(&mut tab).await[0], "changes");
    folder.write("pages/Home.js", "export default 2;");
    folder.tell(1, &json!([]));
    let update = next(&mut tab).await;
    assert_eq!(
        (&update[0], &update[1]["manifest"]["contract"]),
        (&json!("update"), &json!("0123456789abcdef"))
    );
    let after = html().await;
    assert_ne!(after, before, "the files have other addresses");
    assert!(after.contains(update[1]["base"].as_str().expect("a text")));
    tab.cut();

    let mut tab = browser.connect();
    tab.hello(browser.hello("tab", "Home", "/"));
    assert_eq!(next(&mut tab).await[0], "welcome");
    assert_eq!(next(&mut tab).await[2], json!({ "Counter.count": 4 }));
}

#[tokio::test(start_paused = true)]
async fn a_build_for_another_program_waits_for_it() {
    let folder = Folder::new("contract");
    let app = app_with(|config| config.web_dir = Some(folder.path().to_owned()));
    let browser = Browser::new(&app).expect("there are random numbers");
    let _router = app.router();
    let mut tab = browser.connect();
    tab.hello(browser.hello("tab", "Home", "/"));
    assert_eq!(next(&mut tab).await[0], "welcome");
    assert_eq!(next(&mut tab).await[0], "values");
    let other = MANIFEST.replace("0123456789abcdef", "fedcba9876543210");
    folder.write("manifest.json", &other);
    folder.tell(1, &json!([]));
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    folder.write("manifest.json", MANIFEST);
    folder.tell(2, &json!([]));
    // One update, for the second of the two.
    assert_eq!(next(&mut tab).await[0], "update");
    tab.event(1, "Counter.add", vec![json!(1)]);
    assert_eq!(next(&mut tab).await[0], "changes");
}

#[tokio::test(start_paused = true)]
async fn mistakes_are_shown_until_they_are_mended() {
    let folder = Folder::new("mistakes");
    let app = app_with(|config| config.web_dir = Some(folder.path().to_owned()));
    let browser = Browser::new(&app).expect("there are random numbers");
    let _router = app.router();
    let mut tab = browser.connect();
    tab.hello(browser.hello("tab", "Home", "/"));
    assert_eq!(next(&mut tab).await[0], "welcome");
    assert_eq!(next(&mut tab).await[0], "values");
    let problems = json!([{ "code": "RXL0201", "message": "unknown name `cuont`" }]);
    folder.tell(0, &problems);
    assert_eq!(next(&mut tab).await, json!(["problems", problems]));

    let mut late = browser.connect();
    late.hello(browser.hello("late", "Home", "/"));
    assert_eq!(next(&mut late).await[0], "welcome");
    assert_eq!(next(&mut late).await, json!(["problems", problems]));
    assert_eq!(next(&mut late).await[0], "values");

    folder.tell(0, &json!([]));
    assert_eq!(next(&mut tab).await, json!(["problems", []]));
    assert_eq!(next(&mut late).await, json!(["problems", []]));
}
