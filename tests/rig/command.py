"""Runs `openstack server create`, once for each line that comes, and says whether it worked. Its waits
pass the rig's time on instead; nothing else of the client is changed."""

import contextlib
import io
import json
import os
import sys
import tempfile
import time
import urllib.request

import requests
from openstackclient import shell

# keystoneauth's: connect_retries also tries a POST again whose connection was lost after it was sent.
RETRIES = {"connect_retries": 3, "status_code_retries": 3}
# Seconds after which the client gives a request up, as it is told, and as long as that takes here.
TIME_LIMIT = 60
TIME_LIMIT_HERE = 2

world = None


def pass_on(seconds):
    urllib.request.urlopen(f"{world}?pass={int(seconds * 1000)}").close()


def send(self, request, timeout=None, *, _send=requests.adapters.HTTPAdapter.send, **kwargs):
    try:
        return _send(self, request, timeout=TIME_LIMIT_HERE, **kwargs)
    except requests.Timeout:
        pass_on(TIME_LIMIT)
        raise


def command(order):
    return [
        *("--os-cloud", "rig", "server", "create", order["name"], "--format", "json"),
        *("--image", "Debian 12", "--flavor", "m1.small", "--network", "private"),
        *("--min", "1", "--max", str(order["count"])),
    ]


def run(order):
    """What a person would say after the command: made, or not; they have no other word for it."""
    auth = {"auth_url": order["auth_url"], "username": "demo", "password": "sandbox", "project_name": "demo"}
    auth |= {"user_domain_name": "Default", "project_domain_name": "Default"}
    cloud = {"auth": auth, "region_name": "RegionOne", "api_timeout": TIME_LIMIT, **RETRIES}
    with open(os.environ["OS_CLIENT_CONFIG_FILE"], "w") as config:
        json.dump({"clouds": {"rig": cloud}}, config)
    told, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(errors):
        outcome = shell.OpenStackShell().run(command(order))
    if outcome:
        is_refused = "HttpException: 403" in errors.getvalue() or "Quota exceeded" in errors.getvalue()
        return {"word": "refused" if is_refused else "not made"}
    return {"word": "made", "ids": [json.loads(told.getvalue())["id"]]}


if __name__ == "__main__":
    requests.adapters.HTTPAdapter.send = send
    time.sleep = pass_on
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OS_CLIENT_CONFIG_FILE"] = f"{folder}/clouds.yaml"
        for line in sys.stdin:
            order = json.loads(line)
            world = order["address"]
            # A process of its own, as from a shell: the client keeps what it has signed in to.
            child = os.fork()
            if not child:
                print(json.dumps(run(order)), flush=True)
                os._exit(0)
            os.waitpid(child, 0)
