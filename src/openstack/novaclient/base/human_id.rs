//! Names as one word that is easy to type, after `oslo_utils.strutils.to_slug`.

/// Letters with marks, and what is left of them without.
const MARKED: [(&str, &str); 24] = [
    ("ÀÁÂÃÄÅĀĂĄǍàáâãäåāăąǎª", "a"),
    ("ÇĆĈĊČçćĉċč", "c"),
    ("ĎďḌḍ", "d"),
    ("ÈÉÊËĒĔĖĘĚèéêëēĕėęě", "e"),
    ("ĜĞĠĢĝğġģǦǧ", "g"),
    ("ĤĥḤḥ", "h"),
    ("ÌÍÎÏĨĪĬĮİǏìíîïĩīĭįǐ", "i"),
    ("Ĵĵ", "j"),
    ("Ķķ", "k"),
    ("ĹĻĽĺļľ", "l"),
    ("ÑŃŅŇñńņň", "n"),
    ("ÒÓÔÕÖŌŎŐƠǑòóôõöōŏőơǒº", "o"),
    ("ŔŖŘŕŗř", "r"),
    ("ŚŜŞŠȘśŝşšșſ", "s"),
    ("ŢŤȚţťțṬṭ", "t"),
    ("ÙÚÛÜŨŪŬŮŰŲƯǓùúûüũūŭůűųưǔ", "u"),
    ("Ŵŵ", "w"),
    ("ÝŶŸýÿŷ", "y"),
    ("ŹŻŽźżž", "z"),
    ("¹", "1"),
    ("²", "2"),
    ("³", "3"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
];

/// `Web Server 01!` becomes `web-server-01`, `m1.small` becomes `m1small`.
///
/// Python first takes every letter apart (NFKD) and drops what is not ASCII. Here that is a table
/// of the Latin letters with marks, and the wide forms of ASCII; other letters are dropped too.
pub fn human_id(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.chars() {
        let marked = MARKED.iter().find(|(letters, _)| letters.contains(letter));
        match (marked, letter) {
            (Some((_, base)), _) => plain.push_str(base),
            (None, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' | '＿' | '－') => {
                // As far from ASCII, each of them.
                plain.extend(char::from_u32(u32::from(letter) - 0xFEE0));
            }
            (None, _) if letter.is_whitespace() => plain.push(' '),
            (None, _) if letter.is_ascii_alphanumeric() || "_-".contains(letter) => {
                plain.push(letter);
            }
            _ => {}
        }
    }
    let mut slug = String::new();
    for letter in plain.trim().chars() {
        match letter {
            ' ' | '-' if slug.ends_with('-') => {}
            ' ' | '-' => slug.push('-'),
            _ => slug.push(letter.to_ascii_lowercase()),
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_what_python_makes_of_them() {
        for (name, expected) in [
            ("Web Server 01!", "web-server-01"),
            ("m1.small", "m1small"),
            (" - a -- b_c - ", "-a-b_c-"),
            ("!! Ça et là", "ca-et-la"),
            ("Größe Žluťoučký", "groe-zlutoucky"),
            ("１２Ａ　ﬁx", "12a-fix"),
            ("e\u{301}tat", "etat"),
            ("日本 web", "web"),
            ("日本", ""),
        ] {
            assert_eq!(human_id(name), expected, "{name}");
        }
    }
}
