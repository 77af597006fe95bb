# bench portal: what an administrator waits for in an organization of 10,000 people and 1,000 teams: each request of the portal, and its
# first page in a browser with an empty cache. Sourced by ./stagedoor.

bench_portal() { bench_beside_system_tests PortalBench portal "$@"; }
