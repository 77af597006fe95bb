# bench service-accounts: what a token of a service account costs the server, beside client credentials of a Keycloak as it comes.
# Sourced by ./stagedoor.

bench_service_accounts() { bench_beside_system_tests ServiceAccountsBench service-accounts "$@"; }
