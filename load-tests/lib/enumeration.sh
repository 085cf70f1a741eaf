# compare enumeration: does the time of an answer tell whether an account exists (R-ACC-9)?
# The demo's unit against a credit code and an address that nobody has; limits out of the way.
# Sourced by ../compare.

EXISTING=91350100M000100Y43 EXISTING_MAIL=demo@unit.example.cn
# A right check digit, so that nothing but the account is missing.
ABSENT=91440101MA5XYTRE00 ABSENT_MAIL=nobody@unit.example.cn
NO_LIMIT=1000000

compare() {
  local port rounds=400 warm=100
  if $QUICK; then rounds=120 warm=60; fi
  ONLY=fairgate
  require_commands
  begin
  build
  SECONDS=0
  new_secrets
  say "PostgreSQL"
  start_postgres
  sql postgres -c 'CREATE DATABASE fairgate'
  port="$(free_port)"
  say "the service and its demo unit"
  start_service fairgate fairgate "$port" FAIRGATE_ROLES=http,auto-save,notice FAIRGATE_DEMO_ENABLED=on \
    FAIRGATE_DEMO_SIMULATOR_PORT=0 FAIRGATE_DEMO_SMTP_PORT=0 FAIRGATE_LIMITS_PASSWORD_TRIES=$NO_LIMIT \
    FAIRGATE_LIMITS_SIGN_INS_PER_ADDRESS_MINUTE=$NO_LIMIT FAIRGATE_LIMITS_SIGN_INS_PER_SECOND=$NO_LIMIT \
    FAIRGATE_LIMITS_CODES_PER_MINUTE=$NO_LIMIT FAIRGATE_LIMITS_CODES_PER_HOUR=$NO_LIMIT \
    FAIRGATE_LIMITS_CODES_PER_DAY=$NO_LIMIT FAIRGATE_LIMITS_CODES_PER_ADDRESS_HOUR=$NO_LIMIT \
    FAIRGATE_LIMITS_CODES_PER_MINUTE_OVERALL=$NO_LIMIT
  wait_ready fairgate "$LAST_PID" "$port"
  say "asking, $rounds rounds"
  echo
  java -Xmx128m -XX:+UseSerialGC -jar "$GENERATOR_JAR" enumeration "url=http://127.0.0.1:$port" \
    "existing=$EXISTING" "absent=$ABSENT" "existingMail=$EXISTING_MAIL" "absentMail=$ABSENT_MAIL" \
    "rounds=$rounds" "warm=$warm"
}
