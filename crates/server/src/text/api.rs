//! Sentences of the API: problems told to programs, the reference page, and the page of one's own tokens.

messages! {
    // Problems; the title names the kind, the detail says what to do.
    api_no_token => "没有令牌", "No token";
    api_no_token_more => "请在请求头中带上 Authorization: Bearer <令牌>。令牌在 /api/tokens 自己办理；登录网页用的 Cookie 在接口上不起作用。",
        "Send Authorization: Bearer <token>. Tokens are made at /api/tokens; the cookie of the pages opens nothing here.";
    api_wrong_token => "令牌无效", "The token is not good";
    api_wrong_token_more => "令牌有误、已过期或已撤销，请到 /api/tokens 重新办理。",
        "It is mistyped, has expired or was revoked. Make another at /api/tokens.";
    api_no_right => "没有这项权限", "Not entitled";
    api_no_right_more => "您的岗位不能做这件事。", "Your posts do not entitle you to this.";
    api_not_found => "没有找到", "Not found";
    api_not_found_more => "没有这个对象，或者您无权查看。", "There is no such thing, or it is not yours to see.";
    api_wrong_method => "不支持这种方法", "Method not allowed";
    api_wrong_method_more => "这个地址不支持这种请求方法，可用的方法见 Allow 响应头。", "This address does not take this method; the Allow header names those it takes.";
    api_no_key => "缺少幂等键", "No idempotency key";
    api_no_key_more => "每次写入都要带 Idempotency-Key 请求头（1 至 64 个可见 ASCII 字符）。网络中断后用同一个键重发，不会办两次。",
        "Every write carries an Idempotency-Key header (1 to 64 visible ASCII signs). Sent again under the same key after a broken line, it acts once.";
    api_bad_match => "If-Match 写法不对", "If-Match cannot be read";
    api_bad_match_more => "请写版本号，例如 If-Match: \"7\"。", "Write the version, for example If-Match: \"7\".";
    api_unreadable => "请求读不懂", "The request cannot be read";
    api_unreadable_more(why: &str) => "请按接口说明填写。解析结果：{why}", "Please follow the reference. The reader says: {why}";
    api_bad_query => "查询参数不对", "The query cannot be read";
    api_too_large => "请求太大", "Too large";
    api_too_large_more(most: u64) => "请求正文最多 {most} 字节。", "A request has at most {most} bytes.";
    api_wrong_type => "正文类型不对", "Wrong media type";
    api_wrong_type_more => "正文应为 application/json。", "The body must be application/json.";
    api_invalid => "内容需要更正", "Something needs correcting";
    api_refused => "现在不能办", "Refused";
    api_stale => "版本已经变了", "The version has moved on";
    api_key_reused => "幂等键重复使用", "The key was used before";
    api_key_reused_more => "这个幂等键已用于另一个请求，请换一个新键。", "This key was used for another request; please take a fresh one.";
    api_no_signature => "签名无效", "The signature is not good";
    api_no_signature_more => "请按约定的密钥签名，时间相差不超过五分钟。", "Please sign with the agreed key, within five minutes.";
    api_too_often => "尝试太多", "Too many tries";
    api_too_often_more => "为了防止猜号，请一分钟后再试。", "So that nobody can guess codes, please try again in a minute.";
    api_busy => "系统繁忙", "Busy";
    api_busy_more => "请稍后用同一个幂等键重发。", "Please send it again in a moment under the same key.";
    api_ours => "系统出了点问题", "Something went wrong on our side";
    api_ours_more(reference: &str) => "不是您的请求有误。报修编号：{reference}。", "It is nothing you did. Reference: {reference}.";

    // What is wrong with a field.
    api_unknown_field(key: &str) => "这个事项的申请表没有“{key}”这一项", "The form of this item has no field {key}";
    api_wrong_number(label: &str, why: &str) => "{label}不对：{why}", "{label} is wrong: {why}";
    api_not_a_choice(label: &str, options: &str) => "{label}应是下列之一：{options}", "{label} should be one of: {options}";
    api_for_whom => "窗口代为提交时要写明申请人的姓名、证件号码和手机号", "At the window, name, number and phone of the applicant are needed";
    api_for_oneself => "本人申请不必填写申请人", "Whoever applies for themselves names no applicant";
    api_other_name => "这个证件号码登记的是另一个姓名，请核对证件", "This number is registered under another name; please check the papers";
    api_no_file(id: &str) => "没有您上传的文件 {id}", "There is no file {id} of yours";
    api_no_such_place => "after 不是上一页给出的位置", "after is not a place that the page before gave";
    api_wrong_case_number => "办件编号的写法不对", "This is no case number";
    api_name(most: usize) => "请写明姓名或名称，最多 {most} 个字", one "Please give a name of 1 sign at most", many "Please give a name of at most {most} signs";
    api_moment => "请按 RFC 3339 写明时间，例如 2026-03-20T09:30:00+08:00", "Please give the time as RFC 3339, for instance 2026-03-20T09:30:00+08:00";

    // Files.
    api_file_empty => "文件是空的", "The file is empty";
    api_file_large(most: u64) => "文件最大 {most} 字节", "A file has at most {most} bytes";
    api_file_day_full(most: u64) => "每人每天最多上传 {most} 字节，今天已满", "A person puts in at most {most} bytes a day, and today is full";
    api_file_other => "文件内容与扩展名不符", "The content is of another kind than the name says";
    api_file_kind => "不接收这种文件，可用 pdf、ofd、png、jpg、docx、xlsx、doc、xls、zip、txt、csv",
        "Files of this kind are not taken; pdf, ofd, png, jpg, docx, xlsx, doc, xls, zip, txt and csv are";
    api_file_broken => "上传中断，请重发", "The upload broke off; please send it again";
    api_file_none => "请在 name 参数中写明文件名，正文就是文件内容；或用 multipart/form-data 上传一个名为 file 的部分",
        "Give the file's name in the parameter name with the content as body, or send multipart/form-data with one part called file";

    // The reference page.
    api_title => "开放接口", "API";
    api_lead => "事项、办件、评价和监察牌都能用程序办理，规则与网页完全一样。", "Items, cases, ratings and cards by program, under exactly the rules of the pages.";
    api_how => "怎样使用", "How to use it";
    api_how_token => "公开数据不用令牌。办理业务要先登录，再到“我的令牌”办一个，请求时放在 Authorization: Bearer 里。",
        "Public data need no token. For acts, sign in, make one under My tokens and send it as Authorization: Bearer.";
    api_how_key => "每次写入都带 Idempotency-Key：同一个键重发同一请求，答复相同，事情只办一次；换了内容会得到 409。",
        "Every write carries an Idempotency-Key: the same request under the same key gets the same answer and acts once; another one gets 409.";
    api_how_match => "If-Match: \"版本号\" 可选：版本已变时得到 412，什么也不会发生。",
        "If-Match: \"version\" is optional: when the version has moved on you get 412 and nothing happens.";
    api_how_problem => "出错时返回 application/problem+json（RFC 9457），写明原因、补救办法、规则编号和法律条款；Accept-Language: en 得到英文。",
        "Errors are application/problem+json (RFC 9457) with the reason, what helps, the rule and the article; Accept-Language: en speaks English.";
    api_how_limits => "每页最多 100 条；正文最多 1 MB；时间为 RFC 3339，金额以分为单位。", "At most 100 rows a page and 1 MB a body; times are RFC 3339, money is in fen.";
    api_document => "OpenAPI 3.1 文档", "OpenAPI 3.1 document";
    api_tokens => "我的令牌", "My tokens";
    api_column_field => "字段", "Field";
    api_column_type => "类型", "Type";
    api_column_means => "含义", "Meaning";
    api_column_where => "位置", "In";
    api_parameters => "参数", "Parameters";
    api_body => "正文", "Body";
    api_answers => "答复", "Answers";
    api_needs_token => "需要令牌", "Token needed";
    api_is_open => "公开", "Public";
    api_shapes => "数据结构", "Shapes";
    api_must => "必填", "required";

    // One's own tokens.
    api_tokens_lead => "令牌代表您本人。交给程序使用前请确认它可靠；不用了请撤销。", "A token speaks in your name. Give it only to programs you trust, and revoke it when it is no longer needed.";
    api_token_label => "名称", "Name";
    api_token_label_hint => "给自己看的，例如“记账软件”", "For yourself, for example “bookkeeping”";
    api_token_days => "有效期", "Valid for";
    api_token_days_choice(days: i64) => "{days} 天", one "1 day", many "{days} days";
    api_token_make => "办理令牌", "Make a token";
    api_token_revoke => "撤销", "Revoke";
    api_token_made => "令牌已办好，只显示这一次", "Here is your token; it is shown this once";
    api_token_made_more => "请马上复制保存。关闭本页后谁也看不到它，丢了只能撤销重办。",
        "Copy it now. Once this page is closed nobody can see it again; a lost one is revoked and made anew.";
    api_token_none => "还没有令牌", "No tokens yet";
    api_token_none_more => "需要用程序办事时，在下面办理一个。", "Make one below when a program is to act for you.";
    api_token_created => "办理时间", "Made";
    api_token_expires => "有效期至", "Until";
    api_token_many(most: i64) => "每人最多 {most} 个有效令牌，请先撤销不用的", one "At most 1 token; revoke it first", many "At most {most} tokens each; please revoke one first";
    api_token_list => "现有令牌", "Your tokens";
}
