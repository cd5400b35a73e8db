"""What Horizon is told of the panel; its file is copied to openstack_dashboard/local/enabled/."""
