"""Files of clouds as people write them, and odd ones too; every one of a random number."""
import json

WORDS = ['demo', 'Default', 'default', 'admin', 'RegionOne', 'eu-de-1', 'caf\u00e9', '\u5317\u4eac', 'a b', "it's", 'say "hi"', 'x: y', '#no', '100%', 'p@ss{word}', '',
         '8f1c2ab07ce94c1e9df2a4d7d7a7a001', 'null', 'yes', '010', '1e3', '2026-11-26', '-dash', '*star', '&and', '!bang', '@at', '`tick`', '$HOME', 'tab\there', 'two\nlines', '\U0001f680']
BARE = ['5', '010', '0x1F', '1_000', '12:30', '3.0', '2.60', '1e3', '1.5e+3', '.inf', 'yes', 'no', 'on', 'True', 'false', '~', 'null', '2026-11-26', '0b101', '-7', '+3', '.5', '0', '-0', '08', '0o17', '190:20:30']
URLS = ['https://keystone.example.org:5000/v3', 'https://keystone.example.org:5000', 'https://cloud.example.org/identity/', 'https://cloud.example.org/identity/v3/',
        'http://127.0.0.1/identity', 'https://{region_name}.example.org:5000/v3', 'https://{interface}.example.org/{{x}}', 'https://{nothing}.example.org', 'https://{']
TYPES = ['password', 'v3password', 'token', 'v3token', 'v3applicationcredential', 'v3totp', 'v3multifactor', 'v3oidcaccesstoken', 'none', 'admin_token', 'token_endpoint',
         'v3oidcpassword', 'v3websso', 'v2password', 'http_basic', 'v3nonsense', 'None', 'noauth']
ENDPOINTS = ['none', 'None', 'admin_token', 'token_endpoint', 'http_basic', 'noauth']
PROFILES = ['auro', 'citycloud', 'zetta', 'own', 'own', 'other', 'nobody', 'auro', 'citycloud', 'ovh', 'vexxhost', 'rackspace', 'zetta', 'fuga', 'ibmcloud', 'limestonenetworks', 'own', 'other', 'nobody', 'https://nowhere.example.org', 'catalyst', 'bluebox']
SERVICES = ['compute', 'image', 'network', 'identity', 'volume', 'volumev3', 'block_storage', 'block-storage', 'dns', 'volumev2']


class Bare(str):
    """A word that stands without quotes."""


def pick(rng, *weighted):
    return rng.choices([it for it, _ in weighted], [weight for _, weight in weighted])[0]


def word(rng, usual=None):
    if usual is not None and rng.random() < 0.8:
        return usual
    return Bare(rng.choice(BARE)) if rng.random() < 0.12 else rng.choice(WORDS)


def dashed(rng, key):
    return key.replace('_', '-') if rng.random() < 0.12 else key


def user(rng, auth):
    if rng.random() < 0.15:
        auth['user_id'] = word(rng, 'u1')
    if rng.random() < 0.9:
        auth[pick(rng, ('username', 20), ('user_name', 1), ('user-name', 1))] = word(rng, 'ada')
    for key in ('user_domain_name', 'user_domain_id'):
        if rng.random() < 0.6:
            auth[key] = word(rng, 'Default')


def scope(rng, auth, is_generic=False):
    kind = pick(rng, ('project', 28), ('domain', 3), ('system', 2), ('trust', 2), ('none', 4), ('two', 1))
    if kind in ('project', 'two'):
        for key in rng.sample(['project_name', 'project_id', 'tenant_name', 'tenant_id'], pick(rng, (1, 8), (2, 3))):
            auth[key] = word(rng, 'demo')
        for key in ('project_domain_name', 'project_domain_id'):
            if rng.random() < 0.6:
                auth[key] = word(rng, 'Default')
    if kind in ('domain', 'two') or rng.random() < 0.03:
        auth[rng.choice(['domain_id', 'domain_name'])] = word(rng, 'd1')
    if kind == 'system' or rng.random() < 0.02:
        auth['system_scope'] = pick(rng, ('all', 12), ('some', 1), (True, 1))
    if kind == 'trust':
        auth['trust_id'] = word(rng, 't1')
    for key in ('default_domain_id', 'default_domain_name'):
        if rng.random() < (0.1 if is_generic else 0.01):
            auth[key] = word(rng, 'default')


def proof(rng, auth, kind, cloud):
    if kind in ('password', 'v3password', 'v2password', 'v3oidcpassword', 'http_basic') or rng.random() < 0.01:
        user(rng, auth)
        if rng.random() < 0.85:
            auth['password'] = word(rng)
    if kind in ('token', 'v3token', 'admin_token', 'token_endpoint') or rng.random() < 0.01:
        if rng.random() < 0.9:
            auth[pick(rng, ('token', 8), ('auth_token', 1), ('auth-token', 1))] = word(rng, 'gAAAAB')
    if kind in ('admin_token', 'token_endpoint', 'none', 'None', 'http_basic') and rng.random() < 0.8:
        auth[pick(rng, ('endpoint', 6), ('url', 1))] = 'https://ironic.example.org'
    if kind == 'v3applicationcredential':
        user(rng, auth) if rng.random() < 0.3 else None
        for key, share in (('application_credential_id', 0.7), ('application_credential_name', 0.4), ('application_credential_secret', 0.92)):
            if rng.random() < share:
                auth[key] = word(rng, key[-4:])
    if kind == 'v3totp':
        user(rng, auth)
        if rng.random() < 0.6:
            auth['passcode'] = word(rng, '123456')
    if kind == 'v3multifactor':
        methods = rng.sample(['v3password', 'v3totp', 'v3token', 'v3applicationcredential', 'password'], pick(rng, (1, 2), (2, 6), (3, 1)))
        if 'password' in methods and rng.random() < 0.8:
            methods.remove('password')
        if rng.random() < 0.95 and methods:
            cloud['auth_methods'] = methods if rng.random() < 0.6 else ','.join(methods)
        for method in methods:
            proof(rng, auth, method, cloud)
    if kind in ('v3oidcaccesstoken', 'v3oidcpassword', 'v3websso'):
        for key, share in (('identity_provider', 0.95), ('protocol', 0.95), ('access_token', 0.9 if kind == 'v3oidcaccesstoken' else 0), ('discovery_endpoint', 0.5 if kind == 'v3oidcpassword' else 0)):
            if rng.random() < share:
                auth[key] = word(rng, 'openid')


def extras(rng, cloud):
    """What a cloud may say beside how to sign in."""
    if rng.random() < 0.35:
        cloud[pick(rng, ('interface', 6), ('endpoint_type', 3), ('endpoint-type', 1))] = pick(
            rng, ('public', 4), ('internal', 4), ('publicURL', 2), ('internalURL', 1), (['internal', 'public'], 1), ('admin', 1))
    for _ in range(pick(rng, (0, 5), (1, 4), (3, 2))):
        name = rng.choice(SERVICES)
        kind, value = pick(rng, (('endpoint_override', 'https://here.example.org/' + name), 4), (('endpoint_override', 'https://{region_name}.example.org'), 2),
                           (('endpoint', 'https://old.example.org'), 1), (('api_version', rng.choice(['2', '3', Bare('2'), Bare('2.1'), 'latest', '3.50'])), 4),
                           (('default_microversion', rng.choice(['2.53', Bare('2.60'), Bare('2.79'), 'latest'])), 3), (('interface', 'internal'), 2),
                           (('endpoint_type', 'adminURL'), 1), (('region_name', 'Two'), 1), (('service_type', 'own'), 1), (('service_name', 'own name'), 1))
        cloud[dashed(rng, f'{name}_{kind}')] = value
    for key, values, share in (
            ('verify', [False, True, False, 'no', '/etc/ca.pem'], 0.12), ('insecure', [True, 'true', 'True', False, Bare('yes'), 'yes'], 0.06), ('cacert', ['/etc/ca.pem', '~/ca.pem', None], 0.1),
            ('cert', ['/etc/me.pem'], 0.04), ('key', ['/etc/me.key'], 0.03), ('identity_api_version', ['3', Bare('3'), Bare('2.0'), '2'], 0.3), ('api_timeout', [Bare('30')], 0.05),
            ('compute_timeout', [Bare('5')], 0.04), ('force_ipv4', [True, False], 0.04), ('prefer_ipv6', [True, False], 0.04), ('message', ['hello {region_name}', 'bad {brace', '{{x}}'], 0.05),
            ('external_network', ['public'], 0.04), ('internal_network', ['private'], 0.04), ('vendor_hook', ['x:y'], 0.02), ('floating_ip_source', ['None', None], 0.03)):
        if rng.random() < share:
            cloud[dashed(rng, key)] = rng.choice(values)
    if rng.random() < 0.12:
        cloud['networks'] = [network(rng) for _ in range(rng.randint(1, 3))]


def network(rng):
    net = {'name': word(rng, 'public')} if rng.random() < 0.97 else {}
    for key in ('routes_externally', 'default_interface', 'nat_destination', 'nat_source'):
        if rng.random() < 0.3:
            net[key] = rng.choice([True, False, 'true', 'no'])
    return net


def regions(rng, cloud):
    kind = pick(rng, ('one', 10), ('none', 4), ('many', 5), ('values', 4), ('comma', 1), ('odd', 1))
    if kind == 'one':
        cloud[dashed(rng, 'region_name')] = word(rng, 'RegionOne')
    if kind == 'comma':
        cloud['region_name'] = rng.choice(['One,Two', 'One, Two', ['One', 'Two']])
    if kind == 'many':
        cloud['regions'] = [word(rng, name) for name in ('One', 'Two', 'Three')[:rng.randint(1, 3)]]
    if kind == 'odd':
        cloud['regions'] = rng.choice([[], None, [{'name': 'One', 'more': 1}], [{'values': {}}], [{'name': 'One', 'values': None}], {'One': 1}, ['One', 'One'], ['', 'Two'], [None]])
    if kind == 'values':
        cloud['regions'] = []
        for name in ('One', 'Two'):
            values = {}
            extras(rng, values)
            if rng.random() < 0.3:
                values['auth'] = {rng.choice(['project_name', 'username', 'password', 'project_domain_name']): word(rng, name)}
            if rng.random() < 0.2:
                values.setdefault('auth', {})['auth_url'] = rng.choice(URLS)
            cloud['regions'].append({'name': name, 'values': values} if rng.random() < 0.9 else name)


def one_cloud(rng):
    cloud, auth = {}, {}
    kind = pick(rng, *[(name, 30 if at == 0 else 6 if at < 8 else 1) for at, name in enumerate(TYPES)])
    if kind != 'password' or rng.random() < 0.3:
        cloud[pick(rng, ('auth_type', 12), ('auth-type', 2), ('auth_plugin', 1))] = kind
    if rng.random() < 0.12:
        cloud[pick(rng, ('profile', 6), ('cloud', 1))] = rng.choice(PROFILES)
    if rng.random() < (0.02 if kind in ENDPOINTS else 0.6 if 'profile' in cloud else 0.97):
        auth['auth_url'] = pick(rng, *[(url, 12 if at < 5 else 2 if at < 7 else 1) for at, url in enumerate(URLS)])
    proof(rng, auth, kind, cloud)
    if kind not in ENDPOINTS:
        scope(rng, auth, kind in ('password', 'token'))
    for key in list(auth):
        if rng.random() < 0.08:
            cloud[dashed(rng, key)] = auth.pop(key)
        elif rng.random() < 0.06:
            auth[key.replace('_', '-')] = auth.pop(key)
    if rng.random() < 0.02:
        auth['nonsense'] = 'x'
    regions(rng, cloud)
    extras(rng, cloud)
    cloud['auth'] = auth
    if rng.random() < 0.03:
        cloud['auth'] = rng.choice([None, '', [], 'text'])
    if rng.random() < 0.05:
        cloud.pop('auth')
    keys = list(cloud)
    rng.shuffle(keys)
    return {key: cloud[key] for key in keys}


# ---- as YAML ----

def scalar(rng, value):
    if isinstance(value, Bare):
        return str(value)
    if value is None:
        return rng.choice(['null', '~', ''])
    if isinstance(value, bool):
        return rng.choice(['true', 'True', 'yes', 'on'] if value else ['false', 'False', 'no', 'off'])
    if isinstance(value, int):
        return str(value)
    is_plain = value and value[0].isalnum() and not set(value) & set('\n\t\'":#{}[]&*!|>%@`,') and value.strip() == value
    if is_plain and value.isascii() and rng.random() < 0.7:
        return value
    if value and ': ' not in value and value.startswith('http') and '{' not in value and rng.random() < 0.6:
        return value
    if '\n' not in value and '\t' not in value and rng.random() < 0.4:
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value, ensure_ascii=rng.random() < 0.3 and all(ord(it) < 0x10000 for it in value))


def flow(rng, value):
    if isinstance(value, dict):
        return '{' + ', '.join(f'{scalar(rng, key)}: {flow(rng, it)}' for key, it in value.items()) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(flow(rng, it) for it in value) + ']'
    return 'null' if value is None else json.dumps(value) if isinstance(value, str) and not isinstance(value, Bare) else scalar(rng, value)


def block(rng, value, indent):
    """The lines of a mapping."""
    lines, space = [], ' ' * indent
    for key, it in value.items():
        key = key if rng.random() < 0.95 else json.dumps(key)
        if isinstance(it, (dict, list)) and (not it or rng.random() < 0.15):
            lines.append(f'{space}{key}: {flow(rng, it)}')
        elif isinstance(it, dict):
            lines += [f'{space}{key}:', *block(rng, it, indent + rng.choice([2, 2, 4]))]
        elif isinstance(it, list):
            lines.append(f'{space}{key}:')
            for entry in it:
                if isinstance(entry, dict) and entry:
                    inner = block(rng, entry, indent + 2)
                    lines += [f'{space}- {inner[0].strip()}', *inner[1:]]
                else:
                    lines.append(f'{space}- {flow(rng, entry)}')
        else:
            comment = '  # as told' if rng.random() < 0.05 and not isinstance(it, Bare) else ''
            lines.append(f'{space}{key}: {scalar(rng, it)}{comment}'.rstrip())
    return lines


def shared(rng, clouds):
    """The lines of clouds of which some have a part in common, by anchors."""
    names = list(clouds)
    lines = []
    base = {'user_domain_name': 'Default', 'project_domain_name': 'Default', 'auth_url': 'https://shared.example.org/v3', 'username': 'shared'}
    lines += ['x-auth: &auth', *block(rng, base, 2), 'x-cloud: &cloud', '  region_name: Shared', '  interface: internal', '  identity_api_version: 3', 'clouds:']
    for name in names:
        cloud = clouds[name]
        lines.append(f'  {json.dumps(name)}:')
        if rng.random() < 0.6:
            lines.append(rng.choice(['    <<: *cloud', '    <<: [*cloud, {interface: admin, message: merged}]']))
        rest = {key: it for key, it in cloud.items() if key != 'auth'}
        lines += block(rng, rest, 4)
        if isinstance(cloud.get('auth'), dict):
            lines += ['    auth:', '      <<: *auth', *block(rng, cloud['auth'], 6)]
        elif rng.random() < 0.5:
            lines.append('    auth: *auth')
    return lines


def clouds_file(rng):
    """`clouds.yaml`, `secure.yaml`, `clouds-public.yaml`."""
    names = rng.sample(['mine', 'other cloud', 'prod', '\u4e91', 'devstack-admin', 'a.b', '7', 'yes'], pick(rng, (1, 6), (2, 4), (4, 1)))
    clouds = {name: one_cloud(rng) for name in names}
    secure, public = '', ''
    if rng.random() < 0.2:
        split = {}
        for name, cloud in clouds.items():
            auth = cloud.get('auth')
            if isinstance(auth, dict) and 'password' in auth:
                split[name] = {'auth': {'password': auth.pop('password')}}
        split = split or {names[0]: {'auth': {'password': 's'}, 'region_name': 'Secure'}}
        if rng.random() < 0.2:
            split['only-secure'] = one_cloud(rng)
        secure = '\n'.join(block(rng, {'clouds': split}, 0)) + '\n'
    if rng.random() < 0.2:
        own = one_cloud(rng)
        own.pop('profile', None), own.pop('cloud', None)
        public = '\n'.join(block(rng, {'public-clouds': {'own': own, 'other': {'auth': {'auth_url': 'https://other.example.org/v3'}, 'region_name': 'Far'}}}, 0)) + '\n'
    kind = pick(rng, ('block', 12), ('shared', 3), ('json', 1), ('flow', 1), ('odd', 1), ('broken', 1))
    if kind == 'shared':
        lines = shared(rng, clouds)
    elif kind == 'json':
        return [json.dumps({'clouds': clouds}, indent=2, ensure_ascii=False), secure, public]
    elif kind == 'flow':
        lines = ['clouds: ' + flow(rng, clouds)]
    elif kind == 'odd':
        return [rng.choice(['', 'clouds:\n', 'clouds: {}\n', '[]\n', 'hello\n', 'clouds:\n  a:\n', 'clouds:\n  a: text\n', 'clouds:\n  1:\n    auth: {}\n', 'clouds:\n  a:\n    1: 2\n    auth: {}\n',
                            '# only\n', 'cloud:\n  a: {}\n', 'clouds:\n  a: !!str text\n', 'clouds:\n  a: {auth: {auth_url: !!str https://a, username: !!str 7, password: !!int "8"}}\n']), '', '']
    else:
        lines = block(rng, {'clouds': clouds}, 0)
    head = rng.choice([[], [], ['---'], ['# made by hand', ''], ['client:', '  force_ipv4: true'], ['cache:', '  max_age: 3600', '  class: dogpile.cache.memory'], ['client: {prefer-ipv6: false}']])
    text = '\n'.join(head + lines) + '\n'
    if kind == 'broken':
        at = rng.randrange(len(text))
        text = rng.choice([text[:at] + '\t' + text[at:], text[:at] + '"' + text[at:], text[:at] + '  ' + text[at:], text + 'x: [\n', text + '- x\n', text + '---\nmore: 1\n', text + '  z: *none\n', text[:at] + text[at + 2:]])
    if rng.random() < 0.05:
        text = text.replace('\n', '\r\n')
    return [text, secure, public]


# ---- as a shell's file ----

def quoted(rng, value):
    if value and all(it.isalnum() or it in '-_./:@' for it in value) and value.isascii() and rng.random() < 0.5:
        return value
    if "'" not in value and rng.random() < 0.4:
        return f"'{value}'"
    if value and rng.random() < 0.15 and '\n' not in value:
        return ''.join(it if it.isalnum() else '\\' + it for it in value)
    return '"' + ''.join('\\' + it if it in '"\\$`' else it for it in value) + '"'


def openrc_file(rng):
    cloud = {}
    kind = pick(rng, ('password', 10), ('v3applicationcredential', 6), ('v3token', 2), ('v3password', 2), ('v3totp', 1), ('v3multifactor', 1), ('token', 1))
    auth = {'auth_url': rng.choice(URLS[:5])} if rng.random() < 0.96 else {}
    proof(rng, auth, kind, cloud)
    scope(rng, auth)
    auth.pop('nonsense', None)
    values = {'OS_' + key.upper().replace('-', '_'): 'true' if it is True else ','.join(it) if isinstance(it, list) else str(it) for key, it in {**cloud, **auth}.items()}
    if kind != 'password' or rng.random() < 0.4:
        values['OS_AUTH_TYPE'] = kind
    for key, options, share in (
            ('OS_REGION_NAME', ['RegionOne', '', 'One,Two'], 0.8), ('OS_INTERFACE', ['public', 'internal'], 0.6), ('OS_ENDPOINT_TYPE', ['internalURL', 'publicURL'], 0.2), ('OS_IDENTITY_API_VERSION', ['3', '2'], 0.7),
            ('OS_CACERT', ['/etc/ca.pem', ''], 0.15), ('OS_INSECURE', ['true', 'false', '1'], 0.05), ('OS_COMPUTE_API_VERSION', ['2.79', '2'], 0.1), ('OS_VOLUME_API_VERSION', ['3'], 0.2),
            ('OS_COMPUTE_ENDPOINT_OVERRIDE', ['https://nova.example.org'], 0.05), ('OS_CLOUD_NAME', ['mine'], 0.04), ('OS_CLOUD', ['mine'], 0.03), ('OS_FORCE_IPV4', ['true', ''], 0.03), ('OS_LOG_X', ['y'], 0.03),
            ('OS_PROFILE', ['zetta', 'nobody', 'ibmcloud'], 0.04), ('OS_TEST_X', ['y'], 0.02), ('NOVA_VERSION', ['1.1'], 0.1)):
        if rng.random() < share:
            values[key] = rng.choice(options)
    lines = ['#!/usr/bin/env bash'] if rng.random() < 0.6 else []
    if rng.random() < 0.15:
        lines.append(rng.choice(["for key in $( set | awk -F= '/^OS_/ {print $1}' ); do unset \"${key}\" ; done", 'set -a', '# only a comment \'', 'unset OS_TENANT_ID\nunset OS_TENANT_NAME', 'helper() {\n  export OS_USERNAME=nobody\n}']))
    names = list(values)
    if rng.random() < 0.5:
        rng.shuffle(names)
    for name in names:
        value = values[name]
        if name == 'OS_PASSWORD' and rng.random() < 0.5:
            lines += rng.choice([
                ['echo "Please enter your OpenStack Password for project $OS_PROJECT_NAME as user $OS_USERNAME: "', 'read -sr OS_PASSWORD_INPUT', 'export OS_PASSWORD=$OS_PASSWORD_INPUT'],
                ["read -s -p 'Password: ' OS_PASSWORD", 'export OS_PASSWORD'],
                ['if [ -z "$OS_PASSWORD" ]; then', '    read -r -s PASS; export OS_PASSWORD="${PASS}"', 'fi']])
            continue
        line = rng.choice(['export {0}={1}'] * 6 + ['{0}={1}; export {0}', '{0}={1}\nexport {0}', '  export {0}={1}  # told', 'declare -x {0}={1}', 'export A=1 {0}={1}', '{0}={1}'])
        lines.append(line.format(name, quoted(rng, value)))
        spice = rng.random()
        if spice < 0.08:
            lines.append(f'if [ -z "${name}" ]; then unset {name}; fi')
        elif spice < 0.12:
            lines.append(f'if [ -n "${{{name}}}" ] && [ "${name}" != "admin" ]; then\n  export {name}="${{{name}}}x"\nelse\n  export OS_EXTRA=$OS_USERNAME\nfi')
        elif spice < 0.15:
            lines.append(f'export OS_PROJECT_DOMAIN_NAME=${{OS_PROJECT_DOMAIN_NAME:-"a b"}}')
        elif spice < 0.17:
            lines.append(f'[ -z "${name}" ] && unset {name} || export OS_SEEN=${{{name}:+yes}}')
        elif spice < 0.19:
            lines.append(f'export OS_USERNAME="${{OS_USERNAME}}-$OS_REGION_NAME"')
        elif spice < 0.21:
            lines.append(f'unset {name}')
        elif spice < 0.23:
            lines.append('while false; do\n  export OS_USERNAME=never\ndone')
        elif spice < 0.25:
            lines.append('if [[ $OS_REGION_NAME == RegionOne ]]; then export OS_INTERFACE=public; elif [ "$OS_REGION_NAME" = "" ]; then\nexport OS_INTERFACE=admin; else export OS_INTERFACE=internal; fi')
        elif spice < 0.27:
            lines.append('case "$OS_USERNAME" in\n  nobody-at-all) export OS_USERNAME=x ;;\nesac')
        elif spice < 0.29:
            lines.append("export OS_USERNAME=$OS_USERNAME\\\n  OS_NOTE='two\nlines'")
    return '\n'.join(lines) + '\n'
