#!/bin/bash
# Fuzz targets: replays their corpora, or with -t SECONDS looks for new inputs.
# What fails is left in out/fuzz; it goes into tests/fuzz/corpus/NAME together
# with its fix.
#
# usage: tests/fuzz.sh [-t SECONDS] NAME...
cd "$(dirname "$0")/.." || exit 1
bin=out/build-fuzz/fuzz found=out/fuzz seconds=
[ "$1" = -t ] && seconds=$2 && shift 2
mkdir -p "$found"
failed=0 inputs=0

for name in "$@"; do
	corpus=tests/fuzz/corpus/$name
	log=$found/$name.log
	options=(-timeout=20 -rss_limit_mb=2000 "-artifact_prefix=$found/$name-")
	if [ -n "$seconds" ]; then
		mkdir -p "$found/$name"
		nice "$bin/$name" "${options[@]}" -max_total_time="$seconds" \
			-max_len=2000 "$found/$name" "$corpus" >"$log" 2>&1
	else
		"$bin/$name" "${options[@]}" "$corpus"/* >"$log" 2>&1
	fi || {
		failed=$((failed + 1))
		echo "FAILED fuzz $name: see $log"
		grep -m 3 -E 'does not hold|ERROR|runtime error|`' "$log"
	}
	inputs=$((inputs + $(find "$corpus" -type f | wc -l)))
	[ -z "$seconds" ] || echo "$name: $(grep -o '^Done.*' "$log")"
done
echo "fuzz: $# targets, $inputs inputs, $failed failed"
[ $failed -eq 0 ]
