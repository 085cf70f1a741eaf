# compare orders: how many orders a second the service makes over HTTP with everything that belongs to one: token,
# idempotency key, two persons taken, number, audit entry. Sourced by ../compare.

compare() {
  local units=8000 warm=20 rounds=5 seconds=6 port round
  if $QUICK; then units=5000 warm=14 rounds=3 seconds=5; fi
  CONNECTIONS="${COMPARE_CONNECTIONS:-64}"
  ONLY=fairgate
  require_commands
  begin
  build
  SECONDS=0
  new_secrets
  say "PostgreSQL"
  start_postgres
  age_wal
  sql postgres -c 'CREATE DATABASE fairgate'
  seed_edition fairgate
  say "$units units with $((50 * units)) persons who wait for payment"
  sql fairgate -v units="$units" -f "$LOAD_TESTS/lib/orders.sql"
  port="$(free_port)"
  start_service fairgate fairgate "$port"
  wait_ready fairgate "$LAST_PID" "$port"
  start_generator fairgate "$port" work=orders "keys=$units" "connections=$CONNECTIONS" \
    "watch=jvm:$LAST_PID,postgres:$PG_PID+"
  say "warming"
  load fairgate warmup=0 "seconds=$warm"
  say "  $(figure ratePerSecond)/s"
  for round in $(seq "$rounds"); do
    say "round $round of $rounds"
    sql postgres -c CHECKPOINT
    load fairgate warmup=1 "seconds=$seconds"
    record_orders
  done
  report_orders
}

# One line of rounds.tsv: orders/s, p50, p99, µs per order of JVM and of PostgreSQL, not made, µs of the generator.
record_orders() {
  local orders
  orders="$(figure saves)"
  [ "$orders" -gt 0 ] || fail "no order was made: $RESULT"
  [ "$(figure status409)" = 0 ] || fail "the units have used up their persons: $RESULT"
  echo "$(figure ratePerSecond) $(figure p50Ms) $(figure p99Ms) $(per_order jvm) $(per_order postgres)" \
    "$(($(figure refused) + $(figure broken) + $(figure unanswered))) $(per_order generator)" >>"$WORK/rounds.tsv"
}

# per_order PROCESS : its CPU microseconds for each order of the run
per_order() { awk -v a="$(figure "${1}CpuMicros")" -v b="$(figure saves)" 'BEGIN {printf "%.1f\n", a / b}'; }

# of NUMBER : the median of that column
of() { awk -v column="$1" '{print $column}' "$WORK/rounds.tsv" | median; }

report_orders() {
  local twice
  twice="$(sql fairgate -Atc "SELECT count(*) - count(DISTINCT person_id) FROM badge_order_person WHERE live")"
  [ "$twice" = 0 ] || fail "$twice persons are in two orders"
  echo
  echo "orders of two persons each, medians of $(wc -l <"$WORK/rounds.tsv") rounds; $CONNECTIONS connections;" \
    "$(sql fairgate -Atc 'SELECT count(*) FROM badge_order') orders made in all"
  echo "one machine: $(nproc) cores shared by generator, server and PostgreSQL $("$PG_BIN/postgres" --version | awk '{print $3}');" \
    "fsync, synchronous_commit, full_page_writes on"
  printf 'p50 %.1f ms, p99 %.1f ms; microseconds of CPU an order: JVM %.0f, PostgreSQL %.0f, generator %.0f; not made: %d\n' \
    "$(of 2)" "$(of 3)" "$(of 4)" "$(of 5)" "$(of 7)" "$(awk '{sum += $6} END {print sum}' "$WORK/rounds.tsv")"
  printf 'orders_per_s=%.0f p99_ms=%.1f cpu_us_per_order=%.0f\n' "$(of 1)" "$(of 3)" \
    "$(awk '{print $4 + $5}' "$WORK/rounds.tsv" | median)"
}
