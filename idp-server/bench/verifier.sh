# bench verifier: verifications a second and core, with JMH: tokens seen before, never seen (accelerated and by the JDK), and the
# JDK's own signature rate, side by side in one run of about two minutes. One argument: seconds for each measurement (2).
# Sourced by ./stagedoor. Exits 1 where a promise is missed.

bench_verifier() {
    local home=$root/idp-server/bench/verifier/target
    . "$root/idp-server/bench/gateway.sh"
    build_gateway_bench
    "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -cp "$(ls "$home"/stagedoor-gateway-bench-*.jar):$home/lib/*" \
        io.stagedoor.gateway.bench.VerifierBenchMain "$@"
}
