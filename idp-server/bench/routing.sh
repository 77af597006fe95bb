# bench routing: what it costs to lead an address to its company among 5,000 organizations with a connection each, beside five; and how
# long the server takes to start with each. Sourced by ./stagedoor.

bench_routing() { bench_beside_system_tests RoutingBench routing "$@"; }
