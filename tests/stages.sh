#!/bin/bash
# Runs stages as processes: tests/STAGE/CASE.in is stdin; CASE.args, one a
# line, the arguments; CASE.out, .err and .rc what must come back (.err and .rc
# default to nothing and 0).  Then what every stage must do with bad input.
#
# Not tested here: the library (tests/test_*.c) and whole runs (golden.sh).
cd "$(dirname "$0")/.." || exit 1
bin=$PWD/${1:-out/build/bin}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
export FACTPIPE_RULES=$PWD/rules

ok() {
	passed=$((passed + 1))
}

bad() {
	failed=$((failed + 1))
	echo "FAILED $1"
	[ $# -lt 3 ] || diff -u "$2" "$3" | head -20
}

expect() { # NAME WANTED GOT
	if cmp -s "$2" "$3"; then ok; else bad "$1" "$2" "$3"; fi
}

case_() { # STAGE CASE
	local base=tests/$1/$2 args=()
	[ -f "$base.args" ] && mapfile -t args <"$base.args"
	(cd tests/"$1" && "$bin/$1" "${args[@]}") <"$base.in" \
		>"$tmp/out" 2>"$tmp/err"
	echo $? >"$tmp/rc"
	for part in out err rc; do
		if [ -f "$base.$part" ]; then
			cp "$base.$part" "$tmp/want"
		elif [ $part = rc ]; then
			echo 0 >"$tmp/want"
		else
			: >"$tmp/want"
		fi
		expect "$1/$2.$part" "$tmp/want" "$tmp/$part"
	done
}

for in in tests/fact-*/*.in; do
	[ -e "$in" ] || continue
	stage=$(basename "$(dirname "$in")")
	case_ "$stage" "$(basename "$in" .in)"
done

# Exit code and one line on stderr that names the stage and says WORDS.
fails() { # RC STAGE WORDS
	local rc=$1 stage=$2 words=$3
	"$bin/$stage" "${@:4}" >"$tmp/out" 2>"$tmp/err"
	local got=$?
	if [ $got -eq "$rc" ] && grep -q "^$stage: .*$words" "$tmp/err"; then
		ok
	else
		bad "$stage: wanted exit $rc and '$words', got $got: $(head -c 300 "$tmp/err")"
	fi
}

header=$'doc\tpage\tline\tbegin\tmap\tblock\ttext'
printf '%s\n' "$header" >"$tmp/fact-clean.in"
cp "$tmp/fact-clean.in" "$tmp/fact-segment.in"
printf 'doc\tpath\ttype\n' >"$tmp/fact-read.in"
cp "$tmp/fact-clean.in" "$tmp/fact-match.in"
"$bin/fact-match" <"$tmp/fact-match.in" >"$tmp/fact-resolve.in"
"$bin/fact-resolve" <"$tmp/fact-resolve.in" >"$tmp/fact-link.in"
"$bin/fact-link" <"$tmp/fact-link.in" >"$tmp/fact-select.in"
"$bin/fact-select" <"$tmp/fact-select.in" >"$tmp/fact-csv.in"

for stage in fact-read fact-clean fact-segment fact-match fact-resolve fact-link \
	fact-select fact-csv; do
	[ -s "$tmp/$stage.in" ] && ok || bad "$stage: no header for no records"
	fails 1 $stage 'no header' </dev/null
	fails 1 $stage 'truncated' < <(head -c -1 "$tmp/$stage.in"; printf '\nx')
	fails 1 $stage 'no column' < <(echo nothing)
	fails 2 $stage 'usage' --no-such-option </dev/null
	"$bin/$stage" <"$tmp/$stage.in" >/dev/full 2>"$tmp/err"
	rc=$?
	if [ $rc -eq 1 ] && grep -q "^$stage: stdout: cannot write" "$tmp/err"; then
		ok
	else
		bad "$stage: /dev/full gave $rc: $(cat "$tmp/err")"
	fi
	if "$bin/$stage" -h | grep -q '^usage: '; then ok; else bad "$stage -h"; fi
done
fails 1 fact-read 'no-such-file.*cannot' no-such-file </dev/null
fails 1 fact-convert 'no-such-folder' -o "$tmp/o" no-such-folder
mkdir -p "$tmp/empty"
fails 1 fact-convert 'no documents' -o "$tmp/o" "$tmp/empty"
mkdir -p "$tmp/rules/claims"
cp rules/*.yaml rules/*.csv "$tmp/rules/"
printf 'about: x\nrules:\n  - id: X y\n' >"$tmp/rules/claims/bad.yaml"
fails 2 fact-match 'bad.yaml:3:9: ' -R "$tmp/rules" <"$tmp/fact-match.in"

for stage in fact-match fact-resolve; do
	fails 2 $stage 'usage' -l nonsense <"$tmp/$stage.in"
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
