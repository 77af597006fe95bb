#!/usr/bin/env bash
# Makes the Stagedoor distribution out of an unpacked Keycloak distribution:
#   assemble.sh KEYCLOAK_DIR SERVER_DIR PROVIDERS_DIR REALM_CONFIG_DIR
# Augments it once per database kind (Keycloak fixes the kind at build time), leaves out what only Keycloak's own build
# command needs, and trains an AOT cache where the JDK can (25 or newer). Does nothing where nothing changed.
set -euo pipefail

keycloak=$1 server=$2 providers=$3 realm_config=$4
here=$(cd "$(dirname "$0")/../main/dist" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
log=$(dirname "$server")/assemble.log
: >"$log"

say() { printf '  %s\n' "$*"; }
die() { printf 'assemble: %s; the log is %s\n' "$*" "$log" >&2; tail -n 20 "$log" | cut -c1-300 >&2; exit 1; }

features_disabled() { awk '!/^#/ && NF { printf "%s%s", sep, $1; sep = "," }' "$server/conf/features.conf"; }

augment() { # KIND DB
    say "augmenting for $1"
    (cd "$server" && "$java" -Xmx1g -Dkc.home.dir="$server" -Djboss.server.config.dir="$server/conf" \
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Dpicocli.disable.closures=true \
        -Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory \
        --add-opens=java.base/java.lang=ALL-UNNAMED --enable-native-access=ALL-UNNAMED \
        -cp lib/quarkus-run.jar io.quarkus.bootstrap.runner.QuarkusEntryPoint \
        build --db="$2" --health-enabled=true --metrics-enabled=true --features-disabled="$(features_disabled)") \
        >>"$log" 2>&1 || die "augmenting for $1 failed"
    rm -rf "$server/lib/quarkus-$1"
    cp -r "$server/lib/quarkus" "$server/lib/quarkus-$1"
}

# A free port of the loopback interface, found by trying: nothing may depend on a fixed port being free at build time.
free_port() {
    local port
    for port in $(shuf -i 20000-29999 -n 50); do
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
    done
    die "no free port for the training run"
}

get() { # PORT PATH: the answer of a plain HTTP GET, or nothing
    local answer=''
    { exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3; } 2>/dev/null || return 0
    IFS= read -rt 10 -d '' answer <&3 || true
    exec 3<&-
    printf '%s' "$answer"
}

train() { # KIND
    say "training the AOT cache for $1"
    local data port management pid deadline
    data=$(mktemp -d) port=$(free_port) management=$(free_port)
    STAGEDOOR_DATA=$data STAGEDOOR_JAVA=$java "$server/bin/stagedoor-server" train-run \
        --http-enabled=true --hostname-strict=false --http-host=127.0.0.1 --http-port="$port" \
        --http-management-port="$management" >>"$log" 2>&1 &
    pid=$!
    trap 'kill -KILL '"$pid"' 2>/dev/null; rm -rf '"$data" EXIT
    deadline=$((SECONDS + 600))
    until [[ $(get "$management" /health/ready) == *' 200 OK'* ]]; do
        kill -0 "$pid" 2>/dev/null && ((SECONDS < deadline)) || die "the training run did not become ready"
        read -rt 0.3 <> <(:) || true
    done
    # The pages that everybody meets first, so that their classes are in the cache too.
    for path in /realms/master/.well-known/openid-configuration /realms/master/protocol/openid-connect/certs \
        /realms/master/account/ /admin/master/console/ \
        "/realms/master/protocol/openid-connect/auth?client_id=account-console&response_type=code&redirect_uri=http://localhost:$port/realms/master/account/&code_challenge=0123456789012345678901234567890123456789012&code_challenge_method=S256"; do
        get "$port" "$path" >/dev/null
    done
    kill -TERM "$pid"
    wait "$pid" || [ $? -eq 143 ] || die "the training run did not end well"
    trap - EXIT
    rm -rf "$data"
    [ -f "$server/lib/quarkus-$1/stagedoor.aot" ] || die "the training run left no cache"
}

feature_release=$("$java" -XshowSettings:properties -version 2>&1 | awk '/java.specification.version/ { print $3 }')
inputs=$({ echo "$keycloak $server"; "$java" -version 2>&1; cat "$keycloak/version.txt"; find "$here" "$(dirname "$0")" "$providers" "$realm_config/passwords" -type f -exec cksum {} + | sort; } | cksum)
if [ "$(cat "$server.inputs" 2>/dev/null)" = "$inputs" ]; then
    say "unchanged since it was last assembled"
    exit 0
fi
rm -rf "$server" "$server.inputs"
cp -r "$keycloak" "$server"
cp -r "$here"/. "$server/"
cp "$providers"/*.jar "$server/providers/"
mkdir -p "$server/conf/password-blacklists"
cp "$realm_config"/passwords/*.txt "$server/conf/password-blacklists/"

augment postgres postgres
augment h2 dev-file
rm -rf "$server/lib/quarkus" "$server/lib/lib/deployment" "$server/lib/quarkus-run.jar" "$server/data" "$server/themes" \
    "$server"/bin/{client,kc.sh,kc.bat,kcadm.sh,kcadm.bat,kcreg.sh,kcreg.bat} \
    "$server"/{README.md,providers/README.md,conf/README.md,conf/cache-ispn.xml}

if ((feature_release >= 25)); then
    KC_DB=dev-file train h2
else
    say "no AOT cache: it needs JDK 25 or newer, this is $feature_release (the server works, it starts more slowly)"
fi
echo "$inputs" >"$server.inputs"
