# bench signals [CHANGES]: from a change to the refusal at ten gateways, on one node and on two with PostgreSQL. The measuring is done
# by SignalsBench beside the system tests, which knows how people sign in. Sourced by ./stagedoor.

bench_signals() { bench_beside_system_tests SignalsBench signals -Dstagedoor.bench.changes="${1:-1000}"; }
