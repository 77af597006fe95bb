# bench scim: what a directory waits for at 100,000 and at a million people, and Keycloak's own SCIM server beside ours. Sourced by ./stagedoor.

bench_scim() { bench_beside_system_tests ScimBench scim "$@"; }
