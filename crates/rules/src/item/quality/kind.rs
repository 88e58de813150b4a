//! 质量发现: what a version may say and yet probably should not, each at its field and with the rule behind it.

use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 质量发现: one thing that is allowed, but probably wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Path of the field (`materials[2].basis`).
    pub field: String,
    /// What is doubtful about it.
    pub kind: FindingKind,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $rule:literal),+ $(,)?) => {
        /// 质量发现的种类
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum FindingKind { $($(#[$doc])* $variant),+ }

        impl FindingKind {
            /// Every kind, in the order of an item.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The rule or requirement behind it.
            #[must_use]
            pub const fn rule(self) -> &'static str {
                match self { $(Self::$variant => $rule),+ }
            }
        }
    };
}

kinds! {
    /// No English name, for pages in English.
    NoEnglishName = "CH2",
    /// Everyday words nobody has thought of: the item is found by its official name only.
    NoSearchWords = "DI1",
    /// Another item of the department has the same name (I-03).
    SameName = "I-03",
    /// Backslashes, entities, full-width digits, doubled blanks: left over from another system.
    StraySigns = "I-03",
    /// The implementation code is not of the national form (I-11, I-13); local forms exist (I-14).
    CodeOffScheme = "I-11",
    /// The code begins with another body's credit code, or ends with another catalogue code (I-11).
    CodeNotOfBody = "I-11",
    /// The credit code is not the one of the department that answers for the item (E-03).
    CreditCodeNotOfDepartment = "E-03",
    /// No basis of implementation (I-03).
    NoImplementingBasis = "I-03",
    /// The same article cited twice.
    SameLawTwice = "I-07",
    /// The name of a law within book-title marks, which pages put there themselves.
    LawInBrackets = "I-07",
    /// A licence whose law is said to set no limit, and no word why (L-18).
    LicenceWithoutLimit = "L-18",
    /// Promised is what the law demands anyway (I-23).
    NotFasterThanLaw = "I-23",
    /// Handled on the spot, and promised in days (CA4).
    OnTheSpotInDays = "CA4",
    /// Handled by promise, and done within hours: it could be on the spot (CA4).
    PromisedWithinHours = "CA4",
    /// One must come, and nothing says why (L-05).
    VisitsWithoutReason = "L-05",
    /// Handled online to the end, and yet one must come.
    OnlineYetVisits = "L-05",
    /// Results are sent by post, and yet must be fetched.
    ExpressYetFetched = "L-05",
    /// The note on the number contradicts the number of places (L-35).
    QuotaContradicts = "L-35",
    /// Where to ask or to complain, without a phone number (I-07).
    NoPhone = "I-07",
    /// Under no life event and no subject: nobody finds it by browsing.
    NoSubject = "DI1",
    /// A form field that must be filled in, without an example.
    FieldWithoutExample = "IN2",
    /// Nothing says who issues the material (I-07).
    MaterialWithoutSource = "I-07",
    /// A material that must be handed in, on no provision (L-03).
    MaterialWithoutBasis = "L-03",
    /// A paper that another department of the hall issues: the hall can ask there (I-08).
    PaperOfOtherDepartment = "I-08",
    /// Had by sharing, and yet asked for on paper (I-08).
    SharedAskedOnPaper = "I-08",
    /// May follow later, and need not be handed in at all (P-08).
    DeferrableYetOptional = "P-08",
    /// A reduction with too few words to know who gets it (F-04).
    ReductionVague = "F-04",
    /// The reduction is described, and yet not offered (F-04).
    ReductionNotOffered = "F-04",
    /// A licence without a term (L-31): nobody is reminded to renew it.
    LicenceWithoutTerm = "L-31",
    /// Not in the base list of the level above: the hall's own, which needs a basis (I-01).
    NotInBaseList = "I-01",
    /// The base list has cancelled or replaced it (I-02).
    EndedInBaseList = "I-02",
    /// An element that is uniform in the province is another one in the base list (I-03).
    DiffersFromBaseList = "I-03",
    /// No question and answer.
    NoFaq = "DI1",
    /// A step without points to check: two officers decide differently (CA10).
    StepWithoutChecklist = "CA10",
    /// A decision without a risk point (CA11, P-18).
    DecisionWithoutRisk = "P-18",
    /// A high risk in the hands of one person: nobody stands in, nobody looks on (P-13, P-18).
    HighRiskAlone = "P-13",
}
