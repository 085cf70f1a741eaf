# compare autosave: durable saves per second, the service against
#   single   the same service with one upsert per request instead of group commit
#   spring   peers/spring-jdbc
#   pgbench  single-row upserts straight into PostgreSQL, no HTTP at all
#   no-database  the same service with the statement left out (not with --quick, unless --only names it)
# Sourced by ../compare.

settings() {
  # A peak is tens of thousands of browsers, each with a connection of its own.
  CONNECTIONS="${COMPARE_CONNECTIONS:-1024}"
  if $QUICK; then
    KEYS=10000 WARM=20 ROUNDS=3 LEAD=1 MEASURED=3 OPEN_WARM=2 OPEN=8 LAST_ROUND_BY=155
  else
    KEYS=20000 WARM=45 ROUNDS=7 LEAD=2 MEASURED=10 OPEN_WARM=5 OPEN=30 LAST_ROUND_BY=100000
  fi
  KEYS="${COMPARE_KEYS:-$KEYS}" WARM="${COMPARE_WARM:-$WARM}" ROUNDS="${COMPARE_ROUNDS:-$ROUNDS}" MEASURED="${COMPARE_SECONDS:-$MEASURED}"
}

compare() {
  settings
  require_commands
  begin
  build
  if wanted spring; then
    (cd "$LOAD_TESTS/peers/spring-jdbc" && mvn -q -B -Dmaven.test.skip=true package) || fail "the Spring peer does not compile"
  fi
  SECONDS=0
  new_secrets
  say "PostgreSQL"
  start_postgres
  age_wal
  TABLE="$(find "$ROOT/src/main/resources/db/migration" -name 'V*__draft.sql')"
  start_contestants
  warm
  measure_rounds
  measure_open_loop
  report
}

# ---- contestants ----

declare -A PORT PID
HTTP_CONTESTANTS=()

start_contestants() {
  say "contestants"
  if wanted fairgate || wanted single || wanted no-database; then
    sql postgres -c 'CREATE DATABASE fairgate'
    seed_edition fairgate
    copy_database single
    copy_database no-database
  fi
  wanted fairgate && start_one fairgate FAIRGATE_AUTO_SAVE_GROUP_COMMIT=true
  # One by one, it has twice as many connections to PostgreSQL as pgbench has clients, and its callers wait longer for one
  # than the service's default would let them.
  wanted single && start_one single FAIRGATE_AUTO_SAVE_GROUP_COMMIT=false FAIRGATE_DATABASE_ACQUIRE_TIMEOUT=8s \
    FAIRGATE_DATABASE_POOL_SIZE=128
  if wanted no-database && { ! $QUICK || [ -n "$ONLY" ]; }; then start_without_database; fi
  wanted spring && start_spring
  wanted pgbench && prepare_pgbench
  local name
  for name in "${HTTP_CONTESTANTS[@]}"; do
    wait_ready "$name" "${PID[$name]}" "${PORT[$name]}"
    start_generator "$name" "${PORT[$name]}" "keys=$KEYS" "connections=$CONNECTIONS" \
      "watch=jvm:${PID[$name]},postgres:$PG_PID+"
  done
}

# copy_database NAME : the seeded database under another name; whoever still leaves it is not waited for
copy_database() {
  sql postgres -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'fairgate'" >/dev/null
  for _ in 1 2 3 4 5; do
    sql postgres -c "CREATE DATABASE \"$1\" TEMPLATE fairgate" 2>/dev/null && return
    sleep 0.3
  done
  fail "the seeded database is still in use"
}

# start_one NAME VARIABLE=value … : the service, on the database of that name
start_one() {
  local name=$1
  shift
  PORT[$name]="$(free_port)"
  start_service "$name" "$name" "${PORT[$name]}" "$@"
  PID[$name]=$LAST_PID
  HTTP_CONTESTANTS+=("$name")
}

# The service's own classes but for one, which answers in the place of the database.
start_without_database() {
  mkdir "$WORK/shadow"
  if ! javac -d "$WORK/shadow" -cp "$SERVICE_JAR:$ROOT/target/lib/*" \
    "$LOAD_TESTS/peers/no-database/org/fairgate/draft/DraftStore.java" >"$WORK/javac.log" 2>&1; then
    say "peers/no-database does not fit the service any more: not measured"
    return 0
  fi
  SHADOW="$WORK/shadow" start_one no-database FAIRGATE_AUTO_SAVE_GROUP_COMMIT=true
}

start_spring() {
  PORT[spring]="$(free_port)"
  sql postgres -c 'CREATE DATABASE spring'
  sql spring -f "$TABLE"
  PEER_PORT="${PORT[spring]}" PEER_JDBC_URL="jdbc:postgresql://127.0.0.1:$PG_PORT/spring" PEER_JDBC_USER=postgres \
    PEER_JDBC_PASSWORD=unused "${BOUND[@]}" java "${JAVA_FLAGS[@]}" -jar "$LOAD_TESTS/peers/spring-jdbc/target/peer-spring-jdbc.jar" \
    >"$WORK/spring.log" 2>&1 &
  PID[spring]=$!
  STARTED+=("${PID[spring]}")
  HTTP_CONTESTANTS+=(spring)
}

prepare_pgbench() {
  local body
  body="$(java -jar "$GENERATOR_JAR" body)"
  BODY_HEAD="${body%%000000001*}"
  BODY_TAIL="${body##*000000001}"
  sql postgres -c 'CREATE DATABASE pgbench'
  sql pgbench -f "$TABLE"
  sql pgbench -v keys="$KEYS" -v body="$body" >/dev/null <<'SQL'
INSERT INTO draft (unit_id, edition_id, page, version, body, hash, saved_at)
SELECT ('0190f000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '00000000-0000-0000-0000-000000000001', 'unit', 1,
       convert_to(:'body', 'UTF8'), '\x00112233445566778899aabbccddeeff', now()
FROM generate_series(1, :keys) n ORDER BY random();
SQL
}

# ---- measuring ----

# The first save of every key is load like any other, so its time counts towards the warm-up.
warm() {
  local name spent
  for name in "${HTTP_CONTESTANTS[@]}"; do
    say "warming $name"
    load "$name" once=true seconds=60
    # A cold server may be slow or refuse some with 503; what is missing comes with the warm-up.
    [ "$(figure saves)" -gt 0 ] && [ "$(figure refused)" = "$(figure status503)" ] || fail "first saves on $name: $RESULT"
    spent="$(figure seconds)"
    load "$name" warmup=0 "seconds=$(awk -v warm="$WARM" -v spent="$spent" 'BEGIN {print warm - spent < 4 ? 4 : warm - spent}')"
    say "  $(figure ratePerSecond)/s"
  done
  wanted pgbench && run_pgbench 3
  return 0
}

# Each round visits all contestants, so that a slow minute of the machine hits all of them.
measure_rounds() {
  local round name
  for round in $(seq "$ROUNDS"); do
    if [ "$SECONDS" -gt "$LAST_ROUND_BY" ]; then
      say "no time for round $round"
      break
    fi
    say "round $round of $ROUNDS"
    # Between the rounds, so that none falls into one, and so that WAL files are used again.
    sql postgres -c CHECKPOINT
    for name in "${HTTP_CONTESTANTS[@]}"; do
      load "$name" "warmup=$LEAD" "seconds=$MEASURED"
      record_http "$round" "$name"
    done
    if wanted pgbench; then
      run_pgbench "$MEASURED"
      record "$round" pgbench "$PGBENCH_RATE" "$PGBENCH_P50" "$PGBENCH_P99" 0 "$PGBENCH_CPU" "$PGBENCH_FAILED" \
        "$PGBENCH_OWN_CPU"
    fi
  done
}

record_http() {
  local saves
  saves="$(figure saves)"
  [ "$saves" -gt 0 ] || fail "$2 answered no save: $RESULT"
  record "$1" "$2" "$(figure ratePerSecond)" "$(figure p50Ms)" "$(figure p99Ms)" \
    "$(divide "$(figure jvmCpuMicros)" "$saves")" "$(divide "$(figure postgresCpuMicros)" "$saves")" \
    "$(($(figure refused) + $(figure broken) + $(figure unanswered)))" \
    "$(divide "$(figure generatorCpuMicros)" "$saves")"
}

# One line of rounds.tsv: round, contestant, saves/s, p50, p99, µs per save of JVM and of PostgreSQL, not 200, µs per
# save of the generator.
record() {
  local IFS=$'\t'
  echo "$*" >>"$WORK/rounds.tsv"
}

# run_pgbench SECONDS; the latencies are those of one in ten statements, to keep the log cheap.
run_pgbench() {
  local before after count own
  rm -f "$WORK"/latency.*
  own="$(ended_children_cpu_micros)"
  before="$(tree_cpu_micros "$PG_PID")"
  "$PG_BIN/pgbench" -h 127.0.0.1 -p "$PG_PORT" -U postgres -n -M prepared -c 64 -j 2 -T "$1" \
    -f "$LOAD_TESTS/lib/upsert.pgbench" -D "keys=$KEYS" -D "head=$BODY_HEAD" -D "tail=$BODY_TAIL" \
    -l --sampling-rate=0.1 --log-prefix="$WORK/latency" pgbench >"$WORK/pgbench.log" 2>&1 || fail "pgbench failed"
  # Its backends are ending: until PostgreSQL has waited for them, their time is nowhere to be read.
  sleep 0.5
  after="$(tree_cpu_micros "$PG_PID")"
  own=$(($(ended_children_cpu_micros) - own))
  PGBENCH_RATE="$(sed -n 's/^tps = \([0-9.]*\).*/\1/p' "$WORK/pgbench.log")"
  PGBENCH_FAILED="$(sed -n 's/^number of failed transactions: \([0-9]*\).*/\1/p' "$WORK/pgbench.log")"
  count="$(sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p' "$WORK/pgbench.log")"
  PGBENCH_CPU="$(divide "$((after - before))" "$count")"
  PGBENCH_OWN_CPU="$(divide "$own" "$count")"
  cat "$WORK"/latency.* | awk '{print $3}' | sort -n >"$WORK/latencies"
  PGBENCH_P50="$(percentile 50)"
  PGBENCH_P99="$(percentile 99)"
}

percentile() {
  awk -v p="$1" '{v[NR] = $1} END {i = int(NR * p / 100); printf "%.3f\n", v[i < 1 ? 1 : i] / 1000}' "$WORK/latencies"
}

divide() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.3f\n", b ? a / b : 0}'; }

measure_open_loop() {
  P99=-
  OPEN_LINE="open loop: not measured"
  wanted fairgate || return 0
  local half
  half="$(divide "$(column fairgate 3 | median)" 2)"
  say "open loop at $half/s"
  sql postgres -c CHECKPOINT
  load fairgate "rate=$half" "warmup=$OPEN_WARM" "seconds=$OPEN"
  P99="$(figure p99Ms)"
  OPEN_LINE="$(printf 'open loop, fairgate at half of its maximum (%.0f/s): got %.0f/s, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, not 200: %d, unsent: %d' \
    "$half" "$(figure ratePerSecond)" "$(figure p50Ms)" "$P99" "$(figure p999Ms)" "$(figure refused)" "$(figure unsent)")"
}

# ---- report ----

# column CONTESTANT NUMBER : that column of its rounds
column() { awk -F'\t' -v name="$1" -v column="$2" '$2 == name {print $column}' "$WORK/rounds.tsv"; }

# ratio PEER : median over the rounds of the service's rate by the peer's in the same round
ratio() {
  awk -F'\t' -v peer="$1" '$2 == "fairgate" {ours[$1] = $3} $2 == peer {theirs[$1] = $3}
    END {for (round in theirs) if (round in ours) print ours[round] / theirs[round]}' "$WORK/rounds.tsv" | median
}

two_digits() { if [ "$1" = - ]; then echo -; else printf '%.2f\n' "$1"; fi; }

report() {
  local name cpu
  echo
  echo "auto-save, medians of $(cut -f1 "$WORK/rounds.tsv" | sort -u | wc -l) interleaved rounds of $MEASURED s;" \
    "$KEYS keys, body $(java -jar "$GENERATOR_JAR" body | wc -c) bytes, $CONNECTIONS connections (pgbench: 64 clients)"
  echo "one machine: $(nproc) cores shared by generator, server and PostgreSQL $("$PG_BIN/postgres" --version | awk '{print $3}');" \
    "fsync, synchronous_commit, full_page_writes on"
  echo
  printf '%-12s %10s %9s %9s %12s %12s %12s %8s %13s\n' contestant saves/s "p50 ms" "p99 ms" "JVM µs/save" "PG µs/save" "sum µs/save" "not 200" "generator µs"
  for name in "${HTTP_CONTESTANTS[@]}" pgbench; do
    [ -n "$(column "$name" 1)" ] && report_line "$name"
  done
  echo
  echo "$OPEN_LINE"
  echo "share of the same server without a database: $(two_digits "$(ratio no-database)")"
  echo
  cpu="$(paste <(column fairgate 6) <(column fairgate 7) | awk 'NF {print $1 + $2}' | median)"
  echo "vs_pgbench=$(two_digits "$(ratio pgbench)") vs_spring=$(two_digits "$(ratio spring)")" \
    "vs_single=$(two_digits "$(ratio single)") cpu_us_per_save=$(two_digits "$cpu") p99_ms=$(two_digits "$P99")"
}

report_line() {
  local jvm pg
  jvm="$(column "$1" 6 | median)"
  pg="$(column "$1" 7 | median)"
  printf '%-12s %10.0f %9.1f %9.1f %11.1f %11.1f %11.1f %8d %12.1f\n' "$1" "$(column "$1" 3 | median)" \
    "$(column "$1" 4 | median)" "$(column "$1" 5 | median)" "$jvm" "$pg" \
    "$(awk -v a="$jvm" -v b="$pg" 'BEGIN {print a + b}')" "$(column "$1" 8 | awk '{sum += $1} END {print sum + 0}')" "$(column "$1" 9 | median)"
}
