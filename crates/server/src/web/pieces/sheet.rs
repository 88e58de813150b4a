//! A paper to print from the browser: receipt, notice, decision. It looks the same on the screen, and printing
//! leaves away everything else. Sealed originals are PDFs of the press; this is the quick copy of the counter.

use maud::{Markup, PreEscaped, html};

use crate::text::Lang;

/// 文书: one sheet.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// Who issues it ("平安县市场监督管理局").
    pub issuer: &'a str,
    /// "受理通知书".
    pub title: &'a str,
    /// 文号.
    pub number: &'a str,
    /// To whom, or empty.
    pub addressee: &'a str,
    /// The text.
    pub body: Markup,
    /// A QR picture of the press and what it is for.
    pub qr: Option<(&'a str, &'a str)>,
    /// A picture of the seal; without one the place for it is marked.
    pub seal: Option<&'a str>,
    /// The day in words, below the seal.
    pub day: &'a str,
    /// What stands small at the foot.
    pub foot: Markup,
    /// What else may be done with it, beside the button to print; on the screen only.
    pub tools: Markup,
}

/// Lines to sign and date by hand.
#[must_use]
pub fn sign_here<T: AsRef<str>>(lines: &[T]) -> Markup {
    html! {
        div class="sheet-lines" {
            @for line in lines { p { (line.as_ref()) span class="sheet-day" { "年　　月　　日" } } }
        }
    }
}

impl Sheet<'_> {
    /// Draws the sheet as the press lays it out and, on the screen only, the button that asks the browser to print;
    /// without script the browser's own command does it.
    #[must_use]
    pub fn show(&self, lang: Lang) -> Markup {
        html! {
            div class="no-print sheet-tools" {
                button type="button" class="button main" data-print hidden { (lang.sheet_print()) }
                (self.tools)
            }
            article class="sheet" {
                header { p class="sheet-issuer" { (self.issuer) } h1 { (self.title) } p class="sheet-number" { (self.number) } }
                @if !self.addressee.is_empty() { p class="sheet-to" { (self.addressee) "：" } }
                div class="sheet-body" { (self.body) }
                div class="sheet-sign" {
                    div class="sheet-seal" {
                        @if let Some(svg) = self.seal { (PreEscaped(svg)) }
                        @else { span { (lang.sheet_seal_here()) } }
                    }
                    p { (self.issuer) } p { (self.day) }
                }
                footer {
                    @if let Some((svg, purpose)) = self.qr {
                        figure class="qr" { (PreEscaped(svg)) figcaption { (purpose) } }
                    }
                    div class="sheet-foot" { p { (self.number) } (self.foot) }
                }
            }
        }
    }
}
