//! Sentences around the papers of a case; the papers themselves are written in Chinese, the language of record.

messages! {
    paper_pdf => "下载盖章的 PDF", "Sealed PDF";
    paper_language => "文书以中文书写。", "Papers are written in Chinese, the language of record; the page around them is translated.";
    paper_open_sheet => "打开可打印的网页", "Open the sheet to print";
    paper_no_press => "这台服务器暂时不能生成 PDF", "This server cannot make PDFs at present";
    paper_no_press_more => "可能没有安装中文字体，管理员已收到提醒。网页版内容相同，可以直接打印。",
        "Chinese fonts may be missing; the administrators have been told. The sheet says the same and can be printed.";
    paper_check => "核验这份文书", "Check this paper";
    paper_is_filed => "原件已归入案卷，下载的 PDF 就是案卷里的那一份。", "The paper lies in the file of the case; the PDF is that very file.";
    paper_not_filed => "这份文书还没有归入案卷，系统会再试；网页版内容相同，可以直接打印。",
        "This paper is not in the file of the case yet; it is tried again. The sheet says the same and can be printed.";
    paper_forgotten => "原件已经依法删除", "The paper has been deleted by law";
    paper_forgotten_more => "当事人的个人信息已依法删除，文书原件随之删除。网页版按案卷记录重新生成，不再有姓名。",
        "The personal data of the person concerned were deleted by law, and the paper with them. The sheet is made from the records of the case and names nobody.";
    paper_unmade => "这份文书暂时不能出具", "This paper cannot be made at present";
    paper_unmade_more => "法律要求的内容不全，文书不能出具，管理员已收到提醒。需要的，请到窗口咨询。",
        "A paper that lacks what the law asks for is not made; the administrators have been told. Please ask at the window.";
    paper_lacking(kind: &str, what: &str) => "“{kind}”缺少：{what}。", "“{kind}” lacks: {what}.";
}
