//! 表单字段: what an application form asks, one field at a time.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 表单字段
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Unique within the item.
    pub key: String,
    /// 名称
    pub label: String,
    /// The label in English.
    #[serde(default)]
    pub label_en: String,
    /// 类型
    pub kind: FieldKind,
    /// 必填
    #[serde(default)]
    pub required: bool,
    /// 填写说明
    #[serde(default)]
    pub hint: String,
    /// 示例
    #[serde(default)]
    pub example: String,
    /// 选项, for `choice`.
    #[serde(default)]
    pub options: Vec<String>,
}

/// 字段类型
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// 单行文字
    Text,
    /// 多行文字
    LongText,
    /// 整数
    Number,
    /// 金额, in yuan with up to two decimals
    Money,
    /// 日期
    Date,
    /// 单选
    Choice,
    /// 居民身份证号 (E-01)
    CitizenId,
    /// 统一社会信用代码 (E-03)
    CreditCode,
    /// 手机号
    Phone,
    /// 地址
    Address,
}
