# bench push: what a sign-in approved on a phone costs the server beside one with a code, what 5,000 pages that wait cost it, and how fast they learn of
# an approval. Sourced by ./stagedoor.

bench_push() { bench_beside_system_tests PushBench push "$@"; }
