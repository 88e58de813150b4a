//! Sentences about the list of the level above and how the hall stands to it. Names begin with `base_`.

use super::Lang;
use rules::base::{BaseElement, BaseStanding};

messages! {
    base_title => "目录清单", "Base list";
    base_lead => "上级发布的目录清单：本地实施的事项要和它一致。载入一个版次，先看它会带来什么变化，同意以后才生效。",
        "The list that the level above publishes; what is implemented here agrees with it. An edition is first shown with what it would change, and counts once you agree.";
    base_in_force => "现行版次", "In force";
    base_none => "还没有载入目录清单。", "No base list has been loaded yet.";
    base_none_more => "请大厅管理员载入上级发布的目录。", "The hall manager can load the list of the level above.";
    base_editions => "版次", "Editions";
    base_edition => "版次", "Edition";
    base_number => "版次编号", "Number";
    base_number_hint => "以数字开头，例如 2026-1", "Begins with a digit, for example 2026-1";
    base_name => "目录名称和文号", "Name and document number";
    base_issued_by => "发布机关", "Issued by";
    base_effective => "施行日期", "In force from";
    base_effective_hint => "从这天零点起作为现行目录", "It is the list in force from midnight of this day";
    base_entries => "条目", "Entries";
    base_loaded => "载入", "Loaded";
    base_state => "状态", "State";
    base_state_now => "现行", "in force";
    base_state_later => "待施行", "not yet in force";
    base_state_past => "已被替代", "replaced";
    base_state_withdrawn => "已撤回", "withdrawn";
    base_load => "载入新版次", "Load an edition";
    base_load_lead => "交一张表：CSV、XLSX 或 TOML。第一行是表头，至少有“基本编码”“事项名称”；可以有“事项类型”“主管部门”“实施主体”“行使层级”“设定依据”“取消日期”“替代编码”。",
        "Hand in a table: CSV, XLSX or TOML. The first row has the headings, at least “code” and “name”; it may have “kind”, “department”, “body”, “levels”, “basis”, “cancelled_on” and “replaced_by”. The Chinese headings do as well.";
    base_file => "目录文件", "File";
    base_file_needed => "请选一个文件", "Please choose a file";
    base_look => "先看看会变什么", "Show what it would change";
    base_look_title => "载入以前先看", "Before it is loaded";
    base_look_lead => "现在什么都没有改。核对无误，填好版次再载入。", "Nothing has changed yet. Check it, say which edition it is, and load it.";
    base_look_gone => "这张表已经清掉了，请重新交。", "This table is gone; please hand it in again.";
    base_read => "读到的条目", "Entries read";
    base_refused => "没有收下的行", "Rows that were not taken";
    base_line => "行", "Row";
    base_why => "原因", "Reason";
    base_new => "比现行目录新增", "New against the list in force";
    base_gone => "现行目录里有、这里没有", "In the list in force and not here";
    base_changed => "内容有变", "Changed";
    base_agree => "载入这个版次", "Load this edition";
    base_withdraw => "撤回", "Withdraw";
    base_withdraw_title => "撤回版次", "Withdraw an edition";
    base_withdraw_lead => "载错了的版次可以撤回，它不再作数，前一版次继续有效；编号不能再用。",
        "An edition that was loaded by mistake can be withdrawn: it counts no longer, and the one before stays in force. Its number is not used again.";
    base_reason => "理由", "Reason";
    base_compare => "和目录比对", "Compare with the list";
    base_compare_lead => "按基本编码对照。目录没有写的要素不算不一致；名称和事项或主项一致即可，部门名称前面的地名不计，设定依据只比法律名称。",
        "Compared by basic code. What the list does not say cannot differ; a name agrees with that of the item or of its main item, places in front of a body's name do not count, and of the basis only the laws are compared.";
    base_compared(items: usize, entries: usize) => "比对了 {items} 个本地事项和 {entries} 条目录。", "{items} items here were compared with {entries} entries.";
    base_standing => "比对结果", "Result";
    base_element => "不一致的要素", "Element that differs";
    base_entry => "目录条目", "Entry of the list";
    base_item => "本地事项", "Item here";
    base_listed => "目录", "List";
    base_here => "本地", "Here";
    base_difference => "不一致", "Differs in";
    base_no_gaps => "没有不一致的地方。", "Nothing differs.";
    base_no_gaps_more => "换个条件看看。", "Try other conditions.";
    base_agrees => "和目录清单一致", "It agrees with the base list";
    base_cancelled(day: &str) => "{day}起取消", "cancelled from {day}";
    base_replaced(code: &str) => "由 {code} 替代", "replaced by {code}";
    base_fault_shifted => "格数和表头对不上", "It has more or fewer cells than the headings";
    base_fault_code => "没有编码，或者编码里有不能用的字符", "No code, or signs that a code cannot have";
    base_fault_name => "没有名称", "No name";
    base_fault_long => "有一格太长", "A cell is too long";
    base_fault_same => "前面已有这个编码", "The code stands above already";
    base_fault_kind => "事项类型不是标准里的词", "The kind is no word of the standard";
    base_fault_level => "行使层级不是标准里的词", "The level is no word of the standard";
    base_fault_day => "取消日期要写成 2026-07-01", "The day must be written 2026-07-01";
    base_fault_many => "超过 20000 条", "More than 20,000 entries";
}

impl Lang {
    /// 比对结果 in words.
    #[must_use]
    pub const fn base_stands(self, standing: BaseStanding) -> &'static str {
        self.either(
            standing.zh(),
            match standing {
                BaseStanding::NotImplemented => "In the list, not implemented here",
                BaseStanding::Ended => "Ended in the list, still implemented here",
                BaseStanding::OwnWithoutBasis => "Not in the list, and on no basis",
                BaseStanding::Own => "The hall's own, not in the list",
                BaseStanding::Differs => "Elements differ",
            },
        )
    }

    /// 统一要素 in words.
    #[must_use]
    pub const fn base_element_of(self, element: BaseElement) -> &'static str {
        self.either(
            element.zh(),
            match element {
                BaseElement::Name => "Name",
                BaseElement::Code => "Basic code",
                BaseElement::Kind => "Kind",
                BaseElement::Department => "Competent department",
                BaseElement::Body => "Implementing body",
                BaseElement::Basis => "Basis",
                BaseElement::Level => "Level",
            },
        )
    }
}
