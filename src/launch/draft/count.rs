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
    /// What `{n}` stands for in the host name of each, where they are what is left of more, and their
    /// names stand on lines of their own. Else it counts from 1 on.
    pub numbers: Vec<u32>,
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
