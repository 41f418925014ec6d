//! Thousands of clicks in many tabs over hundreds of broken connections: at the end every click has been counted, once and in order, and everybody has seen
//! what came of it.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use axum::body::Body;
use axum::http::Request;
use axum::http::header::SET_COOKIE;
use fastrand::Rng;
use rxl::{App, Config};
use rxl_faults::{Network, Page, Seen, program};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tower::ServiceExt;

const BROWSERS: usize = 12;
const TABS: usize = 3;
const CLICKS: u64 = 60;

/// Of simulated time, of which all that takes less than a minute.
const PATIENCE: Duration = Duration::from_secs(3600);

/// What all pages have seen, in no particular order, and how often a connection has broken.
async fn break_connections(seed: u64, change: impl FnOnce(&mut Config)) -> (Vec<Seen>, usize) {
    let mut config = Config::default();
    change(&mut config);
    let app = App::new(program(), config).expect("it is of this version");
    let router = app.router();
    let network = Network::new(router.clone());
    let mut random = Rng::with_seed(seed);
    let mut pages = JoinSet::new();
    for browser in 0..BROWSERS {
        let request = Request::get("/").body(Body::empty());
        let request = request.expect("it is a request");
        let response = router.clone().oneshot(request).await.expect("it answers");
        let cookie = response.headers()[SET_COOKIE].to_str().expect("it is text");
        let (cookie, _) = cookie.split_once(';').expect("it has attributes");
        for tab in 0..TABS {
            let tab = format!("tab-{browser}-{tab}");
            let page = Page::new(network.clone(), cookie, &tab, random.fork());
            pages.spawn(page.click(CLICKS));
        }
    }
    let over = timeout(PATIENCE, pages.join_all()).await;
    let seen = over.expect("every page gets all its answers");
    (seen, network.cuts())
}

/// The clicks, the failing ones among them or the others.
fn clicks(failing: bool) -> impl Iterator<Item = u64> {
    (1..=CLICKS).filter(move |click| click.is_multiple_of(7) == failing)
}

fn texts(numbers: impl Iterator<Item = u64>) -> Vec<String> {
    numbers.map(|number| number.to_string()).collect()
}

fn assert_all_counted_once(seen: &Seen, seed: u64) {
    let log: Vec<u64> = clicks(false).collect();
    let values = &seen.values;
    assert_eq!(values["Clicks.count"], log.len(), "seed {seed}");
    assert_eq!(values["Clicks.log"], serde_json::json!(log), "seed {seed}");
    let text: String = log.iter().map(|number| format!("{number} ")).collect();
    assert_eq!(values["Clicks.text"], text, "seed {seed}");
}

#[tokio::test(start_paused = true)]
async fn no_click_is_lost_or_counted_twice() {
    for seed in 1..=3 {
        let (pages, cuts) = break_connections(seed, |_| {}).await;
        assert_eq!(pages.len(), BROWSERS * TABS);
        for seen in &pages {
            assert_all_counted_once(seen, seed);
            assert_eq!(seen.toasts, texts(clicks(false)), "seed {seed}");
            assert_eq!(seen.failures, texts(clicks(true)), "seed {seed}");
        }
        let resent: usize = pages.iter().map(|seen| seen.resent).sum();
        assert!(cuts > 200 && resent > 200, "{cuts} cuts, {resent} resent");
    }
}

#[tokio::test(start_paused = true)]
async fn whole_values_take_the_place_of_what_was_not_kept() {
    let (pages, _) = break_connections(4, |config| config.outbox_bytes = 150).await;
    for seen in &pages {
        assert_all_counted_once(seen, 4);
        // Effects that were not kept are lost, but none comes twice.
        let known = texts(clicks(false));
        let mut rest = known.iter();
        for toast in &seen.toasts {
            assert!(rest.any(|known| known == toast), "{:?}", seen.toasts);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_seed_says_all_that_happens() {
    let (first, first_cuts) = break_connections(5, |_| {}).await;
    let (second, second_cuts) = break_connections(5, |_| {}).await;
    assert_eq!(first, second);
    assert_eq!(first_cuts, second_cuts);
}
