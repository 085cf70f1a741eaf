# compare callbacks: notices of Alipay, really signed, booked by the service in batches (group) against one transaction for each
# (plain, FAIRGATE_CALLBACKS_GROUP_COMMIT=false). Sourced by ../compare.

. "$LOAD_TESTS/lib/seeder.sh"

settings() {
  CONNECTIONS="${COMPARE_CONNECTIONS:-256}"
  # One transaction for each is bound by the pool's connections: more senders would only wait, and on a slow disk too long.
  PLAIN_CONNECTIONS="${COMPARE_PLAIN_CONNECTIONS:-32}"
  # What each of them is sent: a warm-up of 20 s and more, then so many in each round.
  if $QUICK; then
    ROUNDS=3 GROUP_WARM=45000 GROUP=8000 PLAIN_WARM=14000 PLAIN=2500
  else
    ROUNDS=7 GROUP_WARM=90000 GROUP=16000 PLAIN_WARM=25000 PLAIN=5000
  fi
  ROUNDS="${COMPARE_ROUNDS:-$ROUNDS}"
}

compare() {
  settings
  require_commands
  begin
  build
  SECONDS=0
  new_secrets
  compile_seeder
  say "PostgreSQL"
  start_postgres
  age_wal
  seed_orders $((GROUP_WARM + ROUNDS * GROUP + GROUP))
  NOTICES=(java -Xmx700m -cp "$GENERATOR_JAR" org.fairgate.load.notice.Main)
  "${NOTICES[@]}" keys "$WORK"
  declare -gA PID
  start_contestant group true
  start_contestant plain false
  say "signing"
  wait_signed group $((GROUP_WARM + ROUNDS * GROUP))
  wait_signed plain $((PLAIN_WARM + ROUNDS * PLAIN))
  say "warming"
  load group "$GROUP_WARM $CONNECTIONS"
  load plain "$PLAIN_WARM $PLAIN_CONNECTIONS"
  sql postgres -c CHECKPOINT
  for round in $(seq "$ROUNDS"); do
    visit group "$GROUP" "$CONNECTIONS"
    visit plain "$PLAIN" "$PLAIN_CONNECTIONS"
  done
  report
}

seed_orders() {
  local units=$((($1 + 4) / 5))
  sql postgres -c 'CREATE DATABASE "group"'
  seed_edition group
  say "$units units with five orders each"
  "${SEEDER[@]}" org.fairgate.seed.Seed "jdbc:postgresql://127.0.0.1:$PG_PORT/group?user=postgres&password=unused" "$units" ||
    fail "seeding failed"
  sql group -f "$LOAD_TESTS/lib/callback-orders.sql"
  sql postgres -c 'CREATE DATABASE plain TEMPLATE "group"'
}

# start_contestant NAME GROUP_COMMIT
start_contestant() {
  local name=$1 port
  port="$(free_port)"
  start_service "$name" "$name" "$port" FAIRGATE_ROLES=http,auto-save,payment "FAIRGATE_CALLBACKS_GROUP_COMMIT=$2" \
    FAIRGATE_GATEWAYS_NOTIFY_BASE=http://127.0.0.1 FAIRGATE_GATEWAYS_ALIPAY_APP_ID=2021000000000000 \
    FAIRGATE_GATEWAYS_ALIPAY_SELLER_ID=2088000000000000 "FAIRGATE_GATEWAYS_ALIPAY_PRIVATE_KEY=$(cat "$WORK/private")" \
    "FAIRGATE_GATEWAYS_ALIPAY_PUBLIC_KEY=$(cat "$WORK/public")"
  PID[$name]=$LAST_PID
  wait_ready "$name" "$LAST_PID" "$port"
  PORTS[$name]=$port
}

declare -A PORTS

# wait_signed NAME COUNT : starts its generator, which signs so many notices of orders in random order
wait_signed() {
  local name=$1 in out
  sql "$name" -Atc "SELECT number FROM payment ORDER BY md5(number) LIMIT $2" >"$WORK/$name.numbers"
  mkfifo "$WORK/$name.in" "$WORK/$name.out"
  exec {in}<>"$WORK/$name.in" {out}<>"$WORK/$name.out"
  GENERATOR_IN[$name]=$in
  GENERATOR_OUT[$name]=$out
  (
    for in in "${GENERATOR_IN[@]}" "${GENERATOR_OUT[@]}"; do exec {in}>&-; done
    exec "${BOUND[@]}" "${NOTICES[@]}" send "$WORK" "${PORTS[$name]}" "$WORK/$name.numbers"
  ) <"$WORK/$name.in" >"$WORK/$name.out" 2>"$WORK/generator-$name.log" &
  GENERATOR_PID[$name]=$!
  STARTED+=($!)
  RESULT=""
  until read -r -t 5 -u "$out" RESULT; do
    is_alive "${GENERATOR_PID[$name]}" || fail "the generator of $name has ended"
  done
}

# visit NAME COUNT CONNECTIONS : one line "name rate jvm-µs postgres-µs" for the report
visit() {
  local name=$1 jvm pg good
  jvm="$(tree_cpu_micros "${PID[$name]}")"
  pg="$(tree_cpu_micros "$PG_PID")"
  load "$name" "$2 $3"
  good="$(figure good)"
  [ "$(figure other)" = 0 ] || fail "$name answered $(figure other) notices otherwise: $RESULT"
  jvm=$(($(tree_cpu_micros "${PID[$name]}") - jvm))
  pg=$(($(tree_cpu_micros "$PG_PID") - pg))
  awk -v n="$name" -v good="$good" -v s="$(figure seconds)" -v jvm="$jvm" -v pg="$pg" \
    'BEGIN {printf "%s %.1f %.1f %.1f\n", n, good / s, jvm / good, pg / good}' | tee -a "$WORK/visits" >&2
}

column() { awk -v n="$1" -v c="$2" '$1 == n {print $c}' "$WORK/visits"; }

report() {
  local name cpu
  for name in group plain; do
    [ "$(sql "$name" -Atc "SELECT count(*) FROM payment p JOIN badge_order o USING (unit_id, order_id)
      WHERE (p.state = 'paid') <> (o.state = 'paid') OR p.state = 'paid' AND p.outcome <> 'booked'")" = 0 ] ||
      fail "the ledger of $name does not fit its orders"
  done
  printf '%-8s %12s %12s %12s %12s\n' contestant callbacks/s "JVM µs" "PG µs" "sum µs"
  for name in group plain; do
    printf '%-8s %12.0f %12.1f %12.1f %12.1f\n' "$name" "$(column "$name" 2 | median)" "$(column "$name" 3 | median)" \
      "$(column "$name" 4 | median)" "$(sum_of "$name" | median)"
  done
  cpu="$(paste <(sum_of plain) <(sum_of group) | awk '{print $1 / $2}' | median)"
  printf 'callbacks_per_s=%.0f cpu_vs_plain=%.2f\n' "$(column group 2 | median)" "$cpu"
}

sum_of() { paste <(column "$1" 3) <(column "$1" 4) | awk '{print $1 + $2}'; }
