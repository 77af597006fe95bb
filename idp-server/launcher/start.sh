# start, stop, status. Sourced by ./stagedoor.

command_start() {
    local chosen_port=8080 chosen_data=$root/.stagedoor detach='' production='' demo=yes without=' ' left_out more=()
    while [ $# -gt 0 ]; do
        case $1 in
        --port) chosen_port=$(value_of "$@"); shift ;;
        --data) chosen_data=$(value_of "$@"); shift ;;
        --without)
            left_out=$(value_of "$@")
            case $left_out in
            gateway | demo | okta) without+="$left_out " ;;
            *) fail "--without takes gateway, demo or okta, not '$left_out'." ;;
            esac
            shift
            ;;
        --detach) detach=yes ;;
        --no-demo) demo='' ;;
        --production) production=yes ;;
        --demo) demo=asked ;;
        --) shift; more=("$@"); break ;;
        *) fail "start does not know '$1'; './stagedoor help' lists its options. Keycloak's own options go after '--'." ;;
        esac
        shift
    done
    if [ -n "$production" ] && [ "$demo" = asked ]; then
        fail "--production refuses the demonstration: its people, passwords and identity providers are not for real use."
    fi
    settle_addresses "$chosen_port"
    use_data "$chosen_data"
    find_java
    if is_running server; then
        fail "already running with this data folder; './stagedoor status$(data_option)' shows it, './stagedoor stop$(data_option)' ends it."
    fi
    if [ -n "$production" ]; then
        build
        exec "$server_home/bin/stagedoor-server" start --production ${more[@]+"${more[@]}"}
    fi
    refuse_taken_ports "$demo"
    build
    settle_secrets
    echo "$port" >"$data/run/port"
    [ -n "$detach" ] || trap 'note; note "Stopping"; end_all; exit 130' INT TERM
    start_everything "$demo" "$without" ${more[@]+"${more[@]}"}
    show_table "$demo" "$without"
    [ -n "$detach" ] || stay
}

refuse_taken_ports() {
    local taken ports="$port $management_port"
    [ -z "$1" ] || ports+=" $gateway_port $room_port $((port + 21)) $okta_port $entra_port $mail_port $SMTP_PORT $dns_page_port"
    for taken in $ports; do
        ! port_is_taken "$taken" || fail "port $taken is taken. Stop what listens there, or choose other ports with --port (8180 moves all of them by 100)."
    done
}

start_everything() {
    local demo=$1 without=$2
    shift 2
    : >"$data/logs/server.log"
    if [ ! -f "$data/run/bootstrapped" ]; then
        export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=$ADMIN_PASSWORD
        export KC_BOOTSTRAP_ADMIN_CLIENT_ID=stagedoor-config KC_BOOTSTRAP_ADMIN_CLIENT_SECRET=$STAGEDOOR_CONFIG_CLIENT_SECRET
    fi
    note "Starting Stagedoor on $STAGEDOOR_URL"
    # The demonstration's domains exist in its own name server only, and its identity providers on this machine.
    local demo_options=()
    if [ -n "$demo" ]; then
        demo_options=(
            --spi-stagedoor-organization-api--domains--dns-resolver="127.0.0.1:$DNS_PORT"
            --spi-stagedoor-organization-api--connections--allow-private-addresses=true
        )
    fi
    launch server "$server_home/bin/stagedoor-server" start --http-enabled=true --http-host=127.0.0.1 \
        --http-port="$port" --http-management-port="$management_port" --hostname="$STAGEDOOR_URL" ${demo_options[@]+"${demo_options[@]}"} "$@"
    [ -z "$demo" ] || start_demo "$without"
    wait_for server "$management_port" /health/ready ' 200 OK' || give_up server
    touch "$data/run/bootstrapped"
    apply_realm "$demo"
    [ -z "$demo" ] || wait_for_demo "$without"
}

# The reason in the server's own words, then out: nothing is left running.
give_up() {
    local name=$1 reason
    reason=$(grep -E 'ERROR|^stagedoor|Exception:' "$data/logs/$name.log" | sed 's/^.*ERROR *//' | head -n 1 | cut -c1-300 || true)
    end_all
    fail "$(describe_failure "$name" "$reason")"
}

describe_failure() {
    local log=$data/logs/$1.log
    if grep -qE 'Connection refused|Failed to obtain JDBC connection|Acquisition timeout|Connection to .* refused|UnknownHost|password authentication failed' "$log" && [ "$1" = server ]; then
        echo "the database cannot be reached with KC_DB=${KC_DB:-dev-file}, KC_DB_URL=${KC_DB_URL:-unset}: is it up, and are its address, user and password right? The whole log: $log"
    else
        echo "$1 did not start: ${2:-no reason given}. The whole log: $log"
    fi
}

# The realm is applied when its files or addresses changed since the last time, not at every start.
apply_realm() {
    local overlay=() wanted applied=$data/run/applied
    [ -z "$1" ] || overlay=(--overlay "$root/realm-config/demo")
    wanted=$({ find "$root/realm-config/realm" "$root/realm-config/demo" -type f -exec cksum {} + | sort; echo "$port $1"; cat "$server_home/version.txt"; } | cksum)
    [ "$(cat "$applied" 2>/dev/null)" != "$wanted" ] || return 0
    note "Applying the declared realm"
    if ! run_realm_config apply ${overlay[@]+"${overlay[@]}"} >"$data/logs/realm-config.log" 2>&1; then
        tail -n 5 "$data/logs/realm-config.log" >&2
        end_all
        fail "the declared realm could not be applied; the whole log: $data/logs/realm-config.log"
    fi
    if [ -n "$1" ] && ! run_cast seed >>"$data/logs/realm-config.log" 2>&1; then
        tail -n 5 "$data/logs/realm-config.log" >&2
        end_all
        fail "the demonstration's teams could not be set up; the whole log: $data/logs/realm-config.log"
    fi
    echo "$wanted" >"$applied"
}

run_realm_config() { # plan|apply [options]; a --server among them wins over this installation's
    local where=(--server "$STAGEDOOR_URL")
    [[ " ${*:2} " != *" --server"* ]] || where=()
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(realm_config_classpath)" io.stagedoor.realmconfig.RealmConfigMain "$1" \
        ${where[@]+"${where[@]}"} --realm-dir "$root/realm-config/realm" \
        --client-id stagedoor-config --client-secret-env STAGEDOOR_CONFIG_CLIENT_SECRET "${@:2}"
}

# Foreground: until Ctrl-C, or until the server ends.
stay() {
    note "Ctrl-C stops everything."
    while is_running server; do pause 1; done
    note "The server ended; its log is $data/logs/server.log"
    end_all
    exit 1
}

command_stop() {
    local chosen_data=$root/.stagedoor
    while [ $# -gt 0 ]; do
        case $1 in
        --data) chosen_data=$(value_of "$@"); shift ;;
        *) fail "stop does not know '$1'." ;;
        esac
        shift
    done
    [ -d "$chosen_data/run" ] || { note "Nothing is running: there is no installation in $chosen_data."; return; }
    use_data "$chosen_data"
    if compgen -G "$data/run/*.pid" >/dev/null; then
        end_all
        note "Stopped."
    else
        note "Nothing is running in $data."
    fi
}

command_status() {
    local chosen_data=$root/.stagedoor file name state=3
    while [ $# -gt 0 ]; do
        case $1 in
        --data) chosen_data=$(value_of "$@"); shift ;;
        *) fail "status does not know '$1'." ;;
        esac
        shift
    done
    [ -d "$chosen_data/run" ] || { note "Stagedoor is not running: there is no installation in $chosen_data."; exit 3; }
    use_data "$chosen_data"
    for file in "$data"/run/*.pid; do
        [ -e "$file" ] || continue
        name=$(basename "$file" .pid)
        if is_running "$name"; then
            printf '%-10s running   log: %s\n' "$name" "$data/logs/$name.log"
            [ "$name" != server ] || state=0
        else
            printf '%-10s ended     log: %s\n' "$name" "$data/logs/$name.log"
        fi
    done
    [ "$state" = 0 ] || note "Stagedoor is not running."
    exit "$state"
}
