//! The list keeps its promises; what is generated is even; what is typed is understood.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

#[test]
fn the_list_has_eleven_bits_of_words_in_order() {
    let all = words();
    assert_eq!(all.len(), 1 << BITS);
    assert!(all.windows(2).all(|pair| pair[0] < pair[1]), "in order, and each once");
    for word in all {
        assert!((3..=8).contains(&word.len()), "{word}");
        assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
    }
}

/// So that the beginning of a word is enough to know it, and no two are mixed up.
#[test]
fn no_two_words_begin_alike() {
    let starts: BTreeSet<&str> = words().iter().map(|word| word.get(..4).unwrap_or(word)).collect();
    assert_eq!(starts.len(), words().len());
    let all: BTreeSet<&str> = words().iter().copied().collect();
    for word in words() {
        for ending in ["s", "es"] {
            let one = word.strip_suffix(ending);
            assert!(one.is_none_or(|one| !all.contains(one)), "{word} is more than one of another");
        }
    }
}

/// Words that sound like another, that hurt, frighten or sadden, or belong to illness.
const BANNED: &str = "
    aerial air aisle allowed aloud altar ate aunt bare base bass beach bean bear beech berry bite blew blue
    board bold bored boulder bread break brake buy bury byte canvas capital carrot caught ceiling cell cent
    cereal check cheque choir chord cite clothes coarse course colonel core council counsel court creak creek
    cruise currant current cymbal dear deer desert dessert die doe dough dual duel ewe eye fair fare father
    farther feat feet fir flair flare flea flee flour flow flower for fore forth four foul fowl fur gait gate
    gorilla great grate groan grown guessed guest hair hare hail hale hall haul hangar hanger hay heal heel hear here
    heard heart herd him hymn hole whole hole horse hoarse hour our idle idol inn isle jeans genes
    kernel key knead need knew new knight night knit knot know no lane lain lead led leak leek lessen lesson
    liar lyre loan lone loot lute made maid mail male main mane maize maze mantle mayor meat meet medal meddle
    metal mettle meter metre might mite mince mind mined miner minor missed mist moan moat moose mousse morning
    mourning muscle mussel mustard naval navel none nun oar ore one won pail pale pain pane pair pare pear
    palate palette pause paws paw pour poor pea peace piece peak peal peel pearl pedal peer pier place plaice
    plain plane plum pole poll practice practise praise pray prey prince principal principle prints prize
    profit prophet quay rain reign rein raise rap wrap read reed red real reel right rite write ring wring
    road rode role roll root route rose rough rows rung sail sale sauce saw scene seen scent seed seem seam
    sell serial sew so sow shake shear sheer shore sure sight site sole soul some sum son sort sought source
    spade spayed stair stairs stake steak stare stationary stationery steal steel step stile style storey
    story suite sweet sundae sunday surf sword symbol tail tale talk taught taut tea team teem tear tern turn
    their there threw through throne thrown thyme time tide tied tire toad towed toe tool torque vain vale vane
    veil waist waste wait weight walk war warn worn wave waive weak week weather whether weave whale wail
    wheel which witch wine whine wood would yoke yolk you
    abuse ache afraid agony alone anger angry ashamed attack axe bad battle beast beat beg blade blame bleed
    blind blood bomb bone bruise bullet bully burn burden cage cancer choke clinic coffin corpse crash crime
    cripple cruel crush cry cut dagger damage danger dark dead deaf death debt defeat demon devil dirty
    disease divorce doctor dope drown drug drunk dull dumb enemy evil fail fall fat fear fever fight fist
    fool freak fright funeral germ ghost grave greedy grief gun hang harm hate haunt hell hit horror hospital
    hunger hungry hurt idiot ill illness injury insane jail kick kidney kill knife lazy lethal lie lonely lose loser
    lost mad monster murder naked nasty needle nerve nightmare odd orphan pill pistol plague poison
    police poverty prison punch punish rage rape razor ruin sad scar scare scream shame shoot shot shock sick
    skull slap slave slow smack snake sob sorry spank stab starve steal stink strike stupid suffer suicide
    surgeon sword syringe tablet terror thief threat throat tomb tumour ugly vaccine victim vomit war weapon
    beaver pansy spade tramp
    weep whip widow witch worry worse wound wreck wrong";

#[test]
fn no_word_hurts_or_sounds_like_another() {
    let found: Vec<_> = BANNED.split_whitespace().filter(|word| words().contains(word)).collect();
    assert_eq!(found, Vec::<&str>::new());
}

#[track_caller]
fn check_generated(random: [u8; 9], expected: [&str; WORDS]) {
    assert_eq!(generate(random), expected);
}

#[test]
fn eleven_bits_choose_each_word() {
    let (first, last) = (words()[0], words()[2047]);
    check_generated([0; 9], [first; WORDS]);
    check_generated([0xFF; 9], [last; WORDS]);
    // the last six bits are not used
    check_generated([0, 0, 0, 0, 0, 0, 0, 0, 0x3F], [first; WORDS]);
    check_generated([0, 0x20, 0, 0, 0, 0, 0, 0, 0x40], [words()[1], first, first, first, first, words()[1]]);
}

/// Every word comes as often as every other: eleven bits that are 0 to 2,047, each once, at each place.
#[test]
fn every_word_is_as_likely_at_every_place() {
    for place in 0..WORDS {
        let mut seen = BTreeSet::new();
        for number in 0..1u128 << BITS {
            let bits = number << (66 - BITS * (place + 1)) << 6;
            let random: [u8; 9] = bits.to_be_bytes()[7..].try_into().expect("nine octets");
            seen.insert(generate(random)[place]);
        }
        assert_eq!(seen.len(), 1 << BITS, "place {place}");
    }
}

#[track_caller]
fn check_normal(typed: &str, expected: &str) {
    assert_eq!(*normalise(typed, as_it_is), expected, "{typed:?}");
}

#[test]
fn the_same_words_typed_in_many_ways_are_the_same() {
    let words = "apple bridge candle daisy engine forest";
    check_normal(words, words);
    check_normal("Apple Bridge CANDLE daisy engine forest\n", words);
    check_normal("  apple   bridge\tcandle\u{A0}daisy engine forest ", words);
    check_normal("apple-bridge-candle-daisy-engine-forest", words);
    check_normal("apple – bridge — candle ‑ daisy_engine forest", words);
    check_normal("apple, bridge, candle, daisy, engine, forest.", words);
    check_normal("apple. Bridge candle. Daisy engine. Forest", words);
    check_normal("1. apple\n2. bridge\n3. candle\n4. daisy\n5. engine\n6. forest", words);
    check_normal("1 apple 2 bridge 3 candle 4 daisy 5 engine 6 forest", words);
    check_normal("1)apple 2)bridge 3)candle 4)daisy 5)engine 6)forest", words);
    check_normal("\u{FEFF}apple\u{200B} bridge can\u{AD}dle daisy engine forest", words);
}

#[test]
fn own_words_keep_what_makes_them_own() {
    check_normal("We don’t eat “peas”!", "we don't eat \"peas\"!");
    check_normal("7 cats 7 dogs", "7 cats 7 dogs");
    check_normal("1 2 3 4", "1 2 3 4");
    check_normal("1 horse 3 cows", "1 horse 3 cows");
    check_normal("ÉCOLE مدرسة 🐾", "école مدرسة 🐾");
    check_normal("", "");
}

#[track_caller]
fn check_strength(typed: &str, expected: Result<(), TooWeak>) {
    assert_eq!(check_own(typed, as_it_is), expected, "{typed:?}");
}

#[test]
fn what_anybody_would_try_first_is_too_weak() {
    check_strength("", Err(TooWeak::Short { letters: 0 }));
    check_strength("fourteen chars", Err(TooWeak::Short { letters: 14 }));
    check_strength("   a      b      c     ", Err(TooWeak::Short { letters: 5 }));
    check_strength("fifteen letters", Ok(()));
    check_strength("aaaaaaaaaaaaaaaa", Err(TooWeak::Repeated));
    check_strength("aaaa aaaa aaaa aaaa", Err(TooWeak::Repeated));
    check_strength("a a a a a a a a", Err(TooWeak::Repeated));
    check_strength("passwordpassword", Err(TooWeak::Repeated));
    check_strength("password password pass", Err(TooWeak::Repeated));
    check_strength("123456789012345", Err(TooWeak::Sequence));
    check_strength("abcdefghijklmnop", Err(TooWeak::Sequence));
    check_strength("zyxwvutsrqponmlk", Err(TooWeak::Sequence));
    check_strength("qwertyuiopasdfgh", Err(TooWeak::Sequence));
    check_strength("1234567890qwertyuiop", Err(TooWeak::Sequence));
    check_strength("abcdefgh 12345678", Err(TooWeak::Sequence));
    check_strength("our red boat sank in May", Ok(()));
    check_strength("مجھے ٹرینیں پسند ہیں", Ok(()));
    check_strength("🐾🚂🐶🌳🎈🍰🎨🧩🪁🎲🏰🌙🌧🐘🎷", Ok(()));
}

#[test]
fn every_generated_passphrase_would_do_as_an_own_one() {
    for n in 0..=255u8 {
        let random = std::array::from_fn(|at| n.wrapping_mul(31).wrapping_add((at * 20) as u8));
        let words = generate(random).join(" ");
        assert_eq!(check_own(&words, as_it_is), Ok(()), "{words}");
    }
}

#[track_caller]
fn check_slip(typed: &str, expected: Option<&str>) {
    assert_eq!(misspelt(typed), expected, "{typed:?}");
}

#[test]
fn one_slip_is_seen_and_the_word_offered() {
    check_slip("apple", None);
    check_slip("Apple ", None);
    check_slip("aple", Some("apple"));
    check_slip("appple", Some("apple"));
    check_slip("appel", Some("apple"));
    check_slip("appke", Some("apple"));
    check_slip("APPKE", Some("apple"));
    check_slip("pyramit", Some("pyramid"));
    check_slip("yramid", Some("pyramid"));
    check_slip("pyramids", Some("pyramid"));
    check_slip("pyarmdi", None);
    check_slip("", None);
    check_slip("é", None);
    check_slip("penguín", Some("penguin"));
}

#[test]
fn nothing_tells_a_key() {
    let key = PassKey::stretched("words", Stretch::quick([1; 16]), as_it_is);
    assert_eq!(format!("{key:?}"), "PassKey(..)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Else a copy that was sealed with what was shown would not open with what was typed.
    #[test]
    fn what_is_normal_stays_so(typed: String) {
        let once = normalise(&typed, as_it_is);
        prop_assert_eq!(&*normalise(&once, as_it_is), &*once);
    }

    #[test]
    fn every_six_words_come_back_from_any_way_to_write_them(random: [u8; 9], way in 0usize..4) {
        let six = generate(random);
        let written = match way {
            0 => six.join("-").to_uppercase(),
            1 => six.join(",  "),
            2 => six.iter().enumerate().map(|(n, word)| format!("{}. {word}\r\n", n + 1)).collect(),
            _ => format!("\u{201C}{}\u{201D}", six.join(" ")).replace(['\u{201C}', '\u{201D}'], ""),
        };
        prop_assert_eq!(&*normalise(&written, as_it_is), &six.join(" "));
    }

    #[test]
    fn any_slip_of_one_letter_gives_a_word_again(n in 0usize..2048, at in 0usize..8, letter in "[a-z]") {
        let word = words()[n];
        let mut typed = word.to_owned();
        typed.insert_str(at.min(word.len()), &letter);
        let offered = misspelt(&typed);
        prop_assert!(offered.is_some() || words().contains(&&*typed));
        prop_assert_eq!(misspelt(word), None);
    }
}

#[track_caller]
fn check_slips(typed: &str, expected: &[(&str, &str)], mended: &str) {
    let found = slips(typed, as_it_is);
    let pairs: Vec<_> = found.iter().map(|slip| (slip.typed.as_str(), slip.meant)).collect();
    assert_eq!(pairs, expected, "{typed}");
    let now = found.iter().fold(typed.to_owned(), |now, slip| mend(&now, slip, as_it_is));
    assert_eq!(now, mended);
}

#[test]
fn slips_are_found_in_six_words_and_mended_one_by_one() {
    check_slips(
        "1. aple 2. Bridge 3. candle 4. daissy 5. engine 6. forest",
        &[("aple", "apple"), ("daissy", "daisy")],
        "apple bridge candle daisy engine forest",
    );
    let right = "apple bridge candle daisy engine forest";
    check_slips(right, &[], right);
}

/// Nobody's own words are put right by us.
#[test]
fn own_words_have_no_slips() {
    for own in ["my aple bridge", "wir fahren mit dem zug aple", ""] {
        check_slips(own, &[], own);
    }
}
