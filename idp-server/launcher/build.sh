# Builds what is missing, and only then. Sourced by ./stagedoor.

version() { sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml" | head -n 1; }

server_home=$root/idp-server/distribution/target/stagedoor-server
gateway_classpath() { printf %s "$root/extensions/gateway/target/stagedoor-gateway-$(version).jar:$root/extensions/gateway/target/lib/*"; }
realm_config_classpath() { printf %s "$root/realm-config/target/stagedoor-realm-config-$(version).jar:$root/realm-config/target/lib/*"; }
demo_classpath() { printf %s "$root/idp-server/demo/target/stagedoor-demo-$(version).jar:$root/idp-server/demo/target/lib/*"; }

# What the built product is made of: tests and documents do not count.
product_sources() {
    find "$root"/pom.xml "$root"/extensions "$root"/themes "$root"/realm-config/{pom.xml,src,passwords} \
        "$root"/idp-server/{distribution,demo} \
        \( -name target -o -name node_modules -o -name test -o -name '*.md' \) -prune -o -type f "$@"
}

build_is_current() {
    local stamp=$root/.stagedoor/build.stamp
    [ -x "$server_home/bin/stagedoor-server" ] && [ -f "$stamp" ] &&
        [ -z "$(product_sources -newer "$stamp" -print | head -n 1)" ] &&
        [ "$(cat "$stamp")" = "$(product_sources -print | sort | cksum)" ]
}

# maven_package MODULES: one line for each module while Maven works; the rest goes to the log.
maven_package() {
    local log=$root/.stagedoor/build.log
    mkdir -p "$root/.stagedoor"
    if ! (cd "$root" && ./mvnw -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true package \
        -pl "$1" -am) 2>&1 |
        tee "$log" | sed -un -e 's/^\[INFO\] Building Stagedoor \(:: \)*\(.*\) [^ ]*SNAPSHOT *\(\[.*\]\)/  \3 \2/p' \
        -e 's/^\[INFO\] *\[exec\] *\(.*\)/        \1/p' -e 's/^ *\[exec\] *\(.*\)/        \1/p'; then
        printf 'stagedoor: the build failed:\n' >&2
        grep -m 12 -E '^\[ERROR\]|assemble:' "$log" | cut -c1-300 >&2 || tail -n 12 "$log" >&2
        fail "see $log"
    fi
}

build() {
    build_is_current && return
    local started=$SECONDS
    note "Building Stagedoor with JDK $(jdk_release "$JAVA_HOME") (once; a first build also downloads Keycloak and takes some minutes)"
    maven_package idp-server/distribution,idp-server/demo,realm-config,extensions/gateway
    product_sources -print | sort | cksum >"$root/.stagedoor/build.stamp"
    note "Built in $((SECONDS - started)) s"
}

# Node's packages of the foreign IdP, from the lock file, once.
build_okta() {
    local dir=$root/idp-server/demo/acme-okta
    [ -f "$dir/node_modules/.package-lock.json" ] && [ ! "$dir/package-lock.json" -nt "$dir/node_modules/.package-lock.json" ] && return
    note "Fetching acme's identity provider (npm ci)"
    (cd "$dir" && npm ci --no-audit --no-fund --ignore-scripts) >"$root/.stagedoor/npm.log" 2>&1 || return 1
}

# build_test_peer NAME: what the system tests run with Node, in the same way: web-push, service-account-guide.
build_test_peer() {
    local dir=$root/idp-server/system-tests/$1
    [ -f "$dir/node_modules/.package-lock.json" ] && [ ! "$dir/package-lock.json" -nt "$dir/node_modules/.package-lock.json" ] && return
    (cd "$dir" && npm ci --no-audit --no-fund --ignore-scripts) >"$root/.stagedoor/npm-$1.log" 2>&1 || return 1
}

# Where there is no Node: the same provider on Spring Authorization Server, built when it is first needed.
build_okta_on_spring() {
    [ -d "$root/idp-server/demo/acme-okta-spring/target/lib" ] || maven_package idp-server/demo/acme-okta-spring
}
