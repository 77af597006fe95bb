# Words and small tools that the other parts share. Sourced by ./stagedoor.

fail() {
    printf 'stagedoor: %s\n' "$*" >&2
    exit 2
}

note() { printf '%s\n' "$*"; }

# A pause without a process: waits for input that never comes.
pause() { read -rt "$1" <> <(:) || true; }

# value_of OPTION [VALUE]: the value of an option, or a clear refusal.
value_of() {
    [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a value."
    printf '%s' "$2"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# http_get PORT PATH: the whole answer to a plain GET, or nothing. Needs no curl, and never waits longer than three seconds.
http_get() {
    local answer=''
    { exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "$2" "$1" >&3; } 2>/dev/null || return 0
    IFS= read -rt 3 -d '' answer <&3 || true
    exec 3<&-
    printf '%s' "$answer"
}

# Every address of an installation follows from the server's port, so two installations never meet.
settle_addresses() {
    port=${1:-8080}
    [[ $port =~ ^[0-9]+$ ]] && ((port >= 1024 && port <= 64000)) || fail "--port takes a number from 1024 to 64000, not '$port'."
    management_port=$((port + 920))
    gateway_port=$((port + 10))
    room_port=$((port + 20))
    okta_port=$((port + 30))
    entra_port=$((port + 40))
    mail_port=$((port + 45))
    export STAGEDOOR_URL=http://localhost:$port
    export STAGEDOOR_GATEWAY_URL=http://localhost:$gateway_port
    export SCREENING_ROOM_URL=http://localhost:$room_port
    export SCREENING_ROOM_APP_URL=http://localhost:$((port + 21))
    export ACME_OKTA_URL=http://localhost:$okta_port
    export GLOBEX_ENTRA_URL=http://localhost:$entra_port
    export MAIL_VIEW_URL=http://localhost:$mail_port
    export SMTP_PORT=$((port + 46))
    dns_page_port=$((port + 47))
    export DNS_RECORDS_URL=http://localhost:$dns_page_port
    export DNS_PORT=$((port + 48))
}

# use_data DIR: where this installation keeps what it writes.
use_data() {
    umask 077 # the embedded database holds signing keys, the logs hold addresses: nobody else's business
    mkdir -p "$1" 2>/dev/null || fail "cannot make the data folder $1; choose another with --data."
    data=$(cd "$1" && pwd)
    [ -w "$data" ] || fail "the data folder $data is not writable; choose another with --data."
    export STAGEDOOR_DATA=$data STAGEDOOR_SECRETS_DIR=$data/secrets
    mkdir -p "$data/run" "$data/logs"
    (umask 077 && mkdir -p "$data/secrets")
}

# use_installation DIR [PORT]: one that was started before; without a port, the one that it was started on. Makes nothing.
use_installation() {
    [ -d "$1/secrets" ] || fail "there is no installation in $1; start one, or name its folder with --data DIR."
    settle_addresses "${2:-$(cat "$1/run/port" 2>/dev/null || echo 8080)}"
    use_data "$1"
    settle_secrets
}

# How this installation is named on a command line, where it is not the default one.
data_option() { [ "$data" = "$root/.stagedoor" ] || printf ' --data %s' "$data"; }

random_characters() { # COUNT, letters and digits only
    LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom 2>/dev/null | head -c "$1" || true
}

# A password that can be typed from a screen, and that the password policy takes.
random_phrase() {
    local words=(amber banjo cedar dolly ember fable gaffer harbor ivory jetty kettle lantern meadow nickel ocean pepper quartz ribbon saddle timber umbra velvet willow zephyr)
    local i phrase=''
    for i in 1 2 3 4; do phrase+=${words[$(od -An -N2 -tu2 /dev/urandom) % ${#words[@]}]}-; done
    printf '%s%04d' "$phrase" "$(($(od -An -N2 -tu2 /dev/urandom) % 10000))"
}

# Secrets are made once, kept in files that only their owner can read, and handed on as environment variables.
settle_secrets() {
    local name file
    for name in ACME_OKTA_CLIENT_SECRET SCREENING_ROOM_CLIENT_SECRET CURL_DEMO_CLIENT_SECRET \
        DEMO_GATEWAY_CLIENT_SECRET DEMO_OPERATOR_CLIENT_SECRET \
        STAGEDOOR_CONFIG_CLIENT_SECRET ADMIN_PASSWORD DEMO_PASSWORD; do
        file=$data/secrets/$name
        if [ ! -s "$file" ]; then
            case $name in
            ADMIN_PASSWORD) (umask 077 && random_characters 24 >"$file") ;;
            *PASSWORD) (umask 077 && random_phrase >"$file") ;;
            *) (umask 077 && random_characters 43 >"$file") ;;
            esac
        fi
        export "$name=$(cat "$file")"
    done
    file=$data/secrets/ENCRYPTION_KEYS
    [ -s "$file" ] || (umask 077 && printf 'first %s\n' "$(head -c 32 /dev/urandom | base64)" >"$file")
    export KC_SPI_STAGEDOOR_SEAL__DEFAULT__KEY_FILE=${KC_SPI_STAGEDOOR_SEAL__DEFAULT__KEY_FILE:-$file}
}
