//! A cloud that gives one answer to everything, and the client in front of it.

use std::{fmt::Debug, future::Future, sync::Arc};

use futures_executor::block_on;
use secrecy::SecretString;
use serde_json::Value;
use slipway::openstack::{
    Connection, Error, Id, Result,
    cinder::Cinder,
    glance::Glance,
    json,
    keystoneauth::{
        Access, Call, EndpointFilter, Session,
        discover::Wish,
        identity::{Auth, AuthUrl, Fixed, Method, Portal, Scope, UserRef},
    },
    neutron::Neutron,
    novaclient::{ApiVersion, CreateServer, InstanceActionSearch, Networks, Nova},
    transport,
};

use super::{
    Outcome,
    world::{Same, Source, world},
};

/// A cloud that gives one answer to everything.
pub struct Cloud {
    answer: Arc<Same>,
    session: Session,
    connection: Connection,
}

/// What `call` gives, as one thing.
pub fn one<T: Debug>(call: impl Future<Output = Result<T>>) -> Outcome {
    block_on(call).map(|it| vec![format!("{it:?}")])
}

/// What `call` gives, as many things.
pub fn each<T: Debug>(call: impl Future<Output = Result<Vec<T>>>) -> Outcome {
    block_on(call).map(|all| all.iter().map(|it| format!("{it:?}")).collect())
}

/// Any id: the answer is the same.
pub fn any<T>() -> Id<T> {
    Id::new("any")
}

/// Where Keystone is.
pub fn auth_url() -> AuthUrl {
    AuthUrl::new("https://cloud")
}

impl Cloud {
    /// Answers everything with `status` and `body`.
    pub fn new(status: u16, body: &[u8]) -> Self {
        let answer = Arc::new(Same::new(status, body));
        let session = Session::new(world(&answer), Fixed::none("https://cloud"));
        let mut connection = Connection::new(&session, "public", None);
        connection.nova = connection.nova.at(ApiVersion::NEWEST);
        Self { answer, session, connection }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    pub fn nova(&self) -> &Nova {
        &self.connection.nova
    }

    pub fn glance(&self) -> &Glance {
        &self.connection.glance
    }

    pub fn cinder(&self) -> &Cinder {
        &self.connection.cinder
    }

    pub fn neutron(&self) -> &Neutron {
        &self.connection.neutron
    }

    /// Signs in with a password.
    pub fn sign_in(&self) -> Outcome {
        let password = SecretString::from("correct horse");
        let method = Method::Password(UserRef::named("ada", "Default"), password);
        let auth = Auth { auth_url: auth_url(), methods: vec![method], scope: Scope::Unscoped };
        let session = Session::new(world(&self.answer), auth);
        kept(&*block_on(session.access())?)
    }

    /// Signs in with the token of a portal.
    pub fn sign_in_by_portal(&self) -> Outcome {
        let session = Session::new(world(&self.answer), Portal::new(auth_url(), Source, None));
        kept(&*block_on(session.access())?)
    }

    /// Reads the answer as what was kept of a sign-in.
    pub fn restore(&self) -> Outcome {
        let Ok(state) = String::from_utf8(self.answer.body.clone()) else { return Ok(Vec::new()) };
        Ok(parts(&Access::from_state(&SecretString::from(state))?))
    }

    /// Any JSON: what `serde_json` can read, the client reads as the same.
    pub fn any_json(&self) -> Outcome {
        let ours = json::read(&self.answer.body);
        if let Ok(theirs) = serde_json::from_slice::<Value>(&self.answer.body) {
            let ours = ours.as_ref().unwrap_or_else(|error| panic!("{error}: {theirs}"));
            assert!(is_like(ours, &theirs), "{ours} instead of {theirs}");
        }
        // Whatever stands beside a key and under it, looking it up comes to an end.
        drop(json::take::<Value>(&self.answer.body, "id"));
        let malformed = |error: json::Error| Error::Malformed {
            what: "any".to_owned(),
            reason: error.to_string(),
        };
        ours.map(|value| vec![value.to_string()]).map_err(malformed)
    }

    /// The words of a refusal.
    pub fn refused(&self) -> Outcome {
        let call = Call::new(transport::Method::Get, "https://cloud/");
        let outcome = block_on(self.session.request(&call));
        outcome.map(|reply| vec![format!("{:?}", reply.response())])
    }

    /// Finds out which version to speak.
    pub fn negotiate(&self) -> Outcome {
        Ok(vec![block_on(self.nova().negotiated())?.api_version.to_string()])
    }

    /// The same of Cinder.
    pub fn negotiate_cinder(&self) -> Outcome {
        Ok(vec![format!("{:?}", block_on(self.cinder().negotiated())?.version)])
    }

    /// Finds out where the service is, and in which version.
    pub fn discover(&self) -> Outcome {
        let filter = EndpointFilter::new("compute", "public");
        let wish = Wish::default();
        let finding = self.session.get_endpoint_data(&filter, &wish, Some("https://cloud/v3"));
        one(finding)
    }

    /// What was done to a server.
    pub fn actions(&self) -> Outcome {
        let actions = self.nova().instance_action.list(&any(), &InstanceActionSearch::default());
        each(actions?.all())
    }

    /// Asks for a server.
    pub fn create_server(&self) -> Outcome {
        let server = CreateServer::new("n", Some(any()), any());
        let request = CreateServer { networks: Networks::None, ..server };
        one(self.nova().servers.create(&request))
    }
}

/// The parts of a sign-in, which can be kept and read again any number of times.
fn kept(access: &Access) -> Outcome {
    let again =
        |access: &Access| Access::from_state(&access.to_state().expect("Keystone's description"));
    // A key that stood twice stands once from now on.
    let once = again(access)?;
    assert_eq!(parts(&again(&once)?), parts(&once));
    Ok(parts(access))
}

/// The parts of a sign-in, each service on its own.
fn parts(access: &Access) -> Vec<String> {
    let mut parts = vec![
        format!("{:?} {:?} {:?}", access.user, access.project, access.domain),
        format!("{:?} {:?} {}", access.expires_at, access.issued_at, access.clock_skew),
        format!("{:?} {:?}", access.roles, access.audit_ids),
    ];
    parts.extend(access.catalog.0.iter().map(|service| format!("{service:?}")));
    parts
}

/// The same, but for the last digits of a fraction.
fn is_like(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| is_like(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let is_there = |(key, it)| other.get(key).is_some_and(|other| is_like(it, other));
            one.len() == other.len() && one.iter().all(is_there)
        }
        (one, Value::Number(other)) if other.is_f64() => {
            let (one, other) = (one.as_f64().unwrap_or(f64::MAX), other.as_f64().unwrap_or(0.0));
            // Near the ends of what a float holds, a number becomes nought or none.
            (one - other).abs() <= other.abs() * 1e-12 + 1e-290 || one > 1e300
        }
        _ => one == other,
    }
}
