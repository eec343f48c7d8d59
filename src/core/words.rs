//! Words of the council pack, in both styles, and the tokens in them.
//!
//! Words of the program itself are in `text`.

use crate::json::At;

/// The same thing said twice: for most people, and with easier words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub usual: String,
    pub easier: String,
}

/// Which of the two a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Usual,
    Easier,
}

impl Words {
    pub fn new(usual: &str, easier: &str) -> Words {
        Words { usual: usual.to_owned(), easier: easier.to_owned() }
    }

    pub fn pick(&self, style: Style) -> &str {
        match style {
            Style::Usual => &self.usual,
            Style::Easier => &self.easier,
        }
    }

    /// Either one text for both styles, or `{"usual": …, "easier": …}`.
    pub fn read(at: &At<'_>) -> Option<Words> {
        if matches!(at.value, crate::json::Value::Text(_)) {
            let both = checked(at)?;
            return Some(Words::new(both, both));
        }
        let fields = at.fields()?;
        let usual = fields.need("usual");
        let easier = fields.need("easier");
        let (usual, easier) = (usual.as_ref().and_then(checked), easier.as_ref().and_then(checked));
        Some(Words::new(usual?, easier?))
    }
}

fn checked<'a>(at: &At<'a>) -> Option<&'a str> {
    let words = at.words()?;
    if let Err(unknown) = tokens(words) {
        at.refuse(format!("{{{unknown}}} is not a token; the tokens are: {}", Token::NAMES.join(", ")));
    }
    Some(words)
}

/// How a sentence speaks of the child or young person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// to the child or young person
    You,
    /// about them, to somebody else
    About { name: String, pronouns: Pronouns },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pronouns {
    She,
    He,
    #[default]
    They,
    /// just the name, each time
    Name,
}

/// What stands in `{ }` in the words of a booklet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Name,
    Names,
    Is,
    Does,
    Has,
    Was,
    They,
    Their,
    Them,
}

impl Token {
    const ALL: [(&'static str, Token); 9] = [
        ("name", Token::Name),
        ("name's", Token::Names),
        ("is", Token::Is),
        ("does", Token::Does),
        ("has", Token::Has),
        ("was", Token::Was),
        ("they", Token::They),
        ("their", Token::Their),
        ("them", Token::Them),
    ];
    const NAMES: [&'static str; 9] =
        ["{name}", "{name's}", "{is}", "{does}", "{has}", "{was}", "{they}", "{their}", "{them}"];

    /// A capital in the token, as in `{They}`, is kept by `say`.
    fn named(name: &str) -> Option<Token> {
        let name = name.to_lowercase();
        Token::ALL.iter().find(|(known, _)| *known == name).map(|(_, token)| *token)
    }

    fn say(self, voice: &Voice) -> String {
        use Token::*;
        let (name, pronouns) = match voice {
            Voice::You => {
                let word = match self {
                    Name | They | Them => "you",
                    Names | Their => "your",
                    Is => "are",
                    Does => "do",
                    Has => "have",
                    Was => "were",
                };
                return word.to_owned();
            }
            Voice::About { name, pronouns } => (name, *pronouns),
        };
        let [they, their, them] = match pronouns {
            Pronouns::She => ["she", "her", "her"].map(str::to_owned),
            Pronouns::He => ["he", "his", "him"].map(str::to_owned),
            Pronouns::They => ["they", "their", "them"].map(str::to_owned),
            Pronouns::Name => [name.clone(), of(name), name.clone()],
        };
        match self {
            Name => name.clone(),
            Names => of(name),
            Is => "is".to_owned(),
            Does => "does".to_owned(),
            Has => "has".to_owned(),
            Was => "was".to_owned(),
            They => they,
            Their => their,
            Them => them,
        }
    }
}

fn of(name: &str) -> String {
    format!("{name}’s")
}

enum Piece<'a> {
    Plain(&'a str),
    Token { token: Token, capital: bool },
}

/// The pieces of a sentence, or the first token that is not known.
fn tokens(words: &str) -> Result<Vec<Piece<'_>>, &str> {
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').ok_or(after)?;
        pieces.push(Piece::Plain(before));
        // a token that starts a sentence takes a capital
        let starts = match before.trim_end().chars().last() {
            None => pieces.len() == 1,
            Some(last) => matches!(last, '.' | '?' | '!' | ':'),
        };
        let capital = starts || name.starts_with(char::is_uppercase);
        pieces.push(Piece::Token { token: Token::named(name).ok_or(name)?, capital });
        rest = behind;
    }
    pieces.push(Piece::Plain(rest));
    Ok(pieces)
}

/// A sentence with its tokens said. Unknown tokens, which a pack check refuses, stay as written.
pub fn say(words: &str, voice: &Voice) -> String {
    let Ok(pieces) = tokens(words) else { return words.to_owned() };
    let mut said = String::with_capacity(words.len() + 16);
    for piece in pieces {
        match piece {
            Piece::Plain(plain) => said.push_str(plain),
            Piece::Token { token, capital: false } => said.push_str(&token.say(voice)),
            Piece::Token { token, capital: true } => {
                let word = token.say(voice);
                let mut letters = word.chars();
                said.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                said.push_str(letters.as_str());
            }
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, you: &str, sam: &str) {
        let about = Voice::About { name: "Sam".to_owned(), pronouns: Pronouns::They };
        assert_eq!(say(words, &Voice::You), you);
        assert_eq!(say(words, &about), sam);
    }

    #[test]
    fn tokens_follow_who_is_asked() {
        check("What is {name's} full name?", "What is your full name?", "What is Sam’s full name?");
        check("What name {does} {name} like?", "What name do you like?", "What name does Sam like?");
        check("{is} {name} looked after?", "Are you looked after?", "Is Sam looked after?");
        check("It helps. {their} school?", "It helps. Your school?", "It helps. Their school?");
        check("{They} can.", "You can.", "They can.");
        check("No tokens", "No tokens", "No tokens");
        check("{name}{name}", "Youyou", "SamSam");
        check("{nmae} is", "{nmae} is", "{nmae} is");
    }

    #[test]
    fn pronouns_are_the_chosen_ones() {
        let say_as =
            |pronouns| say("{they} {their} {them}", &Voice::About { name: "Sam".to_owned(), pronouns });
        assert_eq!(say_as(Pronouns::She), "She her her");
        assert_eq!(say_as(Pronouns::He), "He his him");
        assert_eq!(say_as(Pronouns::Name), "Sam Sam’s Sam");
    }
}
