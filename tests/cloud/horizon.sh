#!/bin/bash
# A real Horizon with the panel of examples/horizon, for the tests. See README.md.
#   ./horizon.sh                 install what is missing
#   ./horizon.sh PORT SLIPWAY    serve it on loopback, with Slipway's files from that address; in the foreground
set -u -o pipefail
. "$(dirname "$0")/env.sh"
cd "$C"
export CLOUD_HORIZON=${CLOUD_HORIZON:-$CLOUD_RUN/horizon}
export DJANGO_SETTINGS_MODULE=openstack_dashboard.settings
LOG=$CLOUD_RUN/log/horizon.log
mkdir -p "$CLOUD_RUN/log"
pip() { "$CLOUD_HORIZON/bin/pip" install -q --disable-pip-version-check --no-deps "$@" >> "$LOG" 2>&1 || { echo "horizon.sh: pip failed: $(tail -3 "$LOG")" >&2; exit 1; }; }

if ! cmp -s requirements-horizon.lock "$CLOUD_HORIZON/.lock"; then
  rm -rf "$CLOUD_HORIZON"
  "$VENV/bin/python" -m venv "$CLOUD_HORIZON" || exit 1
  pip --no-compile -r requirements-horizon.lock
  cp requirements-horizon.lock "$CLOUD_HORIZON/.lock"
fi

# As an operator does it, each time: what was edited counts.
rm -rf "$CLOUD_HORIZON/panel" && cp -r ../../examples/horizon "$CLOUD_HORIZON/panel"    # built there: no build output beside the source
pip --no-build-isolation --force-reinstall "$CLOUD_HORIZON/panel"
SITE=$("$CLOUD_HORIZON/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
cp "$SITE"/slipway_dashboard/enabled/_*_slipway.py "$SITE/openstack_dashboard/local/enabled/"
cp horizon_settings.py "$SITE/openstack_dashboard/local/local_settings.py"
[ $# = 2 ] || exit 0

export SLIPWAY_URL=$2
unset PYTHONDONTWRITEBYTECODE      # nothing was compiled yet, and it all lies in the venv
exec "$CLOUD_HORIZON/bin/django-admin" runserver --noreload "127.0.0.1:$1"
