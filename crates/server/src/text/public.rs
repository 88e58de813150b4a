//! Sentences of the portal's public pages. Names begin with the page's word.

messages! {
}
