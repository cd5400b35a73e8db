"""The page with the form, and the session's token for it."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.templatetags.static import static
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST
from horizon import views
from openstack_dashboard.api import base

from slipway_dashboard.panel import Slipway


class IndexView(views.HorizonTemplateView):
    template_name = "slipway_dashboard/index.html"
    page_title = Slipway.name

    def get_context_data(self, **kwargs):
        # What Horizon itself uses may be an internal address: the browser takes the public one.
        cloud = base.url_for(self.request, "identity", endpoint_type="publicURL")
        slipway = getattr(settings, "SLIPWAY_URL", static("slipway/"))
        return super().get_context_data(cloud=cloud, slipway=slipway.rstrip("/"), **kwargs)


@require_POST
@csrf_protect
def token(request):
    # Django takes requests from CSRF_TRUSTED_ORIGINS, too.
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return HttpResponseForbidden()
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(request.user.token.id, content_type="text/plain", headers=headers)
