"""The openstack client, whose modules are read once for many commands: that takes most of the time of each.

  ./py client.py SOCKET    until its input ends; each connection sends a command's words in a line of JSON, and is
                           told in JSON how it ended and what it has printed
"""
import contextlib, io, json, select, socketserver, sys

# The commands' own modules, which the shell reads only when one is used.
import openstackclient.compute.v2.server, openstackclient.network.v2.port  # noqa: F401
from openstackclient import shell


class Command(socketserver.StreamRequestHandler):
    def handle(self):
        words, printed, complaint = json.loads(self.rfile.readline()), io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaint):
            try:
                code = shell.main(words)
            except SystemExit as end:
                code = end.code
        self.wfile.write(json.dumps([code, printed.getvalue(), complaint.getvalue()]).encode())


class Commands(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    """Each in a process of its own, as from a command line: none knows of the one before."""
    max_children = 16
    request_queue_size = 64

    def service_actions(self):
        super().service_actions()
        if select.select([sys.stdin], [], [], 0)[0]:
            sys.exit()


with Commands(sys.argv[1], Command) as commands:
    print('ready', flush=True)
    commands.serve_forever()
