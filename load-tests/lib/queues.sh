# compare queues: how long reviewers wait for the first page of their queues of units and persons, every tab and filter, and
# for the counts, with 100,000 units and 500,000 persons (a fifth of it with --quick). Sourced by ../compare.

. "$LOAD_TESTS/lib/seeder.sh"

compare() {
  local units="${COMPARE_UNITS:-100000}" seconds=120 port readers=() name
  if $QUICK; then units="${COMPARE_UNITS:-20000}" seconds=45; fi
  require_commands
  begin
  build
  SECONDS=0
  new_secrets
  compile_seeder
  say "PostgreSQL"
  start_postgres
  sql postgres -c 'CREATE DATABASE fairgate'
  seed_edition fairgate
  say "$units units"
  "${SEEDER[@]}" org.fairgate.seed.Seed "jdbc:postgresql://127.0.0.1:$PG_PORT/fairgate?user=postgres&password=unused" "$units" ||
    fail "seeding failed"
  port="$(free_port)"
  start_service fairgate fairgate "$port" FAIRGATE_SECURITY_STAFF_TOTP=false
  wait_ready fairgate "$LAST_PID" "$port"
  for name in organiser guangdong guangzhou overseas; do
    readers+=("$name=$(staff_token "$port" "$name")")
  done
  say "reading for $seconds s"
  "${SEEDER[@]}" org.fairgate.seed.Readers "http://127.0.0.1:$port" "$seconds" "${readers[@]}" || fail "reading failed"
}

# staff_token PORT USERNAME : of the demo's reviewers, whose password is known
staff_token() {
  curl -fsS "http://127.0.0.1:$1/api/v1/staff/sessions" -H 'Content-Type: application/json' \
    -d "{\"username\":\"$2\",\"password\":\"Lotus-7-lantern\"}" | sed -n 's/.*"accessToken":"\([^"]*\)".*/\1/p'
}
