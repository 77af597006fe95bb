# The demonstration's processes, and what a newcomer is told about them. Sourced by ./stagedoor.

chosen() { [[ $1 != *" $2 "* ]]; } # WITHOUT NAME

node_is_present() { command -v node >/dev/null && command -v npm >/dev/null; }

# Acme's identity provider is a foreign one: npm's oidc-provider where Node is, else Spring Authorization Server.
start_demo() {
    local without=$1 java="$JAVA_HOME/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx192m"
    if chosen "$without" okta; then
        if node_is_present && build_okta; then
            launch okta keep_running node "$root/idp-server/demo/acme-okta/server.mjs"
        else
            build_okta_on_spring
            launch okta keep_running $java -cp "$root/idp-server/demo/acme-okta-spring/target/classes:$root/idp-server/demo/acme-okta-spring/target/lib/*" \
                io.stagedoor.demo.oktaspring.AcmeOktaApplication
        fi
    fi
    if chosen "$without" demo; then
        launch demo keep_running $java -cp "$(demo_classpath)" io.stagedoor.demo.DemoMain
    fi
    if chosen "$without" gateway; then
        launch gateway keep_running $java --enable-native-access=ALL-UNNAMED -cp "$(gateway_classpath)" io.stagedoor.gateway.forwardauth.ForwardAuthMain \
            --port "$gateway_port" --issuer "$STAGEDOOR_URL/realms/studio" --context forwarded --routes "$root/idp-server/demo/gateway-routes.yaml" \
            --feed issuer --client-id demo-gateway --client-secret-file "$data/secrets/DEMO_GATEWAY_CLIENT_SECRET"
    fi
}

wait_for_demo() {
    local without=$1
    if chosen "$without" okta; then wait_for okta "$okta_port" /.well-known/openid-configuration ' 200 ' || give_up okta; fi
    if chosen "$without" gateway; then wait_for gateway "$gateway_port" /ready ' 200 ' || give_up gateway; fi
    if chosen "$without" demo; then
        local demo_port
        for demo_port in $room_port $((port + 21)) $entra_port $mail_port $dns_page_port; do
            wait_for demo "$demo_port" /health ' 200 ' || give_up demo
        done
    fi
}

row() { printf '  %-22s %-46s %s\n' "$@"; }

show_table() {
    note ''
    note 'Stagedoor is ready.'
    note ''
    row 'Portal' "$STAGEDOOR_URL/realms/studio/portal/" 'your organization and your own account'
    row 'Admin console' "$STAGEDOOR_URL/admin/master/console" "admin / $ADMIN_PASSWORD"
    row 'Management' "http://localhost:$management_port" '/health, /metrics'
    if [ -n "$1" ]; then
        chosen "$2" demo && row 'Screening Room' "$SCREENING_ROOM_URL" 'the sample application: start here'
        chosen "$2" demo && row 'Mail view' "$MAIL_VIEW_URL" 'everything that was sent'
        chosen "$2" demo && row 'DNS records' "$DNS_RECORDS_URL" 'for proving domains'
        chosen "$2" gateway && row 'Gateway' "$STAGEDOOR_GATEWAY_URL/verify" 'the forward-auth service'
        chosen "$2" okta && row "acme's Okta" "$ACME_OKTA_URL" 'a foreign identity provider (OpenID Connect)'
        chosen "$2" demo && row "globex's Entra ID" "$GLOBEX_ENTRA_URL" 'a foreign identity provider (SAML 2.0)'
        note ''
        show_accounts
        note ''
        note '  Try: open Screening Room and sign in as maya; then as sam, who is asked for a second factor.'
        note "       ./stagedoor demo token$(data_option) gives curl a token; README.md has the first five minutes."
        note "       ./stagedoor demo demote maya$(data_option) takes rights away; Screening Room shows it within a second."
    fi
    note ''
    note "  Logs and secrets: $data    Stop: ./stagedoor stop$(data_option)"
    note ''
}

show_accounts() {
    note "  Demonstration accounts, all with the password $DEMO_PASSWORD"
    row '  maya@acme.example' 'is sent to acme' '(OpenID Connect)'
    row '  lena@globex.example' 'is sent to globex' '(SAML 2.0)'
    row '  sam@initech.example' 'has a password here' 'and enrols a second factor'
}

# The installation that a command speaks to: by default the one in .stagedoor, on the port that it was started on.
command_demo() {
    local what=${1:-} chosen_port='' chosen_data=$root/.stagedoor options=()
    [ $# -eq 0 ] || shift
    while [ $# -gt 0 ]; do
        case $1 in
        --port) chosen_port=$(value_of "$@"); shift ;;
        --data) chosen_data=$(value_of "$@"); shift ;;
        --help | -h) what=help ;;
        *) options+=("$1") ;;
        esac
        shift
    done
    case $what in
    accounts | mail | token | demote | promote | end-session | offboard | rehire) use_installation "$chosen_data" "$chosen_port" ;;
    help) usage; return ;;
    *) fail "demo knows: token [--expired | --tampered], mail, accounts, demote NAME, promote NAME, end-session NAME, offboard NAME, rehire NAME." ;;
    esac
    case $what in
    accounts) show_accounts ;;
    mail)
        local answer
        answer=$(http_get "$mail_port" /api/messages)
        [ -n "$answer" ] || fail "the mail view does not answer on port $mail_port; is the demonstration running?"
        printf '%s\n' "${answer#*$'\r\n\r\n'}"
        ;;
    token)
        find_java
        [ -d "$root/idp-server/demo/target/lib" ] || build
        "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(demo_classpath)" io.stagedoor.demo.DemoTokens ${options[@]+"${options[@]}"}
        ;;
    demote | promote | end-session | offboard | rehire)
        find_java
        [ -d "$root/idp-server/demo/target/lib" ] || build
        run_cast "$what" ${options[@]+"${options[@]}"}
        ;;
    esac
}

# The demonstration's teams, and the administrator who changes them.
run_cast() {
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(demo_classpath)" io.stagedoor.demo.cast.CastMain "$@"
}

# scim-token ORGANIZATION [--port N] [--data DIR]: what a corporate directory of the running demonstration is configured with.
command_scim_token() {
    local organization='' chosen_port='' chosen_data=$root/.stagedoor
    while [ $# -gt 0 ]; do
        case $1 in
        --port) chosen_port=$(value_of "$@"); shift ;;
        --data) chosen_data=$(value_of "$@"); shift ;;
        --help | -h) usage; return ;;
        -*) fail "scim-token takes --port and --data, not '$1'." ;;
        *) [ -z "$organization" ] || fail "scim-token takes one organization."; organization=$1 ;;
        esac
        shift
    done
    [ -n "$organization" ] || fail "scim-token needs an organization, as in: ./stagedoor scim-token acme"
    use_installation "$chosen_data" "$chosen_port"
    find_java
    [ -d "$root/idp-server/demo/target/lib" ] || build >&2
    run_cast scim-token "$organization"
}

command_gateway() {
    find_java
    [ -d "$root/extensions/gateway/target/lib" ] || build
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$(gateway_classpath)" io.stagedoor.gateway.forwardauth.ForwardAuthMain "$@"
}

# config plan|apply [--demo] [--port N] [--data DIR] [more options of the tool]
command_config() {
    local what=${1:-} chosen_port='' chosen_data=$root/.stagedoor options=()
    [[ $what != -h && $what != --help ]] || { usage; return; }
    [[ $what == plan || $what == apply ]] || fail "config takes plan or apply."
    shift
    while [ $# -gt 0 ]; do
        case $1 in
        --port) chosen_port=$(value_of "$@"); shift ;;
        --data) chosen_data=$(value_of "$@"); shift ;;
        --demo) options+=(--overlay "$root/realm-config/demo") ;;
        --help | -h) usage; return ;;
        *) options+=("$1") ;;
        esac
        shift
    done
    use_installation "$chosen_data" "$chosen_port"
    find_java
    [ -d "$root/realm-config/target/lib" ] || build
    run_realm_config "$what" ${options[@]+"${options[@]}"}
}
