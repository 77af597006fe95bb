# bench issuance: what a token costs in an organization with 100 team roles, 10,000 teams and 100,000 memberships, beside one with a
# single team. Sourced by ./stagedoor.

bench_issuance() { bench_beside_system_tests IssuanceBench issuance "$@"; }
