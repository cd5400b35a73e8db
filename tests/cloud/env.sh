# Settings shared by up.sh, down.sh and py; each may be overridden from outside.
CLOUD_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CLOUD_RUN=${CLOUD_RUN:-$CLOUD_DIR/../../.cloud}         # everything that is not source
mkdir -p "$CLOUD_RUN"; CLOUD_RUN=$(cd "$CLOUD_RUN" && pwd)
CLOUD_VENV=${CLOUD_VENV:-$CLOUD_RUN/venv}
CLOUD_CACHE=${CLOUD_CACHE:-$CLOUD_RUN/cache}      # dump of the empty schemas
CLOUD_WWW=${CLOUD_WWW:-$CLOUD_RUN/www}            # a page served from the proxy's origin
CLOUD_STATE=$CLOUD_RUN/run                        # thrown away by up.sh --fresh
C=$CLOUD_DIR RUN=$CLOUD_STATE VENV=$CLOUD_VENV
# a second copy can run beside the first with CLOUD_PORT_SHIFT=1000 or so
S=${CLOUD_PORT_SHIFT:-0}
IDENTITY_PORT=${IDENTITY_PORT:-$((5000 + S))} COMPUTE_PORT=${COMPUTE_PORT:-$((8774 + S))}
IMAGE_PORT=${IMAGE_PORT:-$((9292 + S))} NETWORK_PORT=${NETWORK_PORT:-$((9696 + S))}
VOLUME_PORT=${VOLUME_PORT:-$((8776 + S))} PLACEMENT_PORT=${PLACEMENT_PORT:-$((8778 + S))}
PROXY_PORT=${PROXY_PORT:-$((8088 + S))}
MYSQL_PORT=${MYSQL_PORT:-$((23306 + S))} AMQP_PORT=${AMQP_PORT:-$((25672 + S))}
AMQP_DIST_PORT=${AMQP_DIST_PORT:-$((26672 + S))} EPMD_PORT=${EPMD_PORT:-$((24369 + S))}
unset S
CORS_ORIGINS=${CORS_ORIGINS:-http://localhost:8080,http://127.0.0.1:8080,http://localhost:8081,http://127.0.0.1:8081,http://localhost:8082,http://127.0.0.1:8082,http://localhost:8090,http://127.0.0.1:8090,http://localhost:$PROXY_PORT,http://127.0.0.1:$PROXY_PORT}
export CLOUD_DIR CLOUD_RUN CLOUD_VENV CLOUD_CACHE CLOUD_WWW CLOUD_STATE CORS_ORIGINS
export IDENTITY_PORT COMPUTE_PORT IMAGE_PORT NETWORK_PORT VOLUME_PORT PLACEMENT_PORT PROXY_PORT MYSQL_PORT AMQP_PORT AMQP_DIST_PORT EPMD_PORT
export PYTHONDONTWRITEBYTECODE=1   # no build output beside the source
