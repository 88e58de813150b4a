//! 主题: the subjects of the catalogue in English. A subject is data in Chinese alone; one that the table does not know
//! is shown as it stands.

use super::Lang;

/// The name of a subject in the visitor's language.
#[must_use]
pub fn subject(lang: Lang, name: &str) -> &str {
    let known = ENGLISH.iter().find(|(zh, _)| *zh == name);
    lang.pick(name, known.map_or("", |(_, en)| en))
}

const ENGLISH: &[(&str, &str)] = &[
    // What happens in a life.
    ("我失业了", "I lost my job"),
    ("我退役了", "Leaving the army"),
    ("我要打官司", "Going to court"),
    ("我要开书店", "Opening a bookshop"),
    ("我要开游泳健身馆", "Opening a gym"),
    ("我要还房贷", "Paying back a mortgage"),
    ("新生儿出生", "A child is born"),
    ("我要就业", "Finding work"),
    ("证件丢失", "A lost document"),
    ("我要开人力公司", "Opening a staffing agency"),
    ("我要办培训学校", "Opening a training school"),
    ("我要开饭店", "Opening a restaurant"),
    ("我要开宾馆", "Opening a hotel"),
    ("我要开超市", "Opening a supermarket"),
    ("我要开娱乐场所", "Opening an entertainment venue"),
    ("我要开网吧", "Opening an internet café"),
    ("我要办演出", "Holding a performance"),
    ("工程建设", "Building works"),
    ("我要开小店", "Opening a small shop"),
    ("校车运营", "Running school buses"),
    ("我要办幼儿园", "Opening a kindergarten"),
    ("我要当老师", "Becoming a teacher"),
    ("我要经营危化品", "Trading in hazardous chemicals"),
    ("我要伐树", "Felling trees"),
    ("我要搞养殖", "Keeping animals"),
    ("房地产开发", "Property development"),
    ("我要建厂房", "Building a factory"),
    ("老人服务", "Services for the old"),
    ("家庭困难", "A family in need"),
    ("我要办社会组织", "Founding a non-profit body"),
    ("我要结婚", "Getting married"),
    ("残疾人服务", "Services for disabled people"),
    ("我要买卖房屋", "Buying or selling a home"),
    ("孩子上学", "A child at school"),
    ("我要来宁棠生活", "Coming to live in Ningtang"),
    ("我要开刻章店", "Opening a seal carving shop"),
    ("我要出国（境）", "Going abroad"),
    ("我要当医生", "Becoming a doctor"),
    ("我要开理发店", "Opening a hairdresser's"),
    ("我要开游泳馆", "Opening a swimming pool"),
    ("我要生孩子", "Having a child"),
    ("我要办医院", "Opening a hospital"),
    ("我要看病", "Seeing a doctor"),
    ("老人随迁", "Parents moving in"),
    ("我要开农资店", "Opening a farm supply shop"),
    ("我要搞种植", "Growing crops"),
    ("我要开兽药店", "Opening a veterinary pharmacy"),
    ("我要开汽修店", "Opening a car repair shop"),
    ("我要跑运输", "Hauling goods"),
    ("我要开网店", "Opening an online shop"),
    ("我要办小作坊", "Opening a small workshop"),
    ("我要开药店", "Opening a pharmacy"),
    ("我要开奶茶店", "Opening a tea shop"),
    ("我要开公司", "Founding a company"),
    ("企业开办", "Starting a business"),
    ("经营信息有变化", "My business changes"),
    ("证照快到期", "A licence is about to run out"),
    ("我不经营了", "Closing a business"),
    ("我要退休", "Retiring"),
    ("亲人去世", "A death in the family"),
    ("我要买车", "Buying a car"),
    ("我要建房", "Building a house in the village"),
    ("我要迁户口", "Moving one's household registration"),
    // For persons.
    ("社会保障", "Social security"),
    ("就业创业", "Work and self-employment"),
    ("司法公证", "Justice and notaries"),
    ("民族宗教", "Ethnic and religious affairs"),
    ("公共安全", "Public safety"),
    ("行政缴费", "Fees and bills"),
    ("优待抚恤", "Benefits for those who served"),
    ("文化体育", "Culture and sport"),
    ("离职退休", "Retirement"),
    ("消费维权", "Consumer rights"),
    ("证件办理", "Documents"),
    ("规划建设", "Planning and building"),
    ("职业资格", "Professional qualifications"),
    ("教育科研", "Education and research"),
    ("环保气象", "Environment and weather"),
    ("婚姻登记", "Marriage"),
    ("住房保障", "Housing"),
    ("户籍办理", "Household registration"),
    ("生育收养", "Birth and adoption"),
    ("出境入境", "Travel across the border"),
    ("医疗卫生", "Health"),
    ("交通出行", "Transport and travel"),
    ("离职退休", "Retirement"),
    ("死亡殡葬", "Death and funerals"),
    ("公用事业", "Water, power, gas and post"),
    ("行政缴费", "Fees and bills"),
    ("消费维权", "Consumer rights"),
    ("公共安全", "Public safety"),
    ("优待抚恤", "Benefits for those who served"),
    ("文化体育", "Culture and sport"),
    // For enterprises and other bodies.
    ("准营准办", "Licences to operate"),
    ("人力资源", "Human resources"),
    ("文体教育", "Culture, sport and education"),
    ("公安消防", "Police and fire safety"),
    ("环保绿化", "Environment and green spaces"),
    ("交通运输", "Transport"),
    ("安全生产", "Safety at work"),
    ("国土和规划建设", "Land, planning and building"),
    ("农林牧渔", "Farming, forestry and fishing"),
    ("设立变更", "Founding and changes"),
    ("投资审批", "Investment"),
    ("税收财务", "Taxes and accounts"),
    ("科技创新", "Research and innovation"),
    ("知识产权", "Intellectual property"),
    ("商务贸易", "Commerce and trade"),
    ("招标拍卖", "Tenders and auctions"),
    ("涉外服务", "Foreign affairs"),
    ("档案文物", "Archives and heritage"),
    ("水务气象", "Water and weather"),
    ("资质认证", "Qualifications"),
    ("公用事业", "Water, power, gas and post"),
    ("抵押质押", "Mortgages and pledges"),
    ("海关口岸", "Customs and ports"),
    ("融资信贷", "Loans and finance"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subject_of_the_sample_county_has_an_english_word() {
        let items = county::EMBEDDED.iter().filter(|(path, _)| path.contains("items/"));
        for (path, text) in items {
            let content: rules::item::Content = toml::from_str(text).expect("an item of the catalogue");
            let subject = content.subject;
            let names = [subject.themes_person, subject.themes_legal, subject.life_events].concat();
            for name in names {
                assert!(super::subject(Lang::En, &name) != name, "{path}: {name}");
            }
        }
    }
}
