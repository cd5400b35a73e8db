"""Writes files of clouds, and what openstacksdk reads in them.

  ./py clouds.py CLOUDS OPENRCS     to standard output: lines of {"texts": [clouds, secure, public],
                                    "clouds": [{"name", "regions": [...]}]}, of which each region has
                                    what keystoneauth would send to sign in there, or why it would not

The files come from seeds: the same ones every time. Nothing is asked of any network.
"""
import json, os, random, re, subprocess, sys, tempfile, traceback, warnings
from urllib.parse import quote

# A plain mapping, which an openrc file's variables can stand in for.
os.environ = {key: value for key, value in os.environ.items() if not key.startswith('OS_')}
import requests, yaml
from keystoneauth1 import exceptions as ksa
from keystoneauth1.identity.generic import base as generic
from keystoneauth1.identity.v3 import federation
from openstack import exceptions
from openstack.config import OpenStackConfig
import logging
from clouds_made import clouds_file, openrc_file
logging.disable(logging.CRITICAL)
warnings.simplefilter('ignore')

ASKED = '<asked>'
SERVICES = ['identity', 'compute', 'image', 'network', 'block-storage']
# The ways to sign in that a page has.
SUPPORTED = ['password', 'v3password', 'token', 'v3token', 'v3applicationcredential', 'v3totp', 'v3multifactor', 'v3oidcaccesstoken', 'none', 'admin_token']


class Remote(Exception):
    pass


def offline(*_, **__):
    raise Remote


requests.get = offline


# ---- what openstacksdk reads ----

class Keystone:
    """Keeps what a sign-in sends."""
    def __init__(self):
        self.sent = []

    def post(self, url, json=None, headers=None, **_):
        headers = headers or {}
        kept = {key: headers[key] for key in ('X-Auth-Token', 'Authorization') if headers.get(key)}
        # Here version 3 is asked for at an address of version 2, too.
        self.sent.append({'url': url.replace('/v2.0/v3/', '/v3/'), 'body': json, 'headers': kept})
        return Answer()


class Answer:
    headers = {'X-Subject-Token': 'unscoped'}
    status_code = 201

    def json(self):
        return {'token': {'methods': ['token'], 'user': {'id': 'u', 'name': 'u', 'domain': {'id': 'd', 'name': 'd'}},
                          'expires_at': '2099-01-01T00:00:00.000000Z', 'issued_at': '2026-01-01T00:00:00.000000Z'}}


def sign_in(plugin):
    """What keystoneauth sends, the newest version spoken without looking for it."""
    if plugin.__class__.__name__ in ('NoAuth', 'Token') and not hasattr(plugin, 'auth_url'):
        return {'endpoint': plugin.endpoint, 'token': plugin.get_token(None) if hasattr(plugin, 'token') else None}
    if isinstance(plugin, generic.BaseGenericPlugin):
        plugin = plugin.create_plugin(None, (3, 0), plugin.auth_url)
    keystone = Keystone()
    if isinstance(plugin, federation._Rescoped):
        plugin.identity_provider, plugin.protocol = quote(plugin.identity_provider, ''), quote(plugin.protocol, '')
        plugin.get_unscoped_auth_ref = lambda session: federated(plugin, session)
    plugin.get_auth_ref(keystone)
    # A domain of no project makes keystoneauth ask once more, for nothing else than it has.
    is_idle = len(keystone.sent) == 2 and 'scope' not in keystone.sent[1]['body']['auth']
    return {'sent': keystone.sent[:1] if is_idle else keystone.sent}


def federated(plugin, session):
    from keystoneauth1 import access
    headers = {'Authorization': f'Bearer {plugin.access_token}'}
    session.post(plugin.federated_token_url, headers=headers)
    return access.AccessInfoV3(auth_token='unscoped', body=Answer().json())


def odd_texts(value, found):
    """Whether something that should be a text is none."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key != 'system':
                odd_texts(below, found)
    elif isinstance(value, list):
        for below in value:
            odd_texts(below, found)
    elif not isinstance(value, str) and value is not None:
        found.append(value)
    return found


def why(error):
    """An error, as what it means."""
    said = str(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    def one_of(*options):
        return {'error': 'one_of', 'words': list(options)}
    if isinstance(error, Remote):
        return {'error': 'profile_remote'}
    if isinstance(error, ksa.MissingRequiredOptions):
        return {'error': 'missing', 'words': [option.dest for option in error.options]}
    if isinstance(error, ksa.NoMatchingPlugin):
        return {'error': 'unknown_type', 'words': [error.name]}
    if isinstance(error, ksa.OptionError):
        return next(outcome for start, outcome in [
            ('You have provided a username', one_of('user_domain_id', 'user_domain_name')),
            ('You have provided a project_name', one_of('project_domain_id', 'project_domain_name')),
            ('You must provide either an application', one_of('application_credential_id', 'application_credential_name')),
            ('You must provide an auth secret', {'error': 'missing', 'words': ['application_credential_secret']}),
            ('methods is a required', {'error': 'missing', 'words': ['auth_methods']}),
            ('You have to specify either an', one_of('access_token_endpoint', 'discovery_endpoint')),
            ('You must provide an OAuth', {'error': 'missing', 'words': []}),
            ('You need to provide either a domain', {'error': 'missing', 'words': []}),
        ] if said.startswith(start))
    if isinstance(error, ksa.AuthorizationFailure):
        return {'error': 'several_scopes' if 'multiple targets' in said else 'odd_system_scope'}
    if isinstance(error, exceptions.ConfigException):
        return next(({'error': kind} for start, kind in [
            ('Invalid region entry', 'odd_region'), ('Entry in network list', 'network_nameless'),
            ('Both ', 'networks_twice'), ('Duplicate network entries', 'network_flagged_twice')] if said.startswith(start)),
            {'error': 'profile_gone' if 'no longer' in said else 'config: ' + said})
    if isinstance(error, TypeError) and 'unexpected keyword argument' in said:
        return {'error': 'unused', 'words': [re.search("argument '(.*)'", said)[1]]}
    if isinstance(error, TypeError) and 'required positional argument' in said:
        return {'error': 'missing', 'words': re.findall("'(.*?)'", said)}
    if isinstance(error, TypeError) and 'multifactor auth method can only' in said:
        return {'error': 'unsupported_type'}
    if isinstance(error, AssertionError) and last.filename.endswith('multi_factor.py'):
        return {'error': 'unused', 'words': []}
    if isinstance(error, (KeyError, ValueError, IndexError)) and '.format(' in last.line:
        return {'error': 'template', 'words': [str(error)]}
    return {'error': 'crash', 'words': [f'{type(error).__name__}: {said} at {last.line}']}


def interface(value):
    values = value if isinstance(value, list) else [value]
    return [text[:-3] if text.endswith('URL') else text for text in values if isinstance(text, str) and text]


def service(region, name):
    found = {'endpoint': region.get_endpoint(name) if name != 'identity' else region._get_config('endpoint_override', name) or region._get_config('endpoint', name),
             'region': region._get_config('region_name', name), 'api_version': region.get_api_version(name),
             'default_microversion': region.get_default_microversion(name),
             'service_type': region._get_config('service_type', name), 'service_name': region.get_service_name(name)}
    if name == 'identity' and region.config.get('auth_type') == 'none':
        found['endpoint'] = found['endpoint'] or region.config['auth'].get('endpoint')
    found = {key: str(value) for key, value in found.items() if value}
    own = interface(region._get_config('interface', name))
    return {**found, **({'interface': own} if own else {})}


def lacks(identity):
    """What Keystone would not do without, and keystoneauth sends nothing for."""
    for method in ('password', 'totp'):
        user = identity.get(method, {}).get('user')
        if user is not None and not user.get('id') and not user.get('name'):
            return {'error': 'one_of', 'words': ['user_id', 'username']}
    credential = identity.get('application_credential')
    if credential and not credential.get('id') and not credential.get('name'):
        return {'error': 'one_of', 'words': ['application_credential_id', 'application_credential_name']}
    if 'token' in identity and not identity['token']['id']:
        return {'error': 'missing', 'words': ['token']}


def described(config, name, place):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        try:
            region = config.get_one(cloud=name, region_name=place)
            if region.config['auth_type'] not in SUPPORTED:
                return {'error': 'unsupported_type'}
            # Rackspace's block storage is told by a rule of its own, which is left out.
            region.config.pop('profile', None)
            found = {'region': str(region.config['region_name']), 'auth_type': region.config['auth_type'], **sign_in(region.get_auth())}
        except Exception as error:
            return why(error)
    bodies = found.get('sent', [])
    if any("['" in request['url'] for request in bodies):
        return {'error': 'template'}
    lack = lacks((bodies[0]['body'] or {}).get('auth', {}).get('identity', {})) if bodies else None
    if lack:
        return lack
    access_token = getattr(region.get_auth(), 'access_token', None)
    if odd_texts(bodies, []) or odd_texts([found.get('token'), found.get('endpoint'), access_token], []):
        return {'error': 'not_text'}
    verify, cert = region.get_requests_verify_args()
    found['services'] = {name: it for name in SERVICES if (it := service(region, name))}
    found['interface'] = interface(region.config.get('interface'))
    found['networks'] = [{key: bool(net.get(key)) for key in ('routes_externally', 'default_interface', 'nat_destination', 'nat_source')}
                         | {'name': str(net['name'])} for net in region.config.get('networks', [])]
    notes = set()
    if not verify: notes.add('not_verified')
    if region.config.get('cacert'): notes.add('ca_file')
    if cert: notes.add('client_certificate')
    if region.force_ipv4: notes.add('forces_ipv4')
    if any("Couldn't find the vendor" in str(it.message) for it in told): notes.add('unknown_profile')
    found['notes'] = sorted(notes)
    return found


def read(config):
    clouds = []
    for name in config.get_cloud_names():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                places = [place['name'] for place in config._get_regions(name)]
        except Exception as error:
            clouds.append({'name': str(name), **why(error)})
            continue
        clouds.append({'name': str(name), 'regions': [described(config, name, place) for place in places]})
    return clouds


def read_files(clouds, secure, public):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, text in (('clouds', clouds), ('secure', secure), ('public', public)):
            paths.append(os.path.join(folder, name + '.yaml'))
            with open(paths[-1], 'w', newline='') as file:
                file.write(text)
        try:
            yaml.safe_load(clouds), yaml.safe_load(secure), yaml.safe_load(public)
        except (ValueError, yaml.YAMLError):
            return 'unreadable'
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                config = OpenStackConfig(config_files=paths[:1], secure_files=paths[1:2] if secure else [],
                                         vendor_files=paths[2:] if public else [], load_envvars=False, pw_func=lambda _: ASKED)
        except Exception as error:
            return f'crash: {error}'
        if config.get_cloud_names() == ['defaults']:
            return 'no_clouds'
        return read(config)


def read_openrc(text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'openrc.sh')
        with open(path, 'w', newline='') as file:
            file.write(text)
        run = subprocess.run(['bash', '-c', f'. {path} >/dev/null; env -0'], env={'PATH': os.environ['PATH']}, capture_output=True,
                             input=f'{ASKED}\n'.encode() * 9)
    entries = run.stdout.decode().split('\0')
    entries = dict(entry.split('=', 1) for entry in entries if '=' in entry)
    kept = os.environ
    os.environ = {key: value for key, value in entries.items() if key.startswith('OS_')}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            config = OpenStackConfig(load_yaml_config=False, load_envvars=True, pw_func=lambda _: ASKED)
        return 'no_clouds' if config.get_cloud_names() == ['defaults'] else read(config)
    finally:
        os.environ = kept


if __name__ == '__main__':
    for seed in range(int(sys.argv[1])):
        texts = clouds_file(random.Random(seed))
        print(json.dumps({'seed': seed, 'texts': texts, 'clouds': read_files(*texts)}))
    for seed in range(int(sys.argv[2])):
        text = openrc_file(random.Random(f'openrc {seed}'))
        print(json.dumps({'seed': f'openrc {seed}', 'texts': [text, '', ''], 'clouds': read_openrc(text)}))
