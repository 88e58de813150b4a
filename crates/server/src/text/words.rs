//! Sentences about the everyday words by which items are found. Names begin with `words_`.

messages! {
    words_title => "俗话", "Everyday words";
    words_lead => "老百姓怎么说、事项里怎么写。改了马上管用，谁在什么时候改的都有记录。",
        "What people say, and what it is called in the catalogue. Changes take effect at once, with who made them and when.";
    words_word => "俗话", "Word";
    words_word_hint => "老百姓的说法，2 到 40 个字，例如“打水井”", "As people say it, 2 to 40 signs";
    words_means => "事项里的说法", "What it means";
    words_means_hint => "事项名称里的词，一行一种，最像的写在前面", "Words of a service's name, one a line, the likeliest first";
    words_back => "反过来也算", "Both ways";
    words_back_yes => "搜事项里的说法，也能找到用俗话命名的事项", "The official words find what the everyday one names, too";
    words_add => "添加或者修改", "Add or change";
    words_save => "保存", "Save";
    words_remove => "删除这个俗话", "Remove this word";
    words_list => "全部俗话", "All words";
    words_search => "查俗话或者说法", "Look for a word or a meaning";
    words_from => "来源", "From";
    words_of_program => "程序自带", "with the program";
    words_of_hall => "本大厅", "this hall";
    words_removed => "本大厅已删除", "removed by this hall";
    words_changed => "最近修改", "Changed";
    words_change => "修改", "Change";
    words_none => "没有这样的俗话。", "There is no such word.";
    words_none_more => "可以在上面添加。", "You can add it above.";
    words_missed => "近三十天没搜到的", "Searched for in vain, last 30 days";
    words_missed_lead => "只记多人搜过、没有找到对应事项的词，不记是谁搜的；三十天后清掉。",
        "Only what several people searched for and did not find, nothing of who they were; dropped after 30 days.";
    words_missed_none => "近三十天没有。", "None in the last 30 days.";
    words_times => "次数", "Times";
    words_teach => "加为俗话", "Add as a word";
}
