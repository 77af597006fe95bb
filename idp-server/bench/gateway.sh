# bench gateway: requests a second that the forward-auth service answers on two cores which it shares with the load generator (wrk),
# with a feed that signals 100 times a second, rate limits on and 500 callers; and its heap after full collections. One argument:
# seconds of load (600). Sourced by ./stagedoor. Exits 1 where a promise is missed.

bench_gateway() {
    local seconds=${1:-600} promise=10000 bound=10485760 work=$root/.stagedoor/bench/gateway
    local home=$root/idp-server/bench/verifier/target issuer_port=18190 gateway_port=18191 issuer_pid gateway_pid
    command -v wrk >/dev/null || install_wrk || fail "bench gateway needs wrk ('apt-get install wrk')"
    build_gateway_bench
    rm -rf "$work" && mkdir -p "$work"
    printf 'bench-secret-of-nobody\n' >"$work/secret"
    printf 'limits:\n  subject: {requests: 1000000, seconds: 1}\n  client: {requests: 1000000, seconds: 1}\n  organization: {requests: 1000000, seconds: 1}\nroutes:\n  - {path: "/api/media/*", scopes: [media.read], organization: required}\n' >"$work/routes.yaml"
    trap 'kill $issuer_pid $gateway_pid 2>/dev/null' EXIT
    "$JAVA_HOME/bin/java" -Xmx128m -cp "$(ls "$home"/stagedoor-gateway-bench-*.jar):$home/lib/*" \
        io.stagedoor.gateway.bench.BenchIssuer $issuer_port 100 "$work/load.lua" >"$work/issuer.log" 2>&1 &
    issuer_pid=$!
    taskset -c 0,1 "$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$(gateway_classpath)" \
        io.stagedoor.gateway.forwardauth.ForwardAuthMain --port $gateway_port \
        --issuer http://127.0.0.1:$issuer_port/realms/studio --routes "$work/routes.yaml" --context forwarded \
        --feed issuer --client-id bench --client-secret-file "$work/secret" >/dev/null 2>"$work/gateway.log" &
    gateway_pid=$!
    local tries=0
    until curl -fs "http://127.0.0.1:$gateway_port/ready" >/dev/null && [ -s "$work/load.lua" ]; do
        ((++tries < 120)) && kill -0 $gateway_pid || fail "the gateway did not become ready; see $work/gateway.log"
        sleep 0.5
    done
    note "Warming up for 15 s, then $seconds s of load"
    load 15 >/dev/null
    local first middle last start_heap mid_heap end_heap
    start_heap=$(live_heap)
    first=$(load $((seconds / 2)) "$work/first.txt") && mid_heap=$(live_heap)
    last=$(load $((seconds - seconds / 2)) "$work/last.txt") && end_heap=$(live_heap)
    local bad growth rate passed remembered
    bad=$(cat "$work"/first.txt "$work"/last.txt | sed -n 's/.*Non-2xx or 3xx responses: //p; s/.*Socket errors: //p' | tr '\n' ' ')
    growth=$((end_heap - start_heap))
    rate=$(awk -v a="$first" -v b="$last" 'BEGIN { printf "%.0f", (a < b) ? a : b }')
    remembered=$(curl -fs "http://127.0.0.1:$gateway_port/metrics" | sed -n 's/^stagedoor_gateway_signals_remembered //p')
    passed=$([ "$rate" -ge $promise ] && [ $growth -le $bound ] && [ -z "$bad" ] && echo true || echo false)
    printf '\n  requests a second, first and second half   %s, %s (at least %s)\n' "$first" "$last" $promise
    printf '  live heap at start, middle, end, bytes     %s, %s, %s (grows at most %s)\n' "$start_heap" "$mid_heap" "$end_heap" $bound
    printf '  signals remembered at the end              %s\n  answers that were not 200                  %s\n\n' "$remembered" "${bad:-none}"
    printf '{"bench":"gateway","seconds":%s,"requests_per_s":%s,"promise":%s,"heap_start":%s,"heap_middle":%s,"heap_end":%s,"growth_bound":%s,"signals":%s,"passed":%s}\n' \
        "$seconds" "$rate" $promise "$start_heap" "$mid_heap" "$end_heap" $bound "$remembered" "$passed"
    kill $issuer_pid $gateway_pid 2>/dev/null
    trap - EXIT
    [ "$passed" = true ]
}

load() { taskset -c 0,1 wrk -t 1 -c 32 -d "${1}s" -s "$work/load.lua" "http://127.0.0.1:$gateway_port/verify" | tee "${2:-/dev/null}" | sed -n 's/^Requests\/sec: *//p'; }

# What lives after a full collection.
live_heap() { "$JAVA_HOME/bin/jcmd" $gateway_pid GC.class_histogram | awk '/^Total/ { print $3 }'; }

install_wrk() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    note "Installing wrk"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends wrk; } >/dev/null 2>&1
}

build_gateway_bench() {
    local built=$root/idp-server/bench/verifier/target
    [ -d "$built/lib" ] && [ -z "$(find "$root/extensions/gateway/src/main" "$root/idp-server/bench/verifier/src" "$root/pom.xml" -newer "$built/lib" -type f -print -quit)" ] && return
    maven_package idp-server/bench/verifier
    touch "$built/lib"
}
