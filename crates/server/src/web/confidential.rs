//! 不留副本: whatever is answered to somebody who is signed in, or who follows a case by number and code, is kept by
//! no browser and no proxy, so that after leaving nobody reads it with the Back button at a shared machine.
//!
//! One layer around all pages, by the cookies of the request: a new page cannot forget it. Public pages, and files that
//! say themselves how long they keep, are left as they are.

use crate::visitor::{PLAIN_COOKIE, SECURE_COOKIE};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// The cookies behind which a page speaks of somebody: of a session, and of a case that is followed.
const OF_SOMEBODY: [&str; 3] = [SECURE_COOKIE, PLAIN_COOKIE, "track"];

/// Lets a request pass, and marks the answer when it was for somebody.
pub async fn mark(request: Request, next: Next) -> Response {
    let personal = is_of_somebody(request.headers());
    let mut answer = next.run(request).await;
    if personal {
        let keep = answer.headers_mut().entry(header::CACHE_CONTROL);
        keep.or_insert(HeaderValue::from_static("no-store"));
    }
    answer
}

fn is_of_somebody(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let names = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    names.into_iter().any(|(name, value)| OF_SOMEBODY.contains(&name) && !value.is_empty())
}
