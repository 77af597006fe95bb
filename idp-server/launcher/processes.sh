# Processes of an installation: one process group and one pid file each. Sourced by ./stagedoor.

# launch NAME COMMAND...: runs in a process group of its own, output to the log.
# Only the server gets the secrets by which it is administered.
launch() {
    local name=$1
    shift
    set -m
    (
        unset STAGEDOOR_CONFIG_CLIENT_SECRET ADMIN_PASSWORD
        [ "$name" = server ] || unset KC_BOOTSTRAP_ADMIN_CLIENT_SECRET KC_BOOTSTRAP_ADMIN_PASSWORD KC_DB_PASSWORD
        "$@"
    ) </dev/null >>"$data/logs/$name.log" 2>&1 &
    echo "$! $(started_at $!)" >"$data/run/$name.pid"
    set +m
}

# When a process began, so that a number used again after a restart of the machine is not taken for ours.
started_at() { ps -o lstart= -p "$1" 2>/dev/null | tr -s ' ' '-' || true; }

# Runs a process of the demonstration and starts it again when it dies, at most five times.
keep_running() {
    local tries status
    for tries in 1 2 3 4 5; do
        status=0
        "$@" || status=$?
        ((status != 143 && status != 130 && status != 2)) || return "$status" # ended on purpose, or would only fail again
        printf 'stagedoor: ended with status %s, starting again (%s of 5)\n' "$status" "$tries"
        pause 1
    done
}

# The process that a pid file names, if it is still that process.
pid_of() {
    local pid='' started=''
    read -r pid started 2>/dev/null <"$data/run/$1.pid" || true
    [ -z "$pid" ] || [ "$(started_at "$pid")" != "$started" ] || printf %s "$pid"
}

is_running() {
    local pid
    pid=$(pid_of "$1")
    [ -n "$pid" ] && kill -0 -- "-$pid" 2>/dev/null
}

end_process() {
    local name=$1 pid deadline=$((SECONDS + 20))
    pid=$(pid_of "$name")
    if [ -n "$pid" ] && kill -TERM -- "-$pid" 2>/dev/null; then
        while kill -0 -- "-$pid" 2>/dev/null; do
            if ((SECONDS >= deadline)); then kill -KILL -- "-$pid" 2>/dev/null || true; fi
            pause 0.1
        done
    fi
    rm -f "$data/run/$name.pid"
}

end_all() {
    local file
    for file in "$data"/run/*.pid; do
        [ -e "$file" ] || continue
        case $file in */server.pid) ;; *) end_process "$(basename "$file" .pid)" ;; esac
    done
    end_process server
}

# wait_for NAME PORT PATH TEXT: until the answer holds the text; fails when the process ends or time is up.
wait_for() {
    local deadline=$((SECONDS + ${STAGEDOOR_START_SECONDS:-180}))
    until [[ $(http_get "$2" "$3") == *"$4"* ]]; do
        is_running "$1" || return 1
        ((SECONDS < deadline)) || return 1
        pause 0.1
    done
}
