//! How far the user has come: from the door to a region of a project.

use std::sync::Arc;

use crate::{
    config::CloudConfig,
    launch::Settings,
    openstack::{
        Id, Result,
        keystoneauth::{
            Access, EndpointFilter, Project, Session, World,
            identity::{Auth, Scope, projects},
        },
    },
};

/// Where the user stands.
#[derive(Clone)]
pub enum Stage {
    /// At the door.
    SignIn,
    /// Known, but in no project yet.
    ChooseProject(Arc<Known>),
    /// In a project that spans several regions.
    ChooseRegion(Arc<SignedIn>, Vec<String>),
    /// At work.
    In(Arc<SignedIn>),
}

/// A user whom Keystone knows, and the projects open to them.
pub struct Known {
    cloud: CloudConfig,
    session: Session,
    auth: Auth,
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
    /// Signs in, as far as the credentials lead.
    pub async fn sign_in(cloud: CloudConfig, world: World, auth: Auth) -> Result<Self> {
        let session = Session::new(world, auth.clone());
        let access = session.access().await?;
        if auth.scope != Scope::Unscoped {
            return Ok(Self::with_region(SignedIn { cloud, session, access, region: None }));
        }
        let projects = projects(&session, &auth.auth_url).await?;
        let known = Known { cloud, session, auth, projects };
        match known.projects.as_slice() {
            [only] => known.enter(&only.clone()).await,
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

    fn with_region(signed_in: SignedIn) -> Self {
        let regions = signed_in.access.catalog.compute_regions("public");
        match regions.as_slice() {
            [_, _, ..] if signed_in.region.is_none() => {
                let regions = regions.into_iter().map(str::to_owned).collect();
                Self::ChooseRegion(Arc::new(signed_in), regions)
            }
            _ => Self::In(Arc::new(signed_in)),
        }
    }
}

impl Known {
    /// Goes into `project`.
    pub async fn enter(&self, project: &Project) -> Result<Stage> {
        let auth = self.auth.scoped(Scope::Project(project.id.clone()));
        let session = self.session.signed_in_by(auth);
        let access = session.access().await?;
        let cloud = self.cloud.clone();
        Ok(Stage::with_region(SignedIn { cloud, session, access, region: None }))
    }
}

impl SignedIn {
    /// The project worked in.
    pub fn project_id(&self) -> Option<&Id<Project>> {
        self.access.project.as_ref().map(|project| &project.id)
    }

    /// What the launch form offers: as the operator says, and without volumes where there is no
    /// service for them.
    pub fn form_settings(&self) -> Settings {
        let mut settings = self.cloud.launch.clone();
        let volumes = EndpointFilter {
            region: self.region.clone(),
            ..EndpointFilter::new("block-storage", "public")
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

    /// The same sign-in, at work in `region`.
    pub fn in_region(&self, region: String) -> Self {
        Self { region: Some(region), ..self.clone() }
    }
}
