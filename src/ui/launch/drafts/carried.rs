//! A draft on its way to another project or region: a page in memory hands it to the next form.

use leptos::prelude::*;

use crate::{
    launch::Draft,
    openstack::{Id, keystoneauth::Project},
    ui::launch::LaunchForm,
};

/// What the next form begins with, if there is something.
#[derive(Clone, Copy, Default)]
pub struct Carried(StoredValue<Option<Draft>>);

impl Carried {
    /// The draft, which goes to nobody else.
    pub fn take() -> Option<Draft> {
        expect_context::<Self>().0.try_update_value(Option::take).flatten()
    }

    /// Takes what the form `of` holds along to `project`, unless another draft waits there. It stays
    /// where it was, too: nothing of it is lost by a look at another project.
    pub fn carry(self, of: LaunchForm, project: &Id<Project>) {
        let typed = of.draft.get_untracked();
        let drafts = of.shelf();
        drafts.keep(&typed);
        let is_here = of.project_id().as_ref() == Some(project);
        let is_free = is_here || !drafts.beside(project).has_draft();
        self.0.set_value(Some(typed).filter(|typed| is_free && *typed != Draft::default()));
    }
}
