//! Sentences of the first page, the catalogue and the guides. Names begin with `home_`, `items_` and `guide_`.

messages! {
    home_title => "政务服务大厅", "Government service hall";
    home_question => "您要办什么事？", "What do you need to do?";
    home_example => "开饭店、身份证、医保、公司注册", "restaurant, identity card, company";
    home_life => "我的人生大事", "Life events";
    home_person => "个人办事", "For persons";
    home_legal => "企业办事", "For enterprises";
    home_departments => "按部门找", "By department";
    home_all_items => "看全部事项", "All services";
    home_track => "查办件进度", "Track a case";
    home_track_go => "查进度", "See its progress";
    home_my => "看我的办件", "My cases";
    home_today => "今天的大厅", "The hall today";
    home_waiting => "正在办理", "In progress";
    home_waiting_more => "此刻大厅里还没有办结的申请", "Applications not finished at this moment";
    home_received => "今日收件", "Received today";
    home_received_more => "今天收到材料的申请", "Applications whose papers came in today";
    home_completed => "今日办结", "Finished today";
    home_completed_more => "今天送达结果的申请", "Results delivered today";
    home_on_time => "按承诺时间办结", "Decided as promised";
    home_on_time_more(decided: i64) => "今天作出的 {decided} 个决定中没有超过承诺时限的比例",
        one "Share of today's 1 decision within the promised time",
        many "Share of today's {decided} decisions within the promised time";
    home_none_yet => "今天还没有决定", "No decisions yet today";
    home_hours => "办公时间", "Opening hours";
    home_open_until(clock: &str) => "现在开放，到 {clock}", "Open now, until {clock}";
    home_opens_at(when: &str) => "现在未开放，{when} 开门", "Closed now; opens {when}";
    home_hours_today(spans: &str) => "今天 {spans}", "Today {spans}";
    home_shut_today => "今天不开放", "Shut today";
    home_items_count(count: i64) => "{count} 项", one "1 service", many "{count} services";

    items_title => "办事指南", "Services";
    items_lead => "用平时说话的词就能搜，比如“开饭店”“身份证丢了”。", "Search with everyday words, such as “restaurant”.";
    items_department => "部门", "Department";
    items_subject => "主题", "Subject";
    items_caption => "事项列表", "List of services";
    items_name => "事项", "Service";
    items_time => "办理时间", "Time";
    items_visits => "跑几次", "Visits";
    items_fee => "收费", "Fee";
    items_found(query: &str) => "“{query}”的搜索结果，最接近的在前", "Results for “{query}”, the closest first";
    items_nothing(query: &str) => "没有找到与“{query}”有关的事项", "Nothing found for “{query}”";
    items_nothing_more => "换个说法试试，或者从下面的主题里找；也可以拨打热线，我们帮您找。",
        "Try other words, choose a subject below, or call the hotline and we will find it for you.";
    items_empty => "这里还没有事项", "No services here yet";
    items_empty_more => "去掉条件看全部事项。", "Take the conditions away to see all services.";
    items_all => "全部事项", "All services";
    items_suspended(reason: &str) => "暂停受理：{reason}", "Suspended: {reason}";
    items_cancelled(reason: &str) => "已取消：{reason}", "Cancelled: {reason}";
    items_no_limit => "当场", "At once";

    guide_lead(department: &str) => "{department}", "{department}";
    guide_apply => "立即办理", "Apply now";
    guide_take_in => "在窗口收件", "Take in at the counter";
    guide_apply_window => "到窗口办理", "Apply at the counter";
    guide_print => "打印这份指南", "Print this guide";
    guide_suspended => "这件事暂停受理", "This service is suspended";
    guide_suspended_more(reason: &str) => "{reason}。已受理的申请继续办理，恢复受理后可以在这里申请。",
        "{reason}. Applications already accepted go on; when it resumes you can apply here.";
    guide_cancelled => "这件事已经取消", "This service has been cancelled";
    guide_cancelled_more(reason: &str) => "{reason}。已受理的申请继续办理完毕，不再接受新的申请。",
        "{reason}. Applications already accepted are finished; no new ones are taken.";
    guide_time => "办理时间", "Time";
    guide_time_law(limit: &str) => "法定 {limit}", "By law {limit}";
    guide_time_no_law => "法律没有规定期限", "The law sets no limit";
    guide_visits => "跑几次", "Visits";
    guide_visits_most(times: u8) => "最多 {times} 次", one "At most once", many "At most {times} times";
    guide_visits_none => "0 次", "None";
    guide_visits_none_more => "全程可以不到现场", "No need to come at all";
    guide_fee => "收费", "Fee";
    guide_free => "不收费", "Free";
    guide_paid => "收费", "Charged";
    guide_paid_see => "见下面的收费标准", "See the fees below";
    guide_online => "网上可办", "Online";
    guide_online_yes => "可以", "Yes";
    guide_online_no => "不可以", "No";
    guide_online_no_more => "请到窗口办理", "Please come to the counter";

    guide_who => "谁可以办", "Who may apply";
    guide_targets => "服务对象", "For whom";
    guide_conditions => "办理条件", "Conditions";
    guide_quota => "数量限制", "Limits in number";
    guide_in_person => "需要本人到场，不能由他人代办。", "You must come yourself; nobody can apply for you.";
    guide_bring => "要带什么", "What to bring";
    guide_ask => "先回答几个问题，只看您需要的材料", "Answer a few questions to see only what you need";
    guide_ask_go => "看我要带什么", "Show what I need";
    guide_all_papers => "看全部情形的材料", "Papers for every situation";
    guide_papers_for(count: usize) => "按您的回答，需要看 {count} 项材料", one "By your answers, 1 paper",
        many "By your answers, {count} papers";
    guide_nothing_to_bring => "不需要任何材料", "Nothing to bring";
    guide_paper => "材料", "Paper";
    guide_necessity => "是否必须", "Required?";
    guide_forms => "形式和份数", "Form and number";
    guide_originals(count: u8) => "原件 {count} 份", one "1 original", many "{count} originals";
    guide_copies(count: u8) => "复印件 {count} 份", one "1 copy", many "{count} copies";
    guide_source => "从哪里来", "Where from";
    guide_paper_basis => "依据", "Basis";
    guide_only_when(question: &str, answer: &str) => "只在“{question}”选“{answer}”时需要",
        "Only if “{question}” is answered “{answer}”";
    guide_deferrable(within: &str, otherwise: &str) => "容缺后补：受理以后{within}内补交。{otherwise}", "May follow: within {within} of acceptance. {otherwise}";
    guide_deferrable_told(otherwise: &str) => "容缺后补：受理以后按受理通知书写明的日期补交。{otherwise}", "May follow: after acceptance, by the day that the notice names. {otherwise}";
    guide_promisable => "可以用书面承诺代替", "A written promise will do";
    guide_blank_print => "打印空白申请表（附填写说明）", "Print a blank form, with notes on filling it in";
    guide_blank_lead => "在电脑上申请不用填这张表。打印后用黑色笔填写，签名后交到窗口。", "Not needed when you apply online. Fill it in with a black pen, sign it and hand it in at the window.";
    guide_blank_title(item: &str) => "{item}申请表", "Application form: {item}";
    guide_blank_field => "填写项目", "Field";
    guide_blank_value => "请填在这一栏", "To be filled in";
    guide_blank_needed => "必填", "Required";
    guide_blank_sign => "申请人签名或盖章", "Signature or seal of the applicant";
    guide_blank_day => "填表日期", "Date";
    guide_blank_example(example: &str) => "例：{example}", "e.g. {example}";
    guide_blank(where_: &str) => "空白表：{where_}", "Blank form: {where_}";
    guide_sample(where_: &str) => "样表：{where_}", "Sample: {where_}";

    guide_way => "怎么办", "How it goes";
    guide_way_title(item: &str) => "{item}办理流程图", "Flow chart: {item}";
    guide_way_start => "提交申请", "Apply";
    guide_way_accept => "收件与受理", "Receipt and acceptance";
    guide_way_accept_note => "当场或 5 个工作日内告知", "Told at once or within 5 working days";
    guide_way_deliver => "制证送达", "Delivery";
    guide_way_deliver_note => "10 个工作日内", "Within 10 working days";
    guide_way_end => "办结，可以评价", "Finished; you may rate it";
    guide_way_at_once => "以下同时进行", "At the same time";
    guide_way_either => "按您的情形", "Depending on your case";
    guide_way_other => "其他情形", "Otherwise";
    guide_way_skip => "不需要这一步", "Nothing to do";
    guide_special => "不计入时限的特别程序", "Special procedures that do not count";

    guide_fees => "收费标准和依据", "Fees and their basis";
    guide_no_fees => "办理这件事不收取任何费用。", "Nothing is charged.";
    guide_fee_name => "项目", "Fee";
    guide_fee_standard => "标准", "Rate";
    guide_fee_basis => "依据", "Basis";
    guide_fee_reduction => "减免", "Reduction";
    guide_fee_per(amount: &str, unit: &str) => "{amount}／{unit}", "{amount} per {unit}";
    guide_results => "办好了会拿到什么", "What you get";
    guide_result_name => "结果", "Result";
    guide_result_sample => "样子", "What it looks like";
    guide_result_valid => "有效期", "Valid for";
    guide_place => "到哪里办、什么时候、问谁", "Where, when, whom to ask";
    guide_place_where => "办理地点", "Place";
    guide_place_window => "窗口", "Counter";
    guide_place_hours => "办理时间", "Hours";
    guide_place_how => "办理渠道", "Ways to apply";
    guide_place_consult => "咨询", "Questions";
    guide_place_complain => "投诉监督", "Complaints";
    guide_place_booking => "可以预约", "Can be booked";
    guide_place_express => "结果可以快递", "Result by courier";
    guide_place_terminal => "有自助终端", "Self-service terminal";
    guide_faq => "常见问题", "Questions people ask";
    guide_remedies => "不服怎么办", "If you disagree";
    guide_remedies_general => "对决定不服的，可以自收到决定之日起六十日内申请行政复议，或者自收到之日起六个月内提起行政诉讼。",
        "You may ask for administrative review within sixty days, or sue within six months, of receiving the decision.";
    guide_basis => "法律依据", "Legal basis";
    guide_public => "事项公开信息", "Published particulars";
    guide_public_more => "按“二十二公开”要求公布的全部要素", "Every element that must be published";
    guide_name => "事项名称", "Name";
    guide_code => "实施编码", "Code";
    guide_kind => "事项类型", "Kind";
    guide_case_kind => "办件类型", "How it is handled";
    guide_body => "实施主体", "Implementing body";
    guide_unit => "承办机构", "Unit in charge";
    guide_power => "权力来源和行使层级", "Power and level";
    guide_division => "权限划分", "Division of powers";
    guide_content => "行使内容", "What is exercised";
    guide_scope => "通办范围", "Where you may apply";
    guide_depth => "网办深度", "What works online";
    guide_version(version: u32) => "第 {version} 版", "Version {version}";
    guide_no_quota => "无数量限制", "No limit";
    guide_statutory => "法定办结时限", "Limit by law";
    guide_promised => "承诺办结时限", "Promised limit";
    guide_procedure => "办理程序", "Procedure";
    guide_procedure_see => "见“怎么办”和流程图", "See “How it goes” and the chart";
    guide_papers_see => "见“要带什么”", "See “What to bring”";
    guide_yes => "是", "Yes";
}
