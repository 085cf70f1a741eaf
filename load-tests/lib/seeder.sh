# The seeder: a few classes compiled against the service's own, so that what it encrypts can be opened. Sourced after
# common.sh.

# compile_seeder : needs SERVICE_JAR
compile_seeder() {
  mkdir -p "$WORK/seeder"
  javac -d "$WORK/seeder" -cp "$SERVICE_JAR:$ROOT/target/lib/*" "$LOAD_TESTS"/seeder/org/fairgate/seed/*.java ||
    fail "the seeder does not fit the service any more"
  SEEDER=(java -Xmx512m -cp "$WORK/seeder:$SERVICE_JAR:$ROOT/target/lib/*")
}
