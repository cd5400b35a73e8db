//! The sandbox, through the client that the page uses.

#[allow(dead_code, reason = "it counts what nobody waits for here")]
#[path = "support/clock.rs"]
mod clock;
#[path = "support/launched.rs"]
mod launched;

use std::sync::Arc;

use clock::FakeClock;
use futures_executor::block_on;
use launched::launched;
use secrecy::SecretString;
use slipway::{
    launch::{Choices, Draft, Interface},
    openstack::{
        Connection, Error, Id,
        clock::Clock,
        glance::ImageSearch,
        keystoneauth::{
            Project, Session, World,
            identity::{Auth, AuthUrl, DomainRef, Method, Scope, UserRef, projects},
        },
        neutron::{NetworkSearch, SecurityGroupSearch, SubnetSearch},
        novaclient::{Server, Status},
    },
    sandbox::{AUTH_URL, Sandbox},
};

#[test]
fn demo_finds_two_projects_and_lab_spans_two_regions() {
    let world = Sandboxed::new();
    let unscoped = password("sandbox", Scope::Unscoped);

    let session = world.session.signed_in_by(unscoped.clone());
    let projects = block_on(projects(&session, &unscoped.auth_url)).expect("a list");

    assert_eq!(block_on(session.access()).expect("a token").project, None);
    assert_eq!(projects.iter().map(|project| &*project.name).collect::<Vec<_>>(), ["demo", "lab"]);
    let lab = password("sandbox", Scope::Project(projects[1].id.clone()));
    let access = block_on(session.signed_in_by(lab).access()).expect("a token");
    assert_eq!(access.catalog.compute_regions("public"), ["North", "South"]);
}

#[test]
fn a_wrong_password_and_an_unknown_project_are_refused_alike() {
    let world = Sandboxed::new();
    let wrong = password("guess", Scope::Unscoped);
    let nowhere = password("sandbox", Scope::Project(Id::<Project>::new("nowhere")));

    for plugin in [wrong, nowhere] {
        let refusal = block_on(world.session.signed_in_by(plugin).access()).unwrap_err();
        assert!(matches!(refusal, Error::Refused { status: 401, .. }), "{refusal:?}");
    }
}

#[test]
fn a_server_passes_through_novas_tasks_and_becomes_active_with_addresses() {
    let world = Sandboxed::new();
    let server = world.launch("web-1").expect("accepted");

    let mut seen: Vec<String> = Vec::new();
    for _ in 0..60 {
        let server = world.server(&server);
        let task = server.task_state.clone().unwrap_or_default();
        let state = format!("{} {task}", server.status.as_str());
        if seen.last() != Some(&state) {
            seen.push(state);
        }
        world.wait(100);
    }

    let expected = [
        "BUILD scheduling",
        "BUILD networking",
        "BUILD block_device_mapping",
        "BUILD spawning",
        "ACTIVE ",
    ];
    assert_eq!(seen, expected);
    let server = world.server(&server);
    assert_eq!(server.addresses["private"].len(), 2);
    assert_eq!(server.security_groups[0].name, "default");
    assert_eq!(server.flavor.original_name.as_deref(), Some("m1.small"));
}

#[test]
fn no_valid_host_ends_in_an_error_with_novas_words() {
    let world = Sandboxed::new();
    let server = world.launch("no-valid-host").expect("accepted");
    assert_eq!(world.server(&server).status, Status::Build);

    world.wait(2_000);

    let server = world.server(&server);
    assert_eq!(server.status, Status::Error);
    assert!(server.fault.expect("a reason").message.starts_with("No valid host was found"));
}

#[test]
fn quota_exceeded_is_refused_with_a_request_id() {
    let refusal = Sandboxed::new().launch("quota-exceeded").unwrap_err();

    assert!(refusal.request_id().is_some());
    let Error::Refused { status: 403, message, .. } = refusal else { panic!("{refusal:?}") };
    assert!(message.starts_with("Quota exceeded for instances"), "{message}");
}

#[test]
fn slow_takes_four_times_as_long() {
    let world = Sandboxed::new();
    let server = world.launch("slow").expect("accepted");

    world.wait(12_000);
    assert_eq!(world.server(&server).status, Status::Build);
    world.wait(4_000);
    assert_eq!(world.server(&server).status, Status::Active);
}

#[test]
fn the_quota_is_kept_by_counting() {
    let world = Sandboxed::new();
    let connection = world.connection();
    for number in 0..10 {
        world.launch(&format!("web-{number}")).expect("accepted");
    }

    let limits = block_on(connection.nova.limits()).expect("limits");
    let refusal = world.launch_unchecked("one-too-many").unwrap_err();

    assert_eq!(limits.instances_left(), Some(0));
    let Error::Refused { message, .. } = refusal else { panic!("{refusal:?}") };
    assert!(message.contains("already used 10 of 10 instances"), "{message}");
}

#[test]
fn servers_are_found_by_the_whole_name_or_by_its_beginning() {
    let world = Sandboxed::new();
    for name in ["web-1", "web-10", "web+1", "my-web-1"] {
        world.launch(name).expect("accepted");
    }
    let taken = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let mut taken =
            block_on(world.connection().nova.servers.names_taken(&names)).expect("them");
        taken.sort();
        taken
    };

    assert_eq!(taken(&["web-1"]), ["web-1"]);
    assert_eq!(taken(&["web+1"]), ["web+1"]);
    assert!(taken(&["web"]).is_empty() && taken(&["db"]).is_empty());
    assert_eq!(taken(&["web-1", "web-2", "web-10"]), ["web-1", "web-10"]);
}

#[test]
fn a_token_ends_after_an_hour_and_is_renewed_on_the_way() {
    let world = Sandboxed::new();
    let connection = world.connection();
    block_on(connection.nova.limits()).expect("limits");

    world.wait(3_700_000);

    block_on(connection.nova.limits()).expect("limits, after a new sign-in");
}

/// A sandbox, its clock, and demo in the project demo.
struct Sandboxed {
    clock: Arc<FakeClock>,
    session: Session,
}

impl Sandboxed {
    fn new() -> Self {
        let clock = FakeClock::at("2027-01-15T08:00:00Z");
        let watch = clock.clone();
        #[expect(clippy::cast_precision_loss, reason = "milliseconds fit")]
        let transport = Arc::new(Sandbox::new(move || watch.now().as_millis() as f64));
        let scope =
            Scope::ProjectNamed("demo".to_owned(), Some(DomainRef::Name("Default".to_owned())));
        let world = World { transport, clock: clock.clone() };
        Self { clock, session: Session::new(world, password("sandbox", scope)) }
    }

    fn wait(&self, milliseconds: i64) {
        self.clock.set(self.clock.now().shifted(milliseconds));
    }

    fn connection(&self) -> Connection {
        Connection::new(&self.session, "public", None)
    }

    /// Through the form.
    fn launch(&self, name: &str) -> Result<Id<Server>, Error> {
        let choices = self.choices();
        let plan = draft(name, &choices).check(&choices).expect("a complete draft");
        Ok(block_on(launched(&self.connection(), &plan, 0))?.servers.remove(0))
    }

    /// As if the form did not know the quota.
    fn launch_unchecked(&self, name: &str) -> Result<Id<Server>, Error> {
        let choices = Choices { limits: None, ..self.choices() };
        let plan = draft(name, &choices).check(&choices).expect("a complete draft");
        Ok(block_on(launched(&self.connection(), &plan, 0))?.servers.remove(0))
    }

    fn server(&self, id: &Id<Server>) -> Server {
        let nova = block_on(self.connection().newest_nova()).expect("a version");
        block_on(nova.servers.get(id)).expect("a server")
    }

    fn choices(&self) -> Choices {
        let cloud = self.connection();
        block_on(async {
            Choices {
                images: cloud.glance.images(&ImageSearch::active()).all().await.into(),
                flavors: cloud.nova.flavors.list().await.into(),
                networks: cloud.neutron.networks(&NetworkSearch::default()).all().await.into(),
                subnets: cloud.neutron.subnets(&SubnetSearch::default()).all().await.into(),
                security_groups: cloud
                    .neutron
                    .security_groups(&SecurityGroupSearch::default())
                    .all()
                    .await
                    .into(),
                keypairs: cloud.nova.keypairs.list().await.into(),
                limits: cloud.nova.limits().await.ok(),
                ..Choices::default()
            }
        })
    }
}

fn draft(name: &str, choices: &Choices) -> Draft {
    let images = choices.images.here().iter();
    let flavors = choices.flavors.here().iter();
    let private = choices.networks.here().iter().filter(|network| network.name == "private");
    Draft {
        name: name.to_owned(),
        image: images.clone().find(|image| image.label() == "Debian 12").map(|i| i.id.clone()),
        flavor: flavors.clone().find(|flavor| flavor.name == "m1.small").map(|f| f.id.clone()),
        interfaces: Some(private.map(|network| Interface::on(network.id.clone())).collect()),
        ..Draft::default()
    }
}

fn password(password: &str, scope: Scope) -> Auth {
    Auth {
        auth_url: AuthUrl::new(AUTH_URL),
        methods: vec![Method::Password(
            UserRef::named("demo", "Default"),
            SecretString::from(password),
        )],
        scope,
    }
}
