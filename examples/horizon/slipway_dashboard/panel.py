"""The panel's name, and who sees it."""

from django.utils.translation import gettext_lazy as _
import horizon


class Slipway(horizon.Panel):
    name = _("Launch with Slipway")
    slug = "slipway"
    permissions = ("openstack.services.compute",)
    policy_rules = (("compute", "os_compute_api:servers:create"),)
