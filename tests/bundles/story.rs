//! A family's file as a caseworker gets it: three booklets of the pack, a child and a mother, an
//! address to keep from somebody, another language, things left and things not understood.

use tell_it_once_core::{bundle::digest::Digest, json::Value};

use super::forge::{Forge, parsed, set, text};
use crate::repo;

pub(crate) fn story(forge: &mut Forge) {
    forge.add_statement(0, 0);
    let parts = [(0, "family", FAMILY), (1, "my-profile", MY_PROFILE), (2, "details", DETAILS)];
    for (n, booklet, answers) in parts {
        let digest = Digest::of(&repo::bytes(&format!("public/booklets/{booklet}.json"))).to_string();
        let statement = &mut forge.statements[n];
        set(statement, "/booklet/id", Value::text(booklet));
        // the family's edition of the details is an older one
        let is_current = booklet != "details";
        set(statement, "/booklet/version", Value::text(if is_current { "2026.1" } else { "2025.3" }));
        if is_current {
            set(statement, "/booklet/sha256", Value::Text(digest));
        }
        set(statement, "/answers", answered(answers));
    }
}

/// One line for each answer: id, what goes with it, question, value.
fn answered(lines: &str) -> Value {
    let one = |line: &str| {
        let mut parts = line.splitn(4, " | ").map(str::trim);
        let [id, with, question, value] = [(); 4].map(|()| parts.next().expect("four parts"));
        let mut answer = parsed(&format!("{{{with}, \"at\": \"2026-11-22T09:50:00+00:00\"}}"));
        set(&mut answer, "/q", Value::text(question));
        if value != "-" {
            set(&mut answer, "/v", parsed(value));
            if answer.get("lang").is_none() {
                set(&mut answer, "/lang", Value::text("en-GB"));
            }
        }
        assert!(!text(&answer, "/q").is_empty());
        (id.to_owned(), answer)
    };
    Value::Object(lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(one).collect())
}

const FAMILY: &str = r#"
fb.story | "t":"rows", "whose":"own" | What are the main moments in Sam’s story so far? | [[{"column":"when","label":"When","t":"date","v":{"year":2016,"about":true}},{"column":"happened","label":"What happened","t":"text","v":"Stopped using words he had.\nWe asked the health visitor."}],[{"column":"when","label":"When","t":"date","v":{"year":2019,"month":9}},{"column":"happened","label":"What happened","t":"text","v":"Started school"},{"column":"changed","label":"What changed","t":"text","v":"Mornings became very hard."}]]
fb.talking | "t":"text", "whose":"own" | Talking, listening and getting on with others: what can Sam do, and what is hard? | "Sam can talk for an hour about trains.\nHe cannot say that something hurts, so he hides."
fb.selfcare | "t":"text", "whose":"own" | Everyday life: how do eating, washing, dressing, toilet, sleep and getting out go? | "He needs somebody beside him to get dressed."
fb.change | "t":"rows", "whose":"own" | What would you most like to be different, and how would you know? | [[{"column":"what","label":"What would be different","t":"text","v":"He says when he needs a break"},{"column":"by-when","label":"By when","t":"date","v":{"year":2027,"month":7}}]]
fb.provision | "t":"text", "whose":"own" | What support do you think Sam may need? Say how much and who, if you know. | "Speech and language therapy: 45 minutes each week, by a therapist, in school."
fb.budget | "t":"picked", "whose":"own" | Would you like to hear about a personal budget? | {"options":[{"id":"yes","label":"Yes"}]}
fb.joy | "t":"text", "whose":"own", "lang":"ar" | Tell us about Sam. What do you enjoy together? | "نطبخ معًا في البيت. Sam loves it."
fb.strengths | "t":"scale", "whose":"own" | How confident are you that Sam is getting the right help now? | {"value":3,"low":"not at all","high":"completely","better":"If somebody rang us back"}
fb.worry | "skip":"prefer_not" | What worries you most? | -
fb.siblings | "skip":"later" | Do brothers or sisters need anything? | -
fb.placement | "skip":"dont_understand" | What kind of school, college or setting do you think would suit Sam? | -
"#;

const MY_PROFILE: &str = r#"
mp.who | "t":"picked", "whose":"helped", "by":"c1" | Who is filling this in? | {"options":[{"id":"helped","label":"Me, with help"}]}
mp.picture | "t":"media", "whose":"own" | Choose a photo or draw a picture for your front page. | [{"sha256":"0g9v_VI7eKhs0vkW-jSvXRkY1197FCI3x1KtayVCE6s","bytes":22,"type":"image/jpeg","made":"photo","alt":"My dog"}]
mp.like | "t":"list", "whose":"own" | What do people like about you? What are you good at? | ["Funny","Good with animals","Remembers every train"]
mp.know | "t":"text", "whose":"helped", "by":"c1" | What would you like people to know about you? | "Trains 🚂 and my dog"
mp.schoolsort | "t":"sorted", "whose":"own" | How are these things at school? | [{"id":"noise","label":"Noise","pile":"not_good"},{"id":"lunch","label":"Lunch","pile":"good"},{"id":"maths","label":"Maths","pile":"good"},{"label":"The big hall","pile":"not_good"}]
mp.notwell | "t":"text", "whose":"for_them", "by":"c1" | What is not going so well? | "Lunch is too loud."
mp.help | "t":"text", "whose":"own" | What do you need help with? | "When my tummy hurts"
mp.goodday | "t":"text", "whose":"observed", "by":"c1" | What happens on a really good day? | "He hums all the way home."
mp.happyscale | "t":"scale", "whose":"own" | How happy are you at school right now? | {"value":6,"low":"not happy","high":"very happy"}
mp.future | "skip":"dont_know" | What do you dream about for when you are older? | -
mp.want | "skip":"dont_understand", "by":"c1" | What do you want to get better at or do next? | -
mp.sign | "t":"sign", "whose":"own" | Write your name or make your mark. | {"name":"Sam","how":"typed","date":{"year":2026,"month":11,"day":22}}
"#;

const DETAILS: &str = r#"
cd.fullname | "t":"text", "whose":"own" | What is Sam’s full name, as on official papers? | "Sam Example"
cd.dob | "t":"date", "whose":"own" | What is Sam’s date of birth? | {"year":2014,"month":5,"day":1}
cd.address | "t":"address", "whose":"own" | Where does Sam live? | {"lines":["1 High Street","Exampleton"],"postcode":"AB1 2CD","private":true}
cd.carers | "t":"rows", "whose":"own" | Who are Sam’s parents or carers? | [[{"column":"name","label":"Name","t":"text","v":"Alex Example"},{"column":"relationship","label":"Who are they to Sam?","t":"text","v":"Mother"},{"column":"phone","label":"Phone","t":"text","v":"+44 1632 960001"},{"column":"responsibility","label":"Parental responsibility?","t":"picked","v":{"options":[{"id":"yes","label":"Yes"}]}}]]
cd.keepprivate | "t":"picked", "whose":"own" | Should any address, phone number or name be kept from someone? | {"options":[{"id":"address","label":"The home address","detail":"Sam’s father"},{"id":"phone","label":"A phone number"}],"other":"The name of the respite place"}
cd.homelang | "t":"list", "whose":"own" | Which languages do you use at home, including sign language? | ["English","Arabic"]
cd.contacthow | "t":"picked", "whose":"own" | What is the best way to get in touch? | {"options":[{"id":"text","label":"Text message"},{"id":"phone","label":"Phone","detail":"after 4"}]}
cd.reports | "t":"rows", "whose":"own" | Which reports or assessments are there already? | [[{"column":"title","label":"Which report","t":"text","v":"Hearing test"},{"column":"date","label":"When","t":"date","v":{"year":2025,"month":3}}]]
cd.planstart | "t":"text", "unread":true, "whose":"own" | What is the date on the EHC plan? | "some time in spring"
cd.otherplans | "skip":"ask_someone" | Which other plans are there? | -
"#;
