# test and bench. Sourced by ./stagedoor.

# Debian packages that the system tests use, and the command by which each is recognised.
test_packages='chromium:chromium oathtool:oathtool jq:jq nginx-light:nginx haproxy:haproxy apache2:apache2 libapache2-mod-auth-openidc:/usr/lib/apache2/modules/mod_auth_openidc.so simplesamlphp:/usr/share/simplesamlphp/www/index.php php-cli:php php-xml:/usr/share/doc/php-xml php-mbstring:/usr/share/doc/php-mbstring'

installed() { command -v "$1" >/dev/null || [ -x "/usr/sbin/$1" ] || [ -e "$1" ]; }

set_up_tests() {
    local entry missing='' named=''
    for entry in $test_packages; do
        installed "${entry#*:}" || missing+=" ${entry%%:*}"
    done
    if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        note "Installing for the tests:$missing"
        # A policy file keeps Debian from starting the servers that it installs: the tests start their own.
        local policy=/usr/sbin/policy-rc.d made=''
        if [ ! -e $policy ]; then printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy && made=yes; fi
        mkdir -p "$root/.stagedoor"
        { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$root/.stagedoor/apt.log" 2>&1 ||
            note "Some packages could not be installed; see .stagedoor/apt.log"
        [ -z "$made" ] || rm -f $policy
    fi
    for entry in $test_packages; do
        installed "${entry#*:}" || named+=" ${entry%%:*}"
    done
    if [ -n "$named" ]; then
        note "Not installed here, so the tests that need them are skipped:$named"
        [ -z "${CI:-}" ] || fail "in CI nothing may be skipped."
    fi
}

command_test() {
    local more=()
    case ${1:-} in
    '') ;;
    --long) # the same tests, some of them repeated or for longer
        more=("-DargLine=-Dstagedoor.kills=5 -Dstagedoor.fuzz.seconds=600")
        export JAZZER_FUZZ=1 ;;
    *) fail "test knows --long only." ;;
    esac
    find_java
    set_up_tests
    build
    test_okta
    local log=$root/.stagedoor/test.log status=0
    (cd "$root" && ./mvnw -B -ntp --fail-at-end verify ${more[@]+"${more[@]}"}) 2>&1 | tee "$log" || status=$?
    if ((status == 0)) && [ -n "${CI:-}" ] && grep -qE 'Tests run: [0-9]+, Failures: 0, Errors: 0, Skipped: [1-9]' "$log"; then
        fail "in CI nothing may be skipped; see the lines with 'Skipped' above."
    fi
    return "$status"
}

# The tests of acme's identity provider, where Node is.
test_okta() {
    node_is_present || { note "No Node here: acme's identity provider on npm is not tested."; return; }
    build_okta || fail "npm ci failed; see .stagedoor/npm.log"
    build_test_peer web-push || fail "npm ci failed; see .stagedoor/npm-web-push.log"
    build_test_peer service-account-guide || fail "npm ci failed; see .stagedoor/npm-service-account-guide.log"
    (cd "$root/idp-server/demo/acme-okta" && npm test --silent)
}

# bench_beside_system_tests CLASS NAME [options]: runs one class that measures against the assembled server, and shows what it found.
bench_beside_system_tests() {
    local class=$1 name=$2 status=0 result=$root/idp-server/system-tests/target/bench-$2.txt
    shift 2
    rm -f "$result"
    note "Measuring; the log is .stagedoor/bench-$name.log"
    (cd "$root" && ./mvnw -B -ntp -Dspotless.check.skip=true -Dcyclonedx.skip=true -pl idp-server/system-tests -am verify \
        -Dtest="$class" -Dsurefire.failIfNoSpecifiedTests=false -DargLine="$*") >"$root/.stagedoor/bench-$name.log" 2>&1 || status=1
    [ -f "$result" ] || { tail -n 30 "$root/.stagedoor/bench-$name.log" >&2; fail "the measurement broke off; see .stagedoor/bench-$name.log"; }
    cat "$result"
    return "$status"
}

command_bench() {
    local name=${1:-}
    [[ $name =~ ^[a-z-]+$ ]] && [ -f "$root/idp-server/bench/$name.sh" ] ||
        fail "bench takes one of: $(cd "$root/idp-server/bench" && ls ./*.sh | sed 's|./||; s|\.sh||' | tr '\n' ' ')"
    shift
    find_java
    build
    . "$root/idp-server/bench/$name.sh"
    "bench_${name//-/_}" "$@"
}
