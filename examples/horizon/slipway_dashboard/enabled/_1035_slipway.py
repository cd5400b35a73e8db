# Tells Horizon of the panel: Project, Compute, below Instances.
PANEL = "slipway"
PANEL_DASHBOARD = "project"
PANEL_GROUP = "compute"
ADD_PANEL = "slipway_dashboard.panel.Slipway"
ADD_INSTALLED_APPS = ["slipway_dashboard"]
ADD_SCSS_FILES = ["slipway_dashboard/panel.scss"]
