# bench start-up: warm start to ready, beside the plain Keycloak distribution of the same version, in one run.
# Both have a database that exists, the same JDK, the same machine; they take turns, and the pairs are compared.
# Sourced by ./stagedoor. Exits 1 where the median ratio is over the promise.

bench_start_up() {
    local runs=${1:-7} promise=0.60 work=$root/.stagedoor/bench/start-up plain ours_ms=() plain_ms=() ratios=() i
    rm -rf "$work" && mkdir -p "$work"
    settle_addresses 18080
    refuse_taken_ports ''
    note "Preparing plain Keycloak (its own 'build', then two starts each: databases exist, files are in memory)"
    cp -r "$root"/idp-server/distribution/target/unpacked/keycloak-* "$work/plain"
    "$work/plain/bin/kc.sh" build --db=dev-file --health-enabled=true --metrics-enabled=true >"$work/plain-build.log" 2>&1 ||
        fail "plain Keycloak did not build; see $work/plain-build.log"
    use_data "$work/data"
    timed_start ours >/dev/null
    timed_start plain >/dev/null
    timed_start ours >/dev/null
    timed_start plain >/dev/null

    printf '\n  %-5s %14s %14s %8s\n' run 'Stagedoor ms' 'Keycloak ms' ratio
    for ((i = 1; i <= runs; i++)); do
        ours_ms+=("$(timed_start ours)")
        plain_ms+=("$(timed_start plain)")
        ratios+=("$(awk -v a="${ours_ms[-1]}" -v b="${plain_ms[-1]}" 'BEGIN { printf "%.3f", a / b }')")
        printf '  %-5s %14s %14s %8s\n' "$i" "${ours_ms[-1]}" "${plain_ms[-1]}" "${ratios[-1]}"
    done
    local ours plain_median ratio passed
    ours=$(median "${ours_ms[@]}") plain_median=$(median "${plain_ms[@]}") ratio=$(median "${ratios[@]}")
    passed=$(awk -v r="$ratio" -v p="$promise" 'BEGIN { print (r <= p) ? "true" : "false" }')
    printf '  %-5s %14s %14s %8s   promised: at most %s\n\n' median "$ours" "$plain_median" "$ratio" "$promise"
    printf '{"bench":"start-up","runs":%s,"stagedoor_ms":%s,"keycloak_ms":%s,"ratio":%s,"promise":%s,"passed":%s}\n' \
        "$runs" "$ours" "$plain_median" "$ratio" "$promise" "$passed"
    [ "$passed" = true ]
}

median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# From the command to the first answer UP of the readiness check, in milliseconds; then an orderly end.
timed_start() {
    local started ended
    started=$(date +%s%N)
    case $1 in
    ours)
        launch server "$server_home/bin/stagedoor-server" start --http-enabled=true --http-host=127.0.0.1 \
            --http-port="$port" --http-management-port="$management_port" --hostname="$STAGEDOOR_URL"
        ;;
    plain)
        launch server "$work/plain/bin/kc.sh" start --optimized --http-enabled=true --http-host=127.0.0.1 \
            --http-port="$port" --http-management-port="$management_port" --hostname="$STAGEDOOR_URL"
        ;;
    esac
    wait_for server "$management_port" /health/ready ' 200 OK' || fail "the $1 server did not start; see $data/logs/server.log"
    ended=$(date +%s%N)
    end_process server
    echo $(((ended - started) / 1000000))
}
