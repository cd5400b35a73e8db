//! The second step of a sign-in: a code of the moment, with the receipt for the password.

use secrecy::SecretString;

use crate::openstack::{
    Error, Moment,
    keystoneauth::identity::{Auth, AuthUrl, Method, Scope, UserRef},
};

/// A password that was right, and a code that is missing. The password itself is forgotten.
pub struct SecondStep {
    auth_url: AuthUrl,
    user: UserRef,
    receipt: SecretString,
    scope: Scope,
    ends: Option<Moment>,
}

impl SecondStep {
    /// What follows `auth`, if it failed only because a code is missing.
    pub fn after(auth: &Auth, error: &Error) -> Option<Self> {
        let Error::MoreMethodsNeeded { receipt, given, required, expires_at } = error else {
            return None;
        };
        let is_all_but_a_code = |set: &Vec<String>| {
            let mut missing = set.iter().filter(|method| !given.contains(method));
            missing.next().is_some_and(|method| method == "totp") && missing.next().is_none()
        };
        let Method::Password(user, _) = auth.methods.first()? else { return None };
        required.iter().any(is_all_but_a_code).then(|| Self {
            auth_url: auth.auth_url.clone(),
            user: user.clone(),
            receipt: receipt.0.clone().into(),
            scope: auth.scope.clone(),
            ends: Moment::parse(expires_at),
        })
    }

    /// The sign-in by `code`.
    pub fn auth(&self, code: &str) -> Auth {
        let code = Method::Totp(self.user.clone(), code.into());
        Auth {
            auth_url: self.auth_url.clone(),
            methods: vec![code, Method::Receipt(self.receipt.clone())],
            scope: self.scope.clone(),
        }
    }

    /// Whether the receipt has ended, as far as this machine's clock tells: Keystone refuses a wrong
    /// code and an ended receipt in the same words.
    pub fn has_ended(&self, now: Moment) -> bool {
        self.ends.is_some_and(|end| end < now)
    }
}

/// The code as it is sent, if it can be one: six digits, which authenticators show in groups.
/// `keystone/auth/plugins/totp.py`.
pub fn passcode(typed: &str) -> Option<String> {
    let code: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    (code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openstack::Hidden;

    fn needed(required: &[&[&str]]) -> Error {
        let set = |set: &&[&str]| set.iter().map(|&method| method.to_owned()).collect();
        Error::MoreMethodsNeeded {
            receipt: Hidden("r1".to_owned()),
            given: vec!["password".to_owned()],
            required: required.iter().map(set).collect(),
            expires_at: "2026-11-24T12:00:00.000000Z".to_owned(),
        }
    }

    fn password() -> Auth {
        Auth {
            auth_url: AuthUrl::new("https://cloud"),
            methods: vec![Method::Password(UserRef::named("ada", "Default"), "guess".into())],
            scope: Scope::Unscoped,
        }
    }

    #[test]
    fn a_missing_code_is_asked_for_and_anything_else_is_not() {
        let asks =
            |required: &[&[&str]]| SecondStep::after(&password(), &needed(required)).is_some();

        let (code, other) = (asks(&[&["password", "totp"]]), asks(&[&["password", "oauth1"]]));
        let (either, both) = (
            asks(&[&["password", "oauth1"], &["totp", "password"]]),
            asks(&[&["password", "totp", "oauth1"]]),
        );

        assert_eq!([code, other, either, both], [true, false, true, false]);
    }

    #[test]
    fn the_code_goes_with_the_receipt_and_without_the_password() {
        let step = SecondStep::after(&password(), &needed(&[&["password", "totp"]])).expect("one");

        let auth = step.auth("123456");

        assert!(matches!(&auth.methods[..], [Method::Totp(..), Method::Receipt(_)]), "{auth:?}");
        let at = |text| Moment::parse(text).expect("a time");
        assert!(!step.has_ended(at("2026-11-24T11:59:00Z")));
        assert!(step.has_ended(at("2026-11-24T12:01:00Z")));
    }

    #[test]
    fn a_code_is_taken_as_authenticators_show_it() {
        assert_eq!(passcode(" 123 456\n").as_deref(), Some("123456"));
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(passcode(typed), None, "{typed}");
        }
    }
}
