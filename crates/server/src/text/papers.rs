//! Sentences around the papers of a case; the papers themselves are written in Chinese, the language of record.

messages! {
    paper_pdf => "下载盖章的 PDF", "Sealed PDF";
    paper_language => "文书以中文书写。", "Papers are written in Chinese, the language of record; the page around them is translated.";
    paper_open_sheet => "打开可打印的网页", "Open the sheet to print";
    paper_no_press => "这台服务器暂时不能生成 PDF", "This server cannot make PDFs at present";
    paper_no_press_more => "可能没有安装中文字体，管理员已收到提醒。网页版内容相同，可以直接打印。",
        "Chinese fonts may be missing; the administrators have been told. The sheet says the same and can be printed.";
}
