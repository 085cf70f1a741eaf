# What every comparison needs: a place to work that is cleaned up, PostgreSQL, the service, the generator, the sums.
# Sourced by ../compare, which sets LOAD_TESTS, ROOT, QUICK and ONLY.

WORK=""
PG_BIN="${PG_BIN:-/usr/lib/postgresql/15/bin}"
PG_PORT=""
PG_PID=""
PG_RUNNER=()
STARTED=()
# Whatever becomes of this script, what it started ends with it.
BOUND=(setpriv --pdeathsig TERM)
# What README recommends where load matters; the same for every contestant in Java.
JAVA_FLAGS=(-Xms1g -Xmx1g -XX:+UseParallelGC -XX:+UseTransparentHugePages -XX:+AlwaysPreTouch -Djava.awt.headless=true)
declare -A GENERATOR_IN GENERATOR_OUT GENERATOR_PID

say() { echo "[$((SECONDS / 60)):$(printf '%02d' $((SECONDS % 60)))] $*" >&2; }

fail() {
  echo "compare: $*" >&2
  exit 1
}

# ---- begin and end ----

clean_up() {
  local status=$?
  trap - EXIT INT TERM
  set +e
  for pid in "${STARTED[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${STARTED[@]}"; do end_within "$pid" 8; done
  if [ -n "$PG_PID" ]; then
    kill -INT "$PG_PID" 2>/dev/null
    end_within "$PG_PID" 20
  fi
  if [ "$status" -ne 0 ] && [ -n "$WORK" ]; then
    echo "compare: failed; the last lines of the logs:" >&2
    tail -n 8 "$WORK"/*.log >&2 2>/dev/null
  fi
  [ -n "$WORK" ] && rm -rf "$WORK"
  exit "$status"
}

# Waits for a process to end, at most so many seconds, then kills it.
end_within() {
  local pid=$1 tenths=$(($2 * 10))
  while [ "$tenths" -gt 0 ] && is_alive "$pid"; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# A zombie that only waits to be reaped counts as ended.
is_alive() { [ -r "/proc/$1/stat" ] && ! grep -q ') Z ' "/proc/$1/stat" 2>/dev/null; }

begin() {
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # Not /tmp, which is often in memory: an fsync there would cost nothing.
  WORK="$(mktemp -d "${COMPARE_DIRECTORY:-/var/tmp}/fairgate-compare.XXXXXX")"
  chmod 711 "$WORK"
  local kind
  kind="$(stat -f -c %T "$WORK")"
  [ "$kind" != tmpfs ] || fail "$WORK is on tmpfs, where fsync costs nothing; set COMPARE_DIRECTORY to a real disk"
}

require_commands() {
  local missing=()
  command -v curl >/dev/null || missing+=(curl)
  command -v java >/dev/null || missing+=(openjdk-17-jdk-headless)
  command -v mvn >/dev/null || missing+=(maven)
  for name in initdb postgres; do
    [ -x "$PG_BIN/$name" ] || missing+=("postgresql-15 (for $name)")
  done
  [ -x "$PG_BIN/psql" ] || missing+=("postgresql-client-15 (for psql)")
  # Debian ships pgbench with the server.
  [ -x "$PG_BIN/pgbench" ] || missing+=("postgresql-15 (for pgbench)")
  command -v setpriv >/dev/null || missing+=(util-linux)
  if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || missing+=("postgresql-common (for the user postgres)")
  fi
  if [ ${#missing[@]} -gt 0 ]; then
    printf 'compare: missing Debian package: %s\n' "${missing[@]}" >&2
    exit 1
  fi
}

wanted() { [ -z "$ONLY" ] || [[ ",$ONLY," == *",$1,"* ]]; }

secret() { head -c 32 /dev/urandom | base64 -w0; }

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# ---- PostgreSQL: one server for all contestants, a database for each ----

start_postgres() {
  PG_PORT="$(free_port)"
  local data="$WORK/pg"
  mkdir "$data"
  if [ "$(id -u)" = 0 ]; then
    # Not runuser: it stays in between, and PostgreSQL would outlive the script.
    PG_RUNNER=(setpriv --reuid=postgres --regid=postgres --init-groups)
    chown postgres "$data"
  fi
  (cd / && "${PG_RUNNER[@]}" "$PG_BIN/initdb" -D "$data" -U postgres -E UTF8 --locale=C.UTF-8 -A trust) \
    >"$WORK/initdb.log" 2>&1 || fail "initdb failed"
  cat "$LOAD_TESTS/lib/postgresql.conf" >>"$data/postgresql.conf"
  printf "port = %s\nunix_socket_directories = '%s'\n" "$PG_PORT" "$data" >>"$data/postgresql.conf"
  (cd / && exec "${PG_RUNNER[@]}" setpriv --pdeathsig INT "$PG_BIN/postgres" -D "$data") >"$WORK/postgres.log" 2>&1 &
  STARTED+=($!)
  for _ in $(seq 100); do
    sql postgres -c 'SELECT 1' >/dev/null 2>&1 && break
    sleep 0.1
  done
  PG_PID="$(head -n 1 "$data/postmaster.pid")"
  # clean_up stops PostgreSQL last.
  unset 'STARTED[-1]'
  local safe
  safe="$(sql postgres -Atc "SELECT current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes')")"
  [ "$safe" = ononon ] || fail "PostgreSQL does not run with fsync, synchronous_commit and full_page_writes on"
}

# A new cluster makes each WAL file by writing 16 MB of zeros when it is first needed, a stop of some 60 ms for all who
# commit; one that has run for a while uses its old files again. This brings it into that state: 2 GB of files to use again.
age_wal() {
  local file
  for file in $(seq 128); do
    echo "SELECT pg_logical_emit_message(false, 'compare', '$file'); SELECT pg_switch_wal();"
  done | sql postgres >/dev/null
  sql postgres -c CHECKPOINT
}

# sql DATABASE ARGUMENTS…
sql() {
  local database=$1
  shift
  "$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$PG_PORT" -U postgres -d "$database" "$@"
}

# ---- the service ----

build() {
  say "building"
  (cd "$LOAD_TESTS" && mvn -q -B -Dmaven.test.skip=true package) || fail "the generator does not compile"
  GENERATOR_JAR="$LOAD_TESTS/target/fairgate-load.jar"
  if wanted fairgate || wanted single || wanted no-database; then
    (cd "$ROOT" && mvn -q -B -Dmaven.test.skip=true package) || fail "the service does not compile"
    SERVICE_JAR="$(find "$ROOT/target" -maxdepth 1 -name 'fairgate-*.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar' | head -n 1)"
    [ -n "$SERVICE_JAR" ] || fail "no target/fairgate-*.jar"
  fi
}

new_secrets() {
  FAIRGATE_SECURITY_TOKEN_KEYS="k1:$(secret)"
  FAIRGATE_SECURITY_FIELD_KEYS="f1:$(secret)"
  FAIRGATE_SECURITY_INDEX_KEY="$(secret)"
  export FAIRGATE_SECURITY_TOKEN_KEYS FAIRGATE_SECURITY_FIELD_KEYS FAIRGATE_SECURITY_INDEX_KEY
}

# start_service NAME DATABASE PORT [VARIABLE=value …]; leaves its pid in LAST_PID. Classes in the directory
# $SHADOW, if set, take the place of the service's own.
start_service() {
  local name=$1 database=$2 port=$3
  shift 3
  (cd "$WORK" && exec env FAIRGATE_DATABASE_URI="postgresql://postgres:unused@127.0.0.1:$PG_PORT/$database" \
    FAIRGATE_HTTP_PORT="$port" FAIRGATE_ROLES=http,auto-save "$@" "${BOUND[@]}" java "${JAVA_FLAGS[@]}" \
    -cp "${SHADOW:+$SHADOW:}$SERVICE_JAR" org.fairgate.app.Main serve) >"$WORK/$name.log" 2>&1 &
  LAST_PID=$!
  STARTED+=("$LAST_PID")
}

# An open edition must exist before anything can be saved: the demo's, written by one start of the service.
seed_edition() {
  local database=$1 port
  port="$(free_port)"
  start_service seed "$database" "$port" FAIRGATE_DEMO_ENABLED=on FAIRGATE_DEMO_SIMULATOR_PORT=0 \
    FAIRGATE_DEMO_SMTP_PORT=0
  wait_ready seed "$LAST_PID" "$port"
  kill "$LAST_PID"
  end_within "$LAST_PID" 15
  unset 'STARTED[-1]'
}

# wait_ready NAME PID PORT
wait_ready() {
  for _ in $(seq 300); do
    curl -fs -o /dev/null --max-time 2 "http://127.0.0.1:$3/health/ready" && return
    is_alive "$2" || fail "$1 ended while starting"
    sleep 0.2
  done
  fail "$1 was not ready within a minute"
}

# ---- the generator: one process per contestant, which keeps its versions and its compiled code between rounds ----

# start_generator NAME PORT WORDS…
start_generator() {
  local name=$1 port=$2 in out
  shift 2
  mkfifo "$WORK/$name.in" "$WORK/$name.out"
  exec {in}<>"$WORK/$name.in" {out}<>"$WORK/$name.out"
  GENERATOR_IN[$name]=$in
  GENERATOR_OUT[$name]=$out
  (
    # The pipes are the script's alone: with the script gone, the generator reads the end of its input.
    for in in "${GENERATOR_IN[@]}" "${GENERATOR_OUT[@]}"; do exec {in}>&-; done
    exec "${BOUND[@]}" java -Xms128m -Xmx256m -XX:+UseSerialGC -jar "$GENERATOR_JAR" commands \
      "url=http://127.0.0.1:$port" "$@"
  ) <"$WORK/$name.in" >"$WORK/$name.out" 2>"$WORK/generator-$name.log" &
  GENERATOR_PID[$name]=$!
  STARTED+=($!)
}

# load NAME WORDS… : one run; leaves the line of JSON in RESULT
load() {
  local name=$1
  shift
  echo "$*" >&"${GENERATOR_IN[$name]}"
  RESULT=""
  until read -r -t 5 -u "${GENERATOR_OUT[$name]}" RESULT; do
    is_alive "${GENERATOR_PID[$name]}" || fail "the generator of $name has ended"
  done
  [[ "$RESULT" != *'"error"'* ]] || fail "load on $name: $RESULT"
}

# figure NAME : a number out of RESULT, 0 if it is not there
figure() {
  if [[ "$RESULT" =~ \"$1\":(-?[0-9.]+) ]]; then echo "${BASH_REMATCH[1]}"; else echo 0; fi
}

# ---- sums ----

# CPU microseconds of a process and its children, living and ended.
tree_cpu_micros() {
  local root=$1 pid
  {
    sed 's/^.*) //' "/proc/$root/stat" | awk '{print $12 + $13 + $14 + $15}'
    for pid in $(cat "/proc/$root/task/$root/children"); do
      { sed 's/^.*) //' "/proc/$pid/stat" 2>/dev/null || true; } | awk '{print $12 + $13}'
    done
  } | awk -v hz="$(getconf CLK_TCK)" '{sum += $1} END {printf "%.0f\n", sum * 1000000 / hz}'
}

# CPU microseconds of what this script ran to its end.
ended_children_cpu_micros() {
  sed 's/^.*) //' "/proc/$$/stat" | awk -v hz="$(getconf CLK_TCK)" '{printf "%.0f\n", ($14 + $15) * 1000000 / hz}'
}

# Median of the numbers on stdin, with three decimals; "-" if there are none.
median() {
  sort -g | awk '{v[NR] = $1} END {
    if (NR == 0) print "-"; else printf "%.3f\n", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}
