#!/usr/bin/env python3
"""Write every service's configuration under $CLOUD_STATE/etc."""
import base64
import os
import pathlib
import shutil
import uuid

RUN = os.environ['CLOUD_STATE']
VENV = os.environ['CLOUD_VENV']
WWW = os.environ['CLOUD_WWW']
MP, AP, PP, ID, COMPUTE, IMAGE, NETWORK, VOLUME, PLACEMENT = (
    os.environ[k + '_PORT'] for k in ('MYSQL', 'AMQP', 'PROXY', 'IDENTITY', 'COMPUTE',
                                      'IMAGE', 'NETWORK', 'VOLUME', 'PLACEMENT'))
ETC = pathlib.Path(RUN, 'etc')
AMQP = f'rabbit://cloud:cloud@127.0.0.1:{AP}/'


def db(name):
    return f'mysql+pymysql://cloud:cloud@127.0.0.1:{MP}/{name}?charset=utf8'


def write(path, text):
    p = ETC / path
    p.parent.mkdir(parents=True, exist_ok=True)
    p.write_text(text.lstrip('\n'))


HEADERS = ('Content-Type,Cache-Control,Content-Language,Expires,Last-Modified,'
           'Pragma,X-Auth-Token,X-Subject-Token,X-Openstack-Request-Id,'
           'OpenStack-API-Version,X-OpenStack-Nova-API-Version')
CORS_MODE = os.environ.get('CLOUD_CORS', 'full')     # full | stock (allowed_origin only) | none
CORS = f'''
[cors]
allowed_origin = {os.environ['CORS_ORIGINS']}
''' if CORS_MODE != 'none' else ''
if CORS_MODE == 'full':
    CORS += f'''allow_credentials = true
max_age = 600
allow_methods = GET,PUT,POST,DELETE,PATCH,HEAD,OPTIONS
allow_headers = {HEADERS},X-Service-Token,X-Identity-Status,X-Roles,X-Service-Catalog,X-User-Id,X-Tenant-Id,X-Project-Id,X-OpenStack-Identity-Access-Rules,Openstack-Auth-Receipt,X-Image-Meta-Property,X-Openstack-Image-Store,X-Openstack-Image-Size,If-Match,If-None-Match,Accept,Range
expose_headers = {HEADERS},X-Compute-Request-Id,Location,WWW-Authenticate,Retry-After,Content-Range,Content-MD5,ETag,Vary,Openstack-Auth-Receipt,X-Openstack-Image-Store,OpenStack-image-import-methods,OpenStack-image-store-ids
'''
CORS += '''
[oslo_middleware]
enable_proxy_headers_parsing = true
max_request_body_size = 114688
'''
# glance takes image data: oslo.middleware's sizelimit is not in its pipeline


def cred(user):
    return f'''
auth_type = password
auth_url = http://127.0.0.1:{ID}/v3
username = {user}
password = service
project_name = service
user_domain_name = Default
project_domain_name = Default
region_name = RegionOne
'''


TYPES = {'nova': 'compute', 'neutron': 'network', 'glance': 'image', 'cinder': 'block-storage', 'placement': 'placement'}


def common(user):
    return f'''
[keystone_authtoken]
# without it every request of an application credential with access rules is a 401
service_type = {TYPES[user]}
www_authenticate_uri = http://127.0.0.1:{ID}
service_token_roles = service
service_token_roles_required = true
memcached_servers =
{cred(user)}
[oslo_concurrency]
lock_path = {RUN}/lock/{user}

[oslo_messaging_rabbit]
heartbeat_in_pthread = false
rabbit_retry_interval = 1
rabbit_quorum_queue = false

[oslo_messaging_notifications]
driver = noop
{CORS}'''


# where WebSSO may have the browser post tokens: beside the tests' page
TRUSTED = '\n'.join(f'trusted_dashboard = {origin}/websso/' for origin in os.environ['CORS_ORIGINS'].split(','))

write('keystone/keystone.conf', f'''
[DEFAULT]
debug = false
log_file = {RUN}/log/keystone.log
max_token_size = 1024
[database]
connection = {db('keystone')}
[token]
provider = fernet
expiration = 14400
[fernet_tokens]
key_repository = {RUN}/keystone/fernet
[fernet_receipts]
key_repository = {RUN}/keystone/fernet
[credential]
key_repository = {RUN}/keystone/credential
[auth]
methods = external,password,token,oauth1,mapped,application_credential,totp,openid
[federation]
remote_id_attribute = HTTP_OIDC_ISS
sso_callback_template = {VENV}/etc/keystone/sso_callback_template.html
{TRUSTED}
[identity]
password_hash_rounds = 4
[cache]
enabled = true
backend = dogpile.cache.memory
[oslo_messaging_notifications]
driver = noop
{CORS.replace('allow_headers = ', 'allow_headers = Authorization,')}''')

write('placement/placement.conf', f'''
[DEFAULT]
log_file = {RUN}/log/placement.log
[placement_database]
connection = {db('placement')}
[api]
auth_strategy = keystone
{common('placement')}''')

write('glance/glance-api.conf', f'''
[DEFAULT]
log_file = {RUN}/log/glance.log
enabled_backends = file:file
enabled_import_methods = [glance-direct,web-download,copy-image]
transport_url = {AMQP}
worker_self_reference_url = http://127.0.0.1:{IMAGE}
image_size_cap = 10737418240
show_image_direct_url = false
[database]
connection = {db('glance')}
[glance_store]
default_backend = file
[file]
filesystem_store_datadir = {RUN}/glance/images
[os_glance_staging_store]
filesystem_store_datadir = {RUN}/glance/staging
[os_glance_tasks_store]
filesystem_store_datadir = {RUN}/glance/tasks
[paste_deploy]
flavor = keystone
config_file = {VENV}/etc/glance/glance-api-paste.ini
{common('glance')}''')

write('neutron/neutron.conf', f'''
[DEFAULT]
log_file = {RUN}/log/neutron.log
state_path = {RUN}/neutron
core_plugin = ml2
service_plugins = router,qos,trunk,segments,auto_allocate,network_ip_availability,port_forwarding
transport_url = {AMQP}
auth_strategy = keystone
api_paste_config = {VENV}/etc/neutron/api-paste.ini
notify_nova_on_port_status_changes = true
notify_nova_on_port_data_changes = true
dhcp_agent_notification = false
enable_traditional_dhcp = false
l3_ha = false
allow_automatic_l3agent_failover = false
router_auto_schedule = false
network_auto_schedule = false
global_physnet_mtu = 1500
dns_domain = cloud.example.
rpc_workers = 0
api_workers = 1
max_header_line = 16384
[database]
connection = {db('neutron')}
max_pool_size = 20
[quotas]
default_quota = -1
[nova]
{cred('nova')}
[placement]
{cred('placement')}
{common('neutron')}''')
write('neutron/ml2_conf.ini', '''
[ml2]
type_drivers = local,flat,vlan,vxlan,geneve
tenant_network_types = vxlan
mechanism_drivers = cloudfake
extension_drivers = port_security,qos,dns
path_mtu = 1500
[ml2_type_flat]
flat_networks = public,physnet1
[ml2_type_vlan]
network_vlan_ranges = physnet1:100:299
[ml2_type_vxlan]
vni_ranges = 1:1000
[ml2_type_geneve]
vni_ranges = 1001:2000
max_header_size = 38
[securitygroup]
enable_security_group = true
enable_ipset = false
''')

nova = f'''
[DEFAULT]
transport_url = {AMQP}
my_ip = 127.0.0.1
compute_driver = cloudfake.CloudFakeDriver
allow_resize_to_same_host = true
force_config_drive = false
vif_plugging_is_fatal = false
vif_plugging_timeout = 0
ram_allocation_ratio = 1.0
cpu_allocation_ratio = 4.0
disk_allocation_ratio = 1.0
reserved_host_memory_mb = 0
default_availability_zone = nova
rpc_response_timeout = 60
block_device_allocate_retries = 60
block_device_allocate_retries_interval = 1
service_down_time = 120
report_interval = 10
update_resources_interval = 60
sync_power_state_interval = 600
instance_usage_audit = true
osapi_compute_workers = 1
[api]
auth_strategy = keystone
[wsgi]
api_paste_config = {VENV}/etc/nova/api-paste.ini
[api_database]
connection = {db('nova_api')}
[database]
connection = {db('nova_cell1')}
[conductor]
workers = 1
[scheduler]
workers = 1
discover_hosts_in_cells_interval = 300
limit_tenants_to_placement_aggregate = false
[filter_scheduler]
available_filters = nova.scheduler.filters.all_filters
enabled_filters = ComputeFilter,ComputeCapabilitiesFilter,ImagePropertiesFilter,ServerGroupAntiAffinityFilter,ServerGroupAffinityFilter,SameHostFilter,DifferentHostFilter,AggregateInstanceExtraSpecsFilter
[placement]
{cred('placement')}
[neutron]
{cred('neutron')}
default_floating_pool = public
[glance]
{cred('glance')}
[cinder]
{cred('cinder')}
os_region_name = RegionOne
[service_user]
send_service_user_token = true
{cred('nova')}
[key_manager]
backend = nova.keymgr.conf_key_mgr.ConfKeyManager
fixed_key = 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
[vnc]
enabled = true
server_listen = 127.0.0.1
server_proxyclient_address = 127.0.0.1
novncproxy_base_url = http://127.0.0.1:{PP}/novnc/vnc_lite.html
[spice]
enabled = true
html5proxy_base_url = http://127.0.0.1:{PP}/spice/spice_auto.html
[serial_console]
enabled = true
base_url = ws://127.0.0.1:{PP}/serial/
[compute]
max_disk_devices_to_attach = 26
[cells]
[quota]
count_usage_from_placement = false
{common('nova')}'''


def with_default(text, **kv):
    head = '[DEFAULT]\n' + ''.join(f'{k} = {v}\n' for k, v in kv.items())
    return text.replace('[DEFAULT]\n', head, 1)


for prog in ('api', 'conductor', 'scheduler', 'manage'):
    write(f'nova-{prog}/nova.conf', with_default(
        nova, log_file=f'{RUN}/log/nova-{prog}.log',
        state_path=f'{RUN}/nova', host='cloud'))
# nova.wsgi.osapi_compute reads api-paste.ini and nova.conf from one folder
shutil.copy(f'{VENV}/etc/nova/api-paste.ini', ETC / 'nova-api')
for host in ('compute1', 'compute2'):
    write(f'nova-{host}/nova.conf', with_default(
        nova, log_file=f'{RUN}/log/nova-{host}.log',
        state_path=f'{RUN}/nova-{host}', host=host))
    os.makedirs(f'{RUN}/nova-{host}/instances', exist_ok=True)
    # nova-compute refuses a second start without this file, and the fake
    # driver never writes it: the UUID is the one cloudfake gives the node
    pathlib.Path(RUN, f'nova-{host}', 'compute_id').write_text(
        str(uuid.uuid5(uuid.NAMESPACE_DNS, 'cloudfake.' + host)))

write('cinder/cinder.conf', with_default(f'''
[DEFAULT]
transport_url = {AMQP}
my_ip = 127.0.0.1
host = cloud
state_path = {RUN}/cinder
auth_strategy = keystone
api_paste_config = {VENV}/etc/cinder/api-paste.ini
resource_query_filters_file = {VENV}/etc/cinder/resource_filters.json
enabled_backends = fake
default_volume_type = __DEFAULT__
glance_api_servers = http://127.0.0.1:{IMAGE}
image_conversion_dir = {RUN}/cinder/conversion
enable_v3_api = true
osapi_volume_workers = 1
report_interval = 10
service_down_time = 120
storage_availability_zone = nova
allow_availability_zone_fallback = true
scheduler_driver_init_wait_time = 2
[fake]
volume_driver = cloudfake.cinder_driver.CloudFakeVolumeDriver
volume_backend_name = fake
image_upload_use_cinder_backend = false
[backend_defaults]
[database]
connection = {db('cinder')}
[nova]
interface = public
token_auth_url = http://127.0.0.1:{ID}/v3
{cred('nova')}
[service_user]
send_service_user_token = true
{cred('cinder')}
[key_manager]
backend = cinder.keymgr.conf_key_mgr.ConfKeyManager
fixed_key = 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
[coordination]
backend_url = file://{RUN}/cinder/coordination
{common('cinder')}''', log_dir=f'{RUN}/log'))

for d in ('log', 'pid', 'keystone', 'glance/images', 'glance/staging',
          'glance/tasks', 'neutron', 'nova', 'cinder/conversion',
          'cinder/coordination', 'lock/nova', 'lock/neutron', 'lock/cinder',
          'lock/glance', 'lock/placement', 'nginx/tmp'):
    os.makedirs(f'{RUN}/{d}', exist_ok=True)
os.makedirs(WWW, exist_ok=True)

# ---- uwsgi -----------------------------------------------------------------
API = {  # name: (port, module, environment, argv, threads)
    'keystone': (ID, 'keystone.wsgi.api', {'OS_KEYSTONE_CONFIG_DIR': ETC / 'keystone'}, '', 6),
    'placement': (PLACEMENT, 'placement.wsgi.api', {'OS_PLACEMENT_CONFIG_DIR': ETC / 'placement'}, '', 4),
    'glance': (IMAGE, 'glance.wsgi.api', {'OS_GLANCE_CONFIG_DIR': ETC / 'glance'}, '', 6),
    'nova-api': (COMPUTE, 'nova.wsgi.osapi_compute', {'OS_NOVA_CONFIG_DIR': ETC / 'nova-api'}, '', 8),
    'neutron': (NETWORK, 'neutron.wsgi.api', {'OS_NEUTRON_CONFIG_DIR': ETC / 'neutron',
                'OS_NEUTRON_CONFIG_FILES': 'neutron.conf;ml2_conf.ini'}, '', 8),
    'cinder-api': (VOLUME, 'cinder.wsgi.api', {}, f'--config-file {ETC}/cinder/cinder.conf --log-file {RUN}/log/cinder-api.log', 6),
}
for name, (port, module, env, argv, threads) in API.items():
    write(f'uwsgi/{name}.ini', f'''
[uwsgi]
http-socket = 127.0.0.1:{port}
module = {module}:application
virtualenv = {VENV}
processes = 1
threads = {threads}
enable-threads = true
master = true
lazy-apps = true
need-app = true
die-on-term = true
exit-on-reload = false
worker-reload-mercy = 5
buffer-size = 65535
start-time = %t
http-chunked-input = true
http-auto-chunked = true
http-raw-body = true
add-header = Connection: close
auto-procname = true
procname-prefix = cloud-{name}-
logto = {RUN}/log/uwsgi-{name}.log
''' + ''.join(f'env = {k}={v}\n' for k, v in {**env, 'HOME': f'{RUN}/home'}.items())
        + (f'pyargv = {argv}\n' if argv else ''))

# The cors filter of api-paste.ini (and Keystone's) does not use the service's
# own configuration: oslo.middleware loads a second one by oslo_config_project
# from ~/.<project>/, ~/, /etc/<project>/ or /etc/ only. HOME makes it find ours.
for project, path in (('keystone', 'keystone/keystone.conf'), ('nova', 'nova-api/nova.conf'),
                      ('neutron', 'neutron/neutron.conf'), ('glance', 'glance/glance-api.conf'),
                      ('cinder', 'cinder/cinder.conf'), ('placement', 'placement/placement.conf')):
    d = pathlib.Path(RUN, 'home', '.' + project)
    d.mkdir(parents=True, exist_ok=True)
    link = d / os.path.basename(path)
    if not link.is_symlink():
        link.symlink_to(ETC / path)

# ---- nginx: one origin, devstack's paths -------------------------------------
PATHS = {'identity': ID, 'compute': COMPUTE, 'image': IMAGE, 'networking': NETWORK,
         'volume': VOLUME, 'placement': PLACEMENT}
subs = '\n'.join(
    f"    sub_filter 'http://127.0.0.1:{p}' '$scheme://$http_host/{n}';"
    for n, p in PATHS.items())
locs = ''
for n, p in PATHS.items():
    locs += f'''
  location = /{n} {{ rewrite ^ / break; proxy_pass http://127.0.0.1:{p}; proxy_set_header X-Forwarded-Prefix /{n}; include proxy.inc; }}
  location /{n}/ {{
    proxy_pass http://127.0.0.1:{p}/;
    proxy_set_header X-Forwarded-Prefix /{n};
    include proxy.inc;
''' + ('''    # the token and the catalog name the direct ports: name this origin instead
    sub_filter_types application/json;
    sub_filter_once off;
    proxy_set_header Accept-Encoding "";
''' + subs + '\n' if n == 'identity' else '') + '  }\n'
write('nginx/proxy.inc', '''
proxy_http_version 1.1;
proxy_set_header Host $http_host;
proxy_set_header X-Forwarded-Host $http_host;
proxy_set_header X-Forwarded-Proto $scheme;
proxy_set_header X-Forwarded-For $remote_addr;
proxy_request_buffering off;
proxy_read_timeout 120s;
proxy_redirect off;
''')
mime = '/etc/nginx/mime.types'
write('nginx/nginx.conf', f'''
worker_processes 1;
daemon off;
pid {RUN}/nginx/nginx.pid;
error_log {RUN}/log/nginx-error.log;
events {{ worker_connections 512; }}
http {{
  include {mime};
  default_type application/octet-stream;
  access_log {RUN}/log/nginx-access.log;
  client_max_body_size 0;
  client_body_temp_path {RUN}/nginx/tmp/body;
  proxy_temp_path {RUN}/nginx/tmp/proxy;
  fastcgi_temp_path {RUN}/nginx/tmp/fastcgi;
  uwsgi_temp_path {RUN}/nginx/tmp/uwsgi;
  scgi_temp_path {RUN}/nginx/tmp/scgi;
  server {{
    listen 127.0.0.1:{PP};
    server_name _;
{locs}
    # a single-page app built into $WWW_DIR is served from the same origin
    location / {{ root {WWW}; try_files $uri $uri/ /index.html =404; }}
  }}
}}
''')
# ---- rabbitmq ------------------------------------------------------------------
write('rabbit/rabbitmq.conf', f'''
listeners.tcp.1 = 127.0.0.1:{AP}
default_user = cloud
default_pass = cloud
default_permissions.configure = .*
default_permissions.read = .*
default_permissions.write = .*
default_user_tags.administrator = true
vm_memory_high_watermark.absolute = 512MB
disk_free_limit.absolute = 50MB
log.file.level = warning
''')
write('rabbit/enabled_plugins', '[].\n')
write('rabbit/advanced.config', '[{kernel,[{inet_dist_use_interface,{127,0,0,1}}]}].\n')
# ---- clients -------------------------------------------------------------------
def cloud(user, project, pw, url):
    return f'''    auth:
      auth_url: {url}
      username: {user}
      password: {pw}
      project_name: {project}
      user_domain_name: Default
      project_domain_name: Default
    region_name: RegionOne
    identity_api_version: 3
'''


direct, proxy = f'http://127.0.0.1:{ID}/v3', f'http://127.0.0.1:{PP}/identity/v3'
pathlib.Path(RUN, '..', 'clouds.yaml').write_text('clouds:\n' + ''.join(
    f'  {n}:\n' + cloud(u, p, 'secret', url) for n, u, p, url in (
        ('admin', 'admin', 'admin', direct), ('demo', 'demo', 'demo', direct),
        ('demo-lab', 'demo', 'lab', direct), ('tiny', 'demo', 'tiny', direct),
        ('big', 'big', 'big', direct), ('viewer', 'viewer', 'demo', direct),
        ('proxy', 'demo', 'demo', proxy))))

# ---- keys: what "keystone-manage fernet_setup" and "credential_setup" would make
for repo in ('fernet', 'credential'):
    d = pathlib.Path(RUN, 'keystone', repo)
    if not d.exists():
        d.mkdir(mode=0o700, parents=True)
        for n in ('0', '1'):
            (d / n).write_bytes(base64.urlsafe_b64encode(os.urandom(32)))
            (d / n).chmod(0o600)
