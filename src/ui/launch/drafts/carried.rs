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

    /// Takes what `form` holds along to `project`, unless another draft waits there. It stays where
    /// it was, too: nothing of it is lost by a look at another project.
    pub fn carry(self, form: LaunchForm, project: &Id<Project>) {
        let draft = form.draft.get_untracked();
        let shelf = form.shelf();
        shelf.keep(&draft);
        let is_here = form.project_id().as_ref() == Some(project);
        let is_free = is_here || !shelf.beside(project).has_draft();
        self.0.set_value(Some(draft).filter(|draft| is_free && *draft != Draft::default()));
    }
}
