//! How fast a voice reads.

/// One of five, from slow to fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pace {
    Slowest,
    Slow,
    #[default]
    Usual,
    Fast,
    Fastest,
}

impl Pace {
    pub const ALL: [Pace; 5] = [Pace::Slowest, Pace::Slow, Pace::Usual, Pace::Fast, Pace::Fastest];

    /// What the browser is told: 1 is the voice's own pace.
    pub fn rate(self) -> f32 {
        match self {
            Pace::Slowest => 0.6,
            Pace::Slow => 0.8,
            Pace::Usual => 1.0,
            Pace::Fast => 1.2,
            Pace::Fastest => 1.4,
        }
    }

    /// How it is kept, in percent.
    pub fn name(self) -> &'static str {
        match self {
            Pace::Slowest => "60",
            Pace::Slow => "80",
            Pace::Usual => "100",
            Pace::Fast => "120",
            Pace::Fastest => "140",
        }
    }

    pub fn named(name: &str) -> Option<Pace> {
        Pace::ALL.into_iter().find(|pace| pace.name() == name)
    }

    /// One step down, or the same at the end.
    pub fn slower(self) -> Pace {
        Pace::ALL.into_iter().rev().find(|pace| *pace < self).unwrap_or(self)
    }

    /// One step up, or the same at the end.
    pub fn faster(self) -> Pace {
        Pace::ALL.into_iter().find(|pace| *pace > self).unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_end_at_both_ends() {
        let rates = |step: fn(Pace) -> Pace| Pace::ALL.map(|pace| step(pace).rate());
        assert_eq!(rates(Pace::slower), [0.6, 0.6, 0.8, 1.0, 1.2]);
        assert_eq!(rates(Pace::faster), [0.8, 1.0, 1.2, 1.4, 1.4]);
    }

    #[test]
    fn names_come_back() {
        for pace in Pace::ALL {
            assert_eq!(Pace::named(pace.name()), Some(pace));
        }
        assert_eq!(Pace::named("75"), None);
    }
}
