//! How several servers are made.

/// How several servers are made, where there is more than one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Several {
    /// By one request, or by many.
    pub way: Way,
    /// For [`Way::Together`]: fewer than that are not worth it; all, if empty.
    pub at_least: String,
    /// For [`Way::Apart`]: one name a line, or one line with `{n}` where the number belongs, and
    /// `{nn}` for two digits at least. The draft's name with a number at its end, if empty.
    pub names: String,
    /// How many are made already, where a launch of several stopped midway: host names are numbered
    /// behind them, as long as names stand on lines of their own.
    pub made: u32,
}

/// By how many requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// One request for all: Nova numbers the names, and puts all of them somewhere or none.
    #[default]
    Together,
    /// One request for each: each has a name and a fate of its own.
    Apart,
}
