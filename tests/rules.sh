#!/bin/bash
# fact-rules where its output alone (tests/fact-rules/CASE.*, run by stages.sh)
# does not show it: broken rule files, hostile ones, the schema, `new`, colour,
# speed, and the walk-through of README.md as it is written.
cd "$(dirname "$0")/.." || exit 1
top=$PWD
bin=$PWD/${1:-out/build/bin}
rules=$bin/fact-rules
here=tests/fact-rules
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
export FACTPIPE_RULES=$PWD/rules

ok() {
	passed=$((passed + 1))
}

bad() {
	failed=$((failed + 1))
	echo "FAILED $*" | head -n 20
}

# CPU seconds that a command and its children take; its output is in $tmp/out.
seconds() {
	local TIMEFORMAT='%U %S'
	{ time "$@" >"$tmp/out" 2>"$tmp/err" </dev/null; } 2>"$tmp/time"
	status=$?
	awk '{ print $1 + $2 }' "$tmp/time" >"$tmp/seconds"
}

within() { # SECONDS
	awk -v most="$1" '{ exit !($1 < most) }' "$tmp/seconds"
}

# A folder of rules with other patterns, and no family but a sound one.
cp -RL "$here/rules" "$tmp/rules"
rm "$tmp/rules/claims/wrong.yaml"

# Each broken file: exit 2, its one line on stderr, within a second.
check_broken() { # FILE
	local name
	name=$(basename "$1" .yaml)
	if [[ $name == patterns-* ]]; then
		cp "$1" "$tmp/rules/patterns.yaml"
		cd "$tmp/rules" && seconds "$rules" check -R .
	else
		cd "$here/broken" && seconds "$rules" check "$name.yaml"
	fi
	cd "$top" || exit 1
	if [ $status -ne 2 ] || ! within 1; then
		bad "$name: exit $status after $(cat "$tmp/seconds") s"
	elif ! cmp -s "$tmp/err" "${1%.yaml}.err"; then
		bad "$name"
		diff "${1%.yaml}.err" "$tmp/err"
	else
		ok
	fi
}

for file in "$here"/broken/*.yaml; do
	check_broken "$file"
done

# Files too big or too strange to keep: exit 2 and the words, within a second.
check_made() { # NAME WORDS, the file on stdin
	cat >"$tmp/$1.yaml"
	seconds "$rules" check "$tmp/$1.yaml"
	if [ $status -eq 2 ] && within 1 && [ "$(wc -l <"$tmp/err")" -eq 1 ] &&
		grep -q "^fact-rules: $tmp/$1.yaml:$2" "$tmp/err"; then
		ok
	else
		bad "$1: exit $status, $(cat "$tmp/seconds") s: $(cat "$tmp/err")"
	fi
}

repeat() { # TEXT COUNT
	awk -v text="$1" -v n="$2" 'BEGIN { while (n--) printf "%s", text }'
}

family=$(cat "$here/rules/claims/walls.yaml")
repeat '[' 100000 | check_made brackets '1:34: nested deeper than 32'
repeat '{a: ' 100000 | check_made braces '1:130: nested deeper than 32'
{ echo 'about: x'; repeat '# 2 MiB
' 262144; } | check_made big '1:1: larger than 1 MiB'
repeat "- " 60000 | check_made dashes '1:67: nested deeper than 32'
printf '\xef\xbb\xbf%s\n' "$family" | check_made bom '1:1: .*byte-order mark'
printf 'about: a\0b\n' | check_made nul '1:9: control character 0x00'
printf 'about: caf\xe9\n' | check_made latin1 '1:11: not UTF-8 (byte 0xe9)'
printf 'about: \xed\xa0\x80\n' | check_made surrogate '1:8: not UTF-8'
printf 'about: a\fb\n' | check_made form-feed '1:9: control character 0x0c'
printf '%s\n' "$family" | iconv -t UTF-16LE |
	check_made utf16 '1:2: control character 0x00'
repeat 'about: x
' 2 | check_made twice '2:1: key `about` stands twice'

# Line ends of Windows are no error.
sed 's/$/\r/' "$here/rules/claims/walls.yaml" >"$tmp/crlf.yaml"
if "$rules" check -R "$here/rules" "$tmp/crlf.yaml" >"$tmp/out" 2>&1; then
	ok
else
	bad "crlf: $(cat "$tmp/out")"
fi

# The rules that are shipped.
if "$rules" check >"$tmp/out" 2>&1 && "$rules" test >>"$tmp/out" 2>&1; then
	ok
else
	bad "shipped rules: $(tail -n 20 "$tmp/out")"
fi

# The schema agrees with the loader.
if python3 "$here/schema.py" rules/schema.json rules/claims/*.yaml \
	"$here"/rules/claims/*.yaml "$here/lint.yaml" \
	-- $(ls "$here"/broken/*.yaml | grep -v /patterns-); then
	ok
else
	bad schema
fi

# What `new` writes passes check and test as it is, and is never overwritten.
cp "$here/rules/patterns.yaml" "$tmp/rules/"
check_new() { # NAME [TEXT]
	if "$rules" new -R "$tmp/rules" "$@" >/dev/null &&
		"$rules" check -R "$tmp/rules" "$tmp/rules/claims/$1.yaml" \
			>"$tmp/out" && grep -q ' 0 warnings' "$tmp/out" &&
		"$rules" test -R "$tmp/rules" "$1" >"$tmp/out"; then
		ok
	else
		bad "new $1: $(cat "$tmp/out")"
	fi
}
check_new plain-one
check_new mirror-mass 'The mirror of the new observatory weighs 4.2 tonnes.'
if diff "$here/new.yaml" "$tmp/rules/claims/mirror-mass.yaml"; then
	ok
else
	bad "new mirror-mass"
fi
check_new troops "Some 37,000 of the army's troops guard it."
check_new range 'A range of 5 to 7 percent was agreed: it holds.'
# The claim goes on to a second amount.
cp -R rules "$tmp/full"
if "$rules" new -R "$tmp/full" test-beds \
	'It had 3,412 beds in 2022, against 3,560 a year earlier.' \
	>"$tmp/out" && "$rules" test -R "$tmp/full" test-beds >"$tmp/out"; then
	ok
else
	bad "new test-beds: $(cat "$tmp/out")"
fi
if ! "$rules" new -R "$tmp/rules" troops 2>"$tmp/err" &&
	grep -q 'is there already' "$tmp/err"; then
	ok
else
	bad "new overwrites"
fi
if ! "$rules" new -R "$tmp/rules" ../x 2>"$tmp/err" &&
	grep -q 'a name has' "$tmp/err"; then
	ok
else
	bad "new takes any name"
fi

# Profile: all columns but the times.
"$rules" profile -R "$here/rules" "$here/docs" >"$tmp/out" 2>&1
awk 'NR > 1 && /^ *[0-9]+\.[0-9]+ / { print $3, $4, $5, $6, $7 }' "$tmp/out" |
	sort >"$tmp/got"
printf '%s\n' '1 1 1 0 wall-of' '2 2 2 0 wall-length' '4 4 6 0 any' \
	>"$tmp/want"
if diff "$tmp/want" "$tmp/got"; then ok; else bad profile; fi

# Colour only where it is asked for.
if CLICOLOR_FORCE=1 "$rules" test -R "$here/rules" | grep -q $'\e\[31mMISSING' &&
	! "$rules" test -R "$here/rules" | grep -q $'\e'; then
	ok
else
	bad colour
fi

# A full disk.
"$rules" doc >/dev/full 2>"$tmp/err"
if [ $? -eq 1 ] && grep -q '^fact-rules: stdout: cannot write' "$tmp/err"; then
	ok
else
	bad "/dev/full: $(cat "$tmp/err")"
fi

# 1,000 rules: check and test together within 3 s.
rm "$tmp"/rules/claims/*
awk 'BEGIN {
	print "about: Many rules.\nrules:"
	for (i = 0; i < 1000; i++) {
		word = sprintf("%c%c%cish", 97 + i % 26, 97 + i / 26 % 26,
			97 + i / 676)
		printf "  - id: rule-%d\n    claim: claim %d\n", i, i
		printf "    pattern: '\''\\b%s (?:wall|tower)\\b%%{GAP}%%{QUANTITY.length}'\''\n", word
		printf "    examples:\n"
		printf "      - text: The %s wall is %d km long.\n", word, i + 2
		printf "        facts: [{value: %d, unit: km}]\n", i + 2
		printf "      - text: The %s gate is 3 km away.\n", word
		printf "        facts: []\n"
	}
}' >"$tmp/rules/claims/many.yaml"
seconds "$rules" check -R "$tmp/rules"
grep -q '^1000 rules in 1 file, 0 errors' "$tmp/out" && ok ||
	bad "1000 rules: $(tail -q -n 3 "$tmp/out" "$tmp/err")"
cp "$tmp/seconds" "$tmp/check"
seconds "$rules" test -R "$tmp/rules"
grep -q '^2000 of 2000 examples are right' "$tmp/out" && ok ||
	bad "1000 rules: $(tail -q -n 3 "$tmp/out" "$tmp/err")"
cat "$tmp/check" >>"$tmp/seconds"
awk '{ s += $1 } END { print s }' "$tmp/seconds" >"$tmp/sum"
mv "$tmp/sum" "$tmp/seconds"
if within 3; then ok; else bad "1000 rules: $(cat "$tmp/seconds") s"; fi

# README.md's walk-through, as it is written, in a copy; the editor writes the
# rule that stands there.
sed -n '/^## Add a rule/,/^## [^A]/p' README.md >"$tmp/section"
sed -n '/^```sh$/,/^```$/{/^```/d;p}' "$tmp/section" >"$tmp/walk"
sed -n '/^```yaml$/,/^```$/{/^```/d;p}' "$tmp/section" >"$tmp/edited"
walk_through() {
	mkdir "$tmp/copy" && cp -a Makefile README.md stages include rules \
		"$tmp/copy/" && mkdir -p "$tmp/copy/tests/docs" "$tmp/copy/out" &&
		cp -a "$(dirname "$bin")" "$tmp/copy/out/build" &&
		cd "$tmp/copy" && git init -q . && git add rules &&
		git commit -qm start && bash -e "$tmp/walk" &&
		git show HEAD:rules/claims/mirror-mass.yaml | cmp - "$tmp/edited"
}
export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@t GIT_COMMITTER_NAME=t \
	GIT_COMMITTER_EMAIL=t@t EDITOR="cp $tmp/edited"
if [ ! -s "$tmp/walk" ]; then
	echo "rules: README.md has no walk-through"
elif [ "$(wc -l <"$tmp/walk")" -le 5 ] &&
	(unset FACTPIPE_RULES; walk_through) >"$tmp/out" 2>&1; then
	ok
else
	bad "README walk-through: $(tail -n 20 "$tmp/out")"
fi

echo "rules: $passed passed, $failed failed"
[ $failed -eq 0 ]
