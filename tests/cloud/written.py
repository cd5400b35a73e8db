"""Runs code that was written for a server, and compares what each tool sends with the body.

  ./py written.py CASES      lines of {"body": ..., "code": {language: text}}, of which some have
                             only a command: those are read, not written

The tools are the real ones of the venv: openstackclient, openstacksdk and curl, which speak to a
recorder that plays Keystone and the lookups; Terraform's, Heat's and Ansible's texts are parsed
and their strings found again.
"""
import contextlib, copy, http.server, io, json, os, re, subprocess, sys, tempfile, threading

sys.path.append(os.path.join(os.environ['CLOUD_RUN'], 'code'))
PORT = 19774
HERE = f'http://127.0.0.1:{PORT}'
PASSWORD, USER_DATA = 'se cret"$x', b'#!/bin/sh\n\xff\x00echo "{{ $HOME }}"\n'


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    sent = []

    def answer(self, body, status=200, **headers):
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {'Content-Type': 'application/json', 'Content-Length': len(data), **headers}.items():
            self.send_header(name.replace('_', '-'), str(value))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        path = self.path.split('?')[0].strip('/').split('/')
        if path == ['v3']:
            return self.answer({'version': {'id': 'v3.14', 'status': 'stable', 'links': [{'rel': 'self', 'href': f'{HERE}/v3/'}]}})
        if path in (['compute', 'v2.1'], ['compute']):
            version = {'id': 'v2.1', 'status': 'CURRENT', 'version': '2.104', 'min_version': '2.1',
                       'links': [{'rel': 'self', 'href': f'{HERE}/compute/v2.1/'}]}
            return self.answer({'version': version} if path[1:] else {'versions': [version]})
        if path in (['image'], ['network'], ['volume']):
            version = {'network': 'v2.0', 'image': 'v2', 'volume': 'v3'}[path[0]]
            return self.answer({'versions': [{'id': 'v3.0' if version == 'v3' else 'v2.0', 'status': 'CURRENT', 'links': [
                {'rel': 'self', 'href': f'{HERE}/{path[0]}/{version}/'}]}]})
        kind, name = path[-2:]
        thing = {'id': name, 'name': name}
        one = {'flavors': 'flavor', 'networks': 'network', 'ports': 'port', 'security-groups': 'security_group', 'servers': 'server',
               'volumes': 'volume', 'snapshots': 'snapshot', 'os-server-groups': 'server_group'}
        if kind == 'servers':
            thing.update(flavor={'original_name': 'm1'}, image='', status='BUILD')
        if kind == 'images':
            return self.answer(thing)
        if kind in one:
            return self.answer({one[kind]: thing})
        self.answer({'error': self.path}, 404)

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        if self.path == '/v3/auth/tokens':
            def service(kind, path):
                return {'type': kind, 'name': kind, 'id': kind, 'endpoints': [
                    {'interface': 'public', 'region': 'RegionOne', 'region_id': 'RegionOne', 'id': kind, 'url': HERE + path}]}
            return self.answer({'token': {
                'methods': ['token'], 'expires_at': '2999-01-01T00:00:00.000000Z', 'issued_at': '2026-01-01T00:00:00.000000Z',
                'user': {'id': 'user', 'name': 'user', 'domain': {'id': 'default', 'name': 'Default'}},
                'project': {'id': 'project', 'name': 'project', 'domain': {'id': 'default', 'name': 'Default'}}, 'roles': [],
                'catalog': [service('identity', '/v3'), service('compute', '/compute/v2.1'), service('image', '/image'),
                            service('network', '/network'), service('block-storage', '/volume/v3')]}}, 201, X_Subject_Token='token')
        asked = self.headers.get('OpenStack-API-Version'), self.headers.get('X-Auth-Token')
        self.sent.append((self.path, asked, body))
        self.answer({'server': {'id': 'made', 'links': []}}, 202)

    def log_message(self, *_):
        pass


def same(body, has_secrets):
    """What a tool must send for `body`."""
    import base64
    body = copy.deepcopy(body)
    if has_secrets:
        body['server'].update(adminPass=PASSWORD, user_data=base64.b64encode(USER_DATA).decode())
    return body


# What the tools do to a body in their own way, each with the reason why it is the same to Nova.
def from_sdk(sent):
    # Nova reads both names of the hints: nova/api/openstack/compute/servers.py, `create`.
    if 'OS-SCH-HNT:scheduler_hints' in sent:
        sent['os:scheduler_hints'] = sent.pop('OS-SCH-HNT:scheduler_hints')
    return sent


def from_cli(sent):
    server = from_sdk(sent)['server']
    disks = server.get('block_device_mapping_v2', [])
    for disk in disks:
        # Options are texts; Nova takes a size as digits and a word for a truth: parameter_types.py.
        if 'volume_size' in disk:
            disk['volume_size'] = int(disk['volume_size'])
        if disk.get('delete_on_termination') == 'true':
            disk['delete_on_termination'] = True
    # An image is also said as the one disk, which Nova would make of it anyway: nova/compute/api.py,
    # `_transform_bdm`.
    if server['imageRef'] and len(disks) == 1:
        del server['block_device_mapping_v2']
    return sent


def differences(tool, cases, normalize, take):
    """How `tool` fails; take(case) gives the requests that it made."""
    for number, case in enumerate(cases):
        try:
            requests = take(number, case)
        except (Exception, SystemExit) as error:
            yield f'{tool} {number}: {error!r}\n{case["code"][tool]}'
            continue
        wanted = same(case['body'], 'adminPass' in case['body']['server'])
        got = [(path, asked, normalize(body)) for path, asked, body in requests]
        if got != [('/compute/v2.1/servers', ('compute 2.96', 'token'), wanted)]:
            yield f'{tool} {number}: sent {got}\nwanted {wanted}\n{case["code"][tool]}'


def requests_of(run):
    Recorder.sent.clear()
    run()
    return copy.deepcopy(Recorder.sent)


def check_cli(cases):
    from openstackclient import shell
    # A real shell splits the words; it is told to print those that `openstack` would get.
    script = 'openstack() { printf "%s\\0" "$#" "$@"; }\n' + ''.join(case['code']['cli'] for case in cases)
    said = subprocess.run(['sh'], input=script.encode(), capture_output=True, check=True).stdout.decode()
    said = said.split('\0')[:-1]
    words = []
    while said:
        count = int(said[0])
        words.append(said[1:count + 1])
        said = said[count + 1:]
    assert len(words) == len(cases), len(words)

    def take(number, case):
        def run():
            out = io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                code = shell.main(words[number])
            assert code == 0, out.getvalue()[-2000:]
        return requests_of(run)
    return differences('cli', cases, from_cli, take)


def check_sdk(cases):
    def take(_, case):
        def run():
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(case['code']['sdk'], 'sdk', 'exec'), {})
            assert out.getvalue() == 'made\n'
        return requests_of(run)
    return differences('sdk', cases, from_sdk, take)


def check_curl(cases):
    # The password goes into JSON as it is: here it is one that JSON writes otherwise.
    environ = {**os.environ, 'ADMIN_PASS': json.dumps(PASSWORD)[1:-1], 'OS_TOKEN': 'token'}
    script = ''.join(case['code']['curl'] for case in cases)
    sent = requests_of(lambda: subprocess.run(['sh', '-e'], input=script.encode(), env=environ, capture_output=True, check=True))
    yield from differences('curl', cases, lambda sent: sent, lambda number, _: sent[number:number + 1])
    if len(sent) != len(cases):
        yield f'curl: {len(sent)} requests of {len(cases)}'


def check_body(cases):
    for number, case in enumerate(cases):
        wanted = copy.deepcopy(case['body'])
        if 'adminPass' in wanted['server']:
            wanted['server'].update(adminPass='$ADMIN_PASS', user_data='$USER_DATA')
        if json.loads(case['code']['body']) != wanted:
            yield f'body {number}: {case["code"]["body"]}'


def expected(cases, language):
    """The cases, with what of their texts must stand in `language`: what no comment names."""
    for number, case in enumerate(cases):
        server, code = case['body']['server'], case['code'][language]
        yield number, server, case['body'].get('os:scheduler_hints', {}), code, f'{language} {number}:\n{code}'


def check_terraform(cases):
    import hcl2, lark
    escapes = re.compile(r'\\(u[0-9a-f]{4}|.)|([$%])\2{')
    plain = {'n': '\n', 'r': '\r', 't': '\t', '"': '"', '\\': '\\'}

    def text(string):
        # The parser undoes some escapes, one after the other: its tokens still have all of them.
        written = ''.join(string.scan_values(lambda token: isinstance(token, lark.Token)))
        def undone(match):
            letter, sign = match.groups()
            if sign:
                return sign + '{'
            return chr(int(letter[1:], 16)) if letter[0] == 'u' else plain[letter]
        return escapes.sub(undone, written)
    for number, server, hints, code, what in expected(cases[:40], 'terraform'):
        try:
            tree = hcl2.parses(code)
        except Exception as error:
            yield f'{what}{error!r}'
            continue
        strings = [text(string) for string in tree.iter_subtrees_topdown() if string.data == 'string' and not list(string.find_data('interpolation'))]
        wanted = [server['flavorRef'], *server.get('metadata', {}), *server.get('metadata', {}).values(), *server.get('tags', [])]
        wanted += [server[key] for key in ('key_name', 'availability_zone', 'hypervisor_hostname', 'hostname') if server.get(key)]
        wanted += [server['name']] if server['max_count'] == 1 else []
        for hint in hints.values():
            wanted += hint if isinstance(hint, list) else [hint]
        if missing := [one for one in wanted if one not in strings]:
            yield f'{what}{missing} not in {strings}'


def check_heat(cases):
    import yaml
    for number, server, hints, code, what in expected(cases, 'heat'):
        resource = yaml.safe_load(code)['resources']['server']
        if resource['type'] == 'OS::Heat::ResourceGroup':
            group = resource['properties']
            assert group['count'] == server['max_count'], what
            resource, mark = group['resource_def'], group['index_var']
            name = f'{server["name"]}-{mark}'
            assert str(resource).count(mark) == 1, what
        else:
            name = server['name']
        properties = resource['properties']
        got = properties['name'], properties.get('metadata', {}), properties.get('tags', []), properties.get('scheduler_hints', {})
        if got != (name, server.get('metadata', {}), server.get('tags', []), hints):
            yield f'{what}{got}'


def check_ansible(cases):
    import jinja2, yaml

    class Loader(yaml.SafeLoader):
        pass

    class Unsafe(str):
        pass
    Loader.add_constructor('!unsafe', lambda loader, node: Unsafe(loader.construct_scalar(node)))
    templates = jinja2.Environment(keep_trailing_newline=True, undefined=jinja2.StrictUndefined)

    def rendered(value, **variables):
        if isinstance(value, dict):
            return {key: rendered(item, **variables) for key, item in value.items()}
        if isinstance(value, list):
            return [rendered(item, **variables) for item in value]
        # Ansible leaves a text without a mark alone, and jinja would make one line end of two kinds.
        if isinstance(value, str) and not isinstance(value, Unsafe) and any(mark in value for mark in ('{{', '{%', '{#')):
            return templates.from_string(value).render(**variables)
        return str(value) if isinstance(value, Unsafe) else value
    for number, server, hints, code, what in expected(cases, 'ansible'):
        (play,) = yaml.load(code, Loader)
        (task,) = play['tasks']
        module = task['openstack.cloud.server']
        module.pop('userdata', None)
        names = [server['name']]
        variables = [{}]
        if server['max_count'] > 1:
            names = [f'{server["name"]}-{index}' for index in range(1, server['max_count'] + 1)]
            given = rendered(task['vars'])
            variables = [{**given, 'item': index} for index in range(1, server['max_count'] + 1)]
            assert task['loop'] == f'{{{{ range(1, {server["max_count"] + 1}) | list }}}}', what
        for name, variable in zip(names, variables):
            said = rendered(module, **variable)
            got = said['name'], said.get('meta', {}), said.get('scheduler_hints', {}), said.get('description', '')
            if got != (name, server.get('metadata', {}), hints, server.get('description', '')):
                yield f'{what}{got}'


def main():
    cases = [json.loads(line) for line in open(sys.argv[1])]
    written = [case for case in cases if len(case['code']) > 1]
    assert len(written) == 200 and len(cases) > 200
    for name in list(os.environ):
        if name.startswith('OS_') or name.lower().endswith('_proxy'):
            del os.environ[name]
    os.environ.update(OS_AUTH_URL=f'{HERE}/v3', OS_AUTH_TYPE='v3token', OS_TOKEN='token', OS_PROJECT_ID='project',
                      ADMIN_PASS=PASSWORD)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', PORT), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    import time
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ['HOME'] = folder
        with open('user-data', 'wb') as file:
            file.write(USER_DATA)
        for check in (check_body, check_curl, check_sdk, check_cli, check_terraform, check_heat, check_ansible):
            start = time.monotonic()
            wrong = list(check(cases if check is check_cli else written))
            failed += len(wrong)
            print(f'{check.__name__}: {len(wrong)} wrong, {time.monotonic() - start:.1f} s')
            for what in wrong[:3]:
                print(what)
        os.chdir('/')
    sys.exit(failed != 0)


if __name__ == '__main__':
    main()
