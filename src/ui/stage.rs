//! How far the user has come: from the door to a region of a project.

use std::sync::Arc;

use leptos::task::spawn_local;
use secrecy::ExposeSecret;

use super::{
    later::{DoorParts, Parts},
    visit::Visit,
};
use crate::{
    config::CloudConfig,
    launch::Settings,
    openstack::{
        Id, Result,
        keystoneauth::{
            Access, EndpointFilter, Project, Session, World,
            identity::{Auth, AuthUrl, Method, Scope, describe, projects},
        },
    },
    sign_in::{SecondStep, federation::Refusal},
};

/// Where the user stands.
#[derive(Clone)]
pub enum Stage {
    /// At the door.
    SignIn,
    /// On the way back in, by a token that this tab has kept.
    ComingBack,
    /// Asked for a code.
    SecondStep(Arc<Halfway>),
    /// Back from an identity provider, to no avail.
    TurnedBack(Arc<Refusal>),
    /// Known, but in no project yet.
    ChooseProject(Arc<Known>),
    /// In a project that spans several regions.
    ChooseRegion(Arc<SignedIn>, Vec<String>),
    /// In a project, for another page: all else is left to that.
    HandOver(Arc<SignedIn>),
    /// At work.
    In(Arc<SignedIn>),
}

/// A user who has given a password, and must give a code.
pub struct Halfway {
    /// The cloud.
    pub cloud: CloudConfig,
    /// How it is reached.
    pub world: World,
    /// The step.
    pub step: SecondStep,
}

/// A user whom Keystone knows, and the projects open to them.
pub struct Known {
    cloud: CloudConfig,
    session: Session,
    /// What there is to choose from.
    pub projects: Vec<Project>,
}

/// A user at work in a project.
#[derive(Clone)]
pub struct SignedIn {
    /// The cloud.
    pub cloud: CloudConfig,
    /// The sign-in.
    pub session: Session,
    /// What Keystone granted.
    pub access: Arc<Access>,
    /// The region worked in; `None` takes what the catalog lists first.
    pub region: Option<String>,
}

impl Stage {
    /// Signs in, as far as the credentials lead. They are forgotten: what is left is a token.
    pub async fn sign_in(
        visit: Visit,
        cloud: CloudConfig,
        world: World,
        auth: Auth,
    ) -> Result<Self> {
        let door = Session::new(world.clone(), auth.clone());
        let access = match (&auth.methods[..], &auth.scope) {
            // Taken as it is: for the project that it is for, if it is for one.
            ([Method::Token(token)], Scope::Default) => {
                describe(&door, &auth.auth_url, token.clone()).await.map(|mut access| {
                    access.is_borrowed = true;
                    Arc::new(access)
                })
            }
            _ => door.access().await,
        };
        let access = match access {
            Ok(access) => access,
            Err(error) => {
                let step = SecondStep::after(&auth, &error).ok_or(error)?;
                return Ok(Self::SecondStep(Arc::new(Halfway { cloud, world, step })));
            }
        };
        Self::known(visit, cloud, &door, auth.auth_url, access).await
    }

    /// Goes on with what Keystone has granted at `door`, as far as it leads.
    pub async fn known(
        visit: Visit,
        cloud: CloudConfig,
        door: &Session,
        auth_url: AuthUrl,
        access: Arc<Access>,
    ) -> Result<Self> {
        let session = visit.open(door, auth_url.clone(), (*access).clone()).await;
        if access.project.is_some() {
            return Ok(Self::arrived(visit, SignedIn { cloud, session, access, region: None }));
        }
        // To choose among them takes code that is fetched meanwhile.
        spawn_local(async { _ = DoorParts::fetch().await });
        let projects = projects(&session, &auth_url).await?;
        let known = Known { cloud, session, projects };
        match known.projects.as_slice() {
            [only] => known.enter(visit, &only.clone()).await,
            _ => Ok(Self::ChooseProject(Arc::new(known))),
        }
    }

    /// The door where a portal has let the user in.
    pub fn from_portal(
        cloud: CloudConfig,
        session: Session,
        access: Arc<Access>,
        region: Option<String>,
    ) -> Self {
        Self::with_region(SignedIn { cloud, session, access, region })
    }

    fn arrived(visit: Visit, signed_in: SignedIn) -> Self {
        if visit.is_for_another {
            Self::HandOver(Arc::new(signed_in))
        } else {
            Self::with_region(signed_in)
        }
    }

    fn with_region(mut signed_in: SignedIn) -> Self {
        let regions = signed_in.regions();
        let wanted = signed_in.cloud.region.as_ref();
        // What the user's file says counts most, then what the operator lists first.
        let begin = wanted
            .filter(|wanted| regions.contains(wanted))
            .or_else(|| regions.first().filter(|first| signed_in.cloud.regions.contains(first)));
        signed_in.region = signed_in.region.or(begin.cloned());
        if regions.len() > 1 && signed_in.region.is_none() {
            Self::ChooseRegion(Arc::new(signed_in), regions)
        } else {
            Self::In(Arc::new(signed_in))
        }
    }
}

impl Known {
    /// Goes into `project`.
    pub async fn enter(&self, visit: Visit, project: &Project) -> Result<Stage> {
        enter(visit, &self.cloud, &self.session, project, None).await
    }
}

/// Goes into `project` with the token of `from`, and into `region` where the project has it.
async fn enter(
    visit: Visit,
    cloud: &CloudConfig,
    from: &Session,
    project: &Project,
    region: Option<&str>,
) -> Result<Stage> {
    let auth_url = AuthUrl::new(&cloud.auth_url);
    let token = from.access().await?.token.expose_secret().into();
    let auth = Auth::by_token(auth_url.clone(), token, Scope::Project(project.id.clone()));
    let access = from.signed_in_by(auth).access().await?;
    let session = visit.open(from, auth_url, (*access).clone()).await;
    let has = access.catalog.compute_regions(cloud.interface());
    let region = region.filter(|region| has.contains(region)).map(str::to_owned);
    let cloud = cloud.clone();
    Ok(Stage::arrived(visit, SignedIn { cloud, session, access, region }))
}

impl SignedIn {
    /// The project worked in.
    pub fn project_id(&self) -> Option<&Id<Project>> {
        self.access.project.as_ref().map(|project| &project.id)
    }

    /// The regions to work in: those that the operator lists, as far as the catalog has them; all of
    /// the catalog's, if that leaves none.
    pub fn regions(&self) -> Vec<String> {
        let has = self.access.catalog.compute_regions(self.cloud.interface());
        let listed = self.cloud.regions.iter();
        let listed: Vec<_> = listed.filter(|it| has.contains(&it.as_str())).cloned().collect();
        if listed.is_empty() { has.into_iter().map(str::to_owned).collect() } else { listed }
    }

    /// What the launch form offers: as the operator says, and without volumes where there is no
    /// service for them.
    pub fn form_settings(&self) -> Settings {
        let mut settings = self.cloud.launch.clone();
        let volumes = EndpointFilter {
            region: self.region.clone(),
            ..EndpointFilter::new("block-storage", self.cloud.interface())
        };
        let is_overridden = self.cloud.endpoints.contains_key("block-storage");
        if !is_overridden && self.access.catalog.find(&volumes).is_err() {
            settings.disable_volume = true;
            settings.disable_volume_snapshot = true;
            settings.create_volume = false;
            settings.hide_create_volume = true;
        }
        settings
    }

    /// The same user in another project, in the same region if it is there.
    pub async fn switched_to(&self, visit: Visit, project: &Project) -> Result<Stage> {
        enter(visit, &self.cloud, &self.session, project, self.region.as_deref()).await
    }

    /// The same sign-in, at work in `region`.
    pub fn in_region(&self, region: String) -> Self {
        Self { region: Some(region), ..self.clone() }
    }
}
