//! 代码表: the code tables of an item (domain rules §14), each value with the Chinese word of the standard.
//!
//! Identifiers are stored and sent by name; wire codes of other systems are mapped at their interface (I-22).

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $zh:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $(#[doc = $zh] $(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in the order of the standard.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The Chinese word of the standard.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Self::$variant => $zh),+ }
            }
        }
    };
}
pub(crate) use coded;

coded!(
    /// 事项类型 (GB/T 39046 A.1)
    ItemKind {
        AdministrativeLicence = "行政许可",
        AdministrativePenalty = "行政处罚",
        AdministrativeCompulsion = "行政强制",
        AdministrativeLevy = "行政征收",
        AdministrativePayment = "行政给付",
        AdministrativeInspection = "行政检查",
        AdministrativeConfirmation = "行政确认",
        AdministrativeReward = "行政奖励",
        AdministrativeAdjudication = "行政裁决",
        OtherPower = "其他行政权力",
        PublicService = "公共服务",
    }
);
coded!(
    /// 行使层级 (A.2)
    UseLevel {
        National = "国家级",
        Province = "省级",
        City = "市级",
        County = "县级",
        Town = "乡镇（街道）",
        Village = "村（社区）",
        MultiLevel = "分级管理",
    }
);
coded!(
    /// 实施主体性质 (A.3)
    BodyNature {
        StatutoryOrgan = "法定机关",
        AuthorisedOrganisation = "授权组织",
        EntrustedOrganisation = "受委托组织",
        Other = "其他",
    }
);
coded!(
    /// 服务对象 (A.4)
    ServiceTarget {
        NaturalPerson = "自然人",
        Enterprise = "企业法人",
        PublicInstitution = "事业法人",
        SocialOrganisation = "社会组织法人",
        AdministrativeOrgan = "行政机关",
        Other = "其他组织",
    }
);
coded!(
    /// 办理形式 (A.5)
    HandleForm {
        Window = "窗口办理",
        Desktop = "网上办理",
        Mobile = "掌上办理",
        Express = "快递申请",
        Other = "其他",
    }
);
coded!(
    /// 办件类型 (A.6 and the field reports, CA4)
    CaseKind {
        OnTheSpot = "即办件",
        Promised = "承诺件",
        Joint = "联办件",
        ForwardUp = "上报件",
        Returned = "退回件",
        Other = "其他",
    }
);
coded!(
    /// 业务类型: what a handling item does to a licence (I-01).
    Purpose {
        New = "新办",
        Change = "变更",
        Renewal = "延续",
        Cancellation = "注销",
    }
);

#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for Purpose {
    fn default() -> Self {
        Self::New
    }
}

coded!(
    /// 特别程序: the closed list that stops the statutory clock (L-23), and `other`, which never does (P-19).
    SpecialProcedureKind {
        Hearing = "听证",
        Tender = "招标",
        Auction = "拍卖",
        Inspection = "检验",
        Testing = "检测",
        Quarantine = "检疫",
        Appraisal = "鉴定",
        ExpertReview = "专家评审",
        Other = "其他",
    }
);

impl SpecialProcedureKind {
    /// 检验、检测、检疫: what is decided by a technical standard, and upon the result (L-33).
    #[must_use]
    pub const fn measures(self) -> bool {
        matches!(self, Self::Inspection | Self::Testing | Self::Quarantine)
    }

    /// Whether the law itself says that the decision follows the result: of a tender or an auction (L-32), and of what is
    /// measured (L-33).
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(self, Self::Tender | Self::Auction) || self.measures()
    }

    /// The rule by which nothing is decided before its result.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Hearing => "L-24",
            Self::Tender | Self::Auction => "L-32",
            Self::Inspection | Self::Testing | Self::Quarantine => "L-33",
            Self::Appraisal | Self::ExpertReview | Self::Other => "L-23",
        }
    }

    /// The article of that rule.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::Hearing => "行政许可法第四十六条",
            Self::Tender | Self::Auction => "行政许可法第五十三条",
            Self::Inspection | Self::Testing | Self::Quarantine => "行政许可法第五十五条",
            Self::Appraisal | Self::ExpertReview | Self::Other => "行政许可法第四十五条",
        }
    }
}
coded!(
    /// 材料来源渠道
    MaterialSource {
        Applicant = "申请人自备",
        IssuedByGovernment = "政府部门核发",
        OtherBody = "其他机构出具",
        SharedData = "数据共享",
    }
);
coded!(
    /// 材料必要性
    Necessity {
        Mandatory = "必要",
        Optional = "非必要",
        Deferrable = "容缺后补",
    }
);
coded!(
    /// 材料形式
    MaterialForm {
        Paper = "纸质",
        Electronic = "电子",
        LicenceLibrary = "证照库",
        Shared = "数据共享",
        Other = "其他",
    }
);
coded!(
    /// 结果类型
    ResultType {
        LicenceOrPermit = "证照",
        ApprovalDocument = "批文",
        Other = "其他",
        None = "无",
    }
);
coded!(
    /// 权力来源
    PowerSource {
        OwnStatutory = "法定本级行使",
        DelegatedDown = "上级下放",
        Authorised = "授权",
        Entrusted = "委托",
    }
);
coded!(
    /// 通办范围
    PassScope {
        Nationwide = "全国",
        CrossProvince = "跨省",
        CrossCity = "跨市",
        CrossCounty = "跨县",
    }
);
coded!(
    /// 网办深度
    OnlineDepth {
        Consult = "网上咨询",
        Submit = "网上提交",
        PreReview = "网上预审",
        Accept = "网上受理",
        Handle = "网上办理",
        ResultFeedback = "结果反馈",
        ELicence = "电子证照",
    }
);
coded!(
    /// 办理制度: by which law the cases of an item run (L-48).
    Regime {
        /// 行政许可法; other powers and services run by its clocks too.
        Licensing = "依行政许可法办理",
        /// 政府信息公开条例
        InformationRequest = "依政府信息公开条例办理",
    }
);

#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for Regime {
    fn default() -> Self {
        Self::Licensing
    }
}
