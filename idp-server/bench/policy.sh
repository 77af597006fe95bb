# bench policy: what 100 access policies add to a sign-in, to one more application in the same session, and to a refresh. Sourced by ./stagedoor.

bench_policy() { bench_beside_system_tests PolicyBench policy "$@"; }
