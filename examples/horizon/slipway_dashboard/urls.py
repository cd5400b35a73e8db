"""The panel's two addresses. Horizon asks for a sign-in and the panel's permissions before either of them answers."""

from django.urls import path

from slipway_dashboard import views

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("token", views.token, name="token"),
]
