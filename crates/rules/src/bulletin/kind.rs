//! 公告的代码表: kinds, how far a draft has come, and whether what is published is in force.

use crate::item::content::coded;

coded!(
    /// 公告种类
    BulletinKind {
        Announcement = "通知公告",
        Policy = "政策文件",
        Explanation = "政策解读",
        Tip = "服务指引",
    }
);
coded!(
    /// 待发布稿状态
    PendingState {
        Draft = "起草中",
        Waiting = "待发布",
    }
);
coded!(
    /// 时效: whether what is published is in force on a day (G-05).
    Force {
        Coming = "尚未施行",
        InForce = "现行有效",
        Over = "已失效",
    }
);
