#!/bin/bash
# Documents of every kind through fact-convert: built here (tests/convert),
# their texts compared with tests/convert/expect, then what must happen to
# broken files, hanging converters, odd names and runs that are killed.
# `convert.sh BIN all` kills a run of 200 documents.
#
# Not tested here: how well ocrmypdf reads (a stand-in plays it).
cd "$(dirname "$0")/.." || exit 1
bin=$PWD/${1:-out/build/bin}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0
[ -x "$bin/fact-convert" ] || { echo "convert: no $bin/fact-convert"; exit 1; }
export FACTPIPE_RULES=$PWD/rules

ok() {
	passed=$((passed + 1))
}

bad() {
	failed=$((failed + 1))
	echo "FAILED convert: $1"
	[ $# -lt 3 ] || diff -u "$2" "$3" | head -20
}

same() { # NAME WANTED GOT
	if cmp -s "$2" "$3"; then ok; else bad "$@"; fi
}

says() { # NAME PATTERN FILE
	if grep -q "$2" "$3"; then
		ok
	else
		bad "$1: no '$2' in $(head -c 600 "$3")"
	fi
}

convert() { # OUT ARGUMENT...
	FACTPIPE_DIAGNOSTICS=$tmp/diag "$bin/fact-convert" -o "$tmp/$1" \
		"${@:2}" >"$tmp/list" 2>"$tmp/err"
}

# The text of a document in the last list.
text_of() {
	cat "$(awk -F'\t' -v doc="$1" '$1 == doc { print $2 }' "$tmp/list")"
}

python3 tests/convert/build.py "$tmp/docs" || exit 1

# ---- texts ------------------------------------------------------------------
for part in articles cases; do
	convert out "$tmp/docs/$part" || bad "$part: exit $?"
	for want in tests/convert/expect/$part/*.txt; do
		doc=$(basename "$want" .txt)
		text_of "$doc" >"$tmp/got"
		same "$doc" "$want" "$tmp/got"
	done
done

# ---- columns: each sentence stands there three times or more ----------------
convert out "$tmp/docs/gutters"/*.pdf
for doc in "$tmp/docs/gutters"/*.pdf; do
	text_of "$(basename "$doc")" >"$tmp/got"
	lost=$(while IFS= read -r sentence; do
		[ "$(grep -cF "$sentence" "$tmp/got")" -ge 3 ] || echo "$sentence"
	done <"$tmp/docs/gutters/want")
	[ -z "$lost" ] && ok || bad "$(basename "$doc"): no '${lost%%$'\n'*}'"
done

convert out "$tmp/docs/encodings"
for name in western wide bare marked; do
	text_of $name.txt | sed '1s/^\xef\xbb\xbf//' >"$tmp/got"
	same "$name" "$tmp/docs/encodings/plain.txt" "$tmp/got"
done
text_of russian.txt >"$tmp/got"
says russian 'составляет 2 724 900 км' "$tmp/got"
text_of declared.html >"$tmp/got"
says declared 'Le café à Genève coûte 5 francs' "$tmp/got"
says "what was assumed" 'western.txt: encoding: read as WINDOWS-1252' "$tmp/err"
if grep -q 'plain.txt:' "$tmp/err"; then bad "plain text needs no word"; else ok; fi
says "plain text stays where it is" "^plain.txt	$tmp/docs/encodings/plain.txt	text" \
	"$tmp/list"

# ---- what cannot be read ----------------------------------------------------
cp "$tmp/docs/cases/hyphens.pdf" "$tmp/docs/broken/whole.pdf"
: >"$tmp/diag"
convert out "$tmp/docs/broken" || bad "broken files must not end the run"
cut -f1,3 "$tmp/list" >"$tmp/got"
printf 'doc\ttype\nwhole.pdf\tpdf\n' >"$tmp/want"
same "only what can be read is listed" "$tmp/want" "$tmp/got"
for want in 'picture.pdf: no text layer' 'locked.pdf: encrypted' \
	'damaged.pdf: damaged' 'damaged.docx: damaged' \
	'program.bin: unknown kind'; do
	says "one diagnostic" "^fact-convert: $want" "$tmp/err"
done
[ "$(wc -l <"$tmp/err")" -eq 5 ] && ok || bad "one line a broken file"
grep $'\tcount\t' "$tmp/diag" | cut -f6,7 >"$tmp/got"
printf 'read\t6\nwritten\t1\ndropped\t5\n' >"$tmp/want"
same "the counts balance" "$tmp/want" "$tmp/got"

# ---- converters that hang, die, flood or are missing ------------------------
mkdir -p "$tmp/fake"
fake() { # SCRIPT WANTED
	printf '#!/bin/bash\n%s\n' "$1" >"$tmp/fake/pdftotext"
	chmod +x "$tmp/fake/pdftotext"
	PATH=$tmp/fake:$PATH convert "out.fake" -t 1 \
		"$tmp/docs/cases/hyphens.pdf" "$tmp/docs/encodings/plain.txt"
	says "$1" "$2" "$tmp/err"
	says "$1: the others go on" '^plain.txt' "$tmp/list"
	rm -rf "$tmp/out.fake"
}
nap="sleep 100.$$" # another run of these tests has its own
fake "$nap & $nap" 'hyphens.pdf: converter hung'
fake 'while :; do :; done' 'hyphens.pdf: converter hung'
fake 'kill -SEGV $$' 'hyphens.pdf: converter died'
fake 'echo "<doc><page></doc>"' 'hyphens.pdf: damaged'
fake 'exec head -c 2000000000 /dev/zero' 'hyphens.pdf: converter'
fake 'exec "no such program"' 'hyphens.pdf: converter missing'
if unshare -n true 2>/dev/null || unshare -rn true 2>/dev/null; then
	fake 'echo "Error: links $(grep -c : /proc/net/dev)" >&2; exit 1' \
		'Error: links 1$'
fi
if pgrep -f "$nap" >/dev/null; then
	bad "a hung converter's children are left behind"
else
	ok
fi

# ---- pictures of pages ------------------------------------------------------
printf '#!/bin/bash\ncat %q\n' "$tmp/docs/cases/hyphens.pdf" \
	>"$tmp/fake/ocrmypdf"
chmod +x "$tmp/fake/ocrmypdf"
rm "$tmp/fake/pdftotext"
PATH=$tmp/fake:$PATH OCR=1 convert out "$tmp/docs/broken/picture.pdf"
text_of picture.pdf >"$tmp/got"
same "OCR=1" tests/convert/expect/cases/hyphens.pdf.txt "$tmp/got"
says "OCR=1 is said" 'picture.pdf: read from pictures' "$tmp/err"

# ---- names ------------------------------------------------------------------
mkdir -p "$tmp/odd/-a b/ü" "$tmp/odd/.hidden" "$tmp/empty"
cp "$tmp/docs/cases/hyphens.pdf" "$tmp/odd/-a b/ü/'q\" (1) \$x;.pdf"
cp "$tmp/docs/articles/article.html" "$tmp/odd/-a b/ü/ .html"
cp "$tmp/docs/encodings/plain.txt" "$tmp/odd/Z.txt"
cp "$tmp/docs/encodings/plain.txt" "$tmp/odd/.hidden/no.txt"
echo x >"$tmp/odd/"$'tab\there.txt'
convert out "$tmp/odd"
cut -f1,3 "$tmp/list" >"$tmp/got"
printf 'doc\ttype\n%s\thtml\n%s\tpdf\nZ.txt\ttext\n' '-a b/ü/ .html' \
	"-a b/ü/'q\" (1) \$x;.pdf" >"$tmp/want"
same "odd names" "$tmp/want" "$tmp/got"
says "a TAB in a name" 'odd name' "$tmp/err"
convert out "$tmp/empty"
[ $? -eq 1 ] && ok || bad "an empty folder: exit 1"
says "an empty folder" 'no documents in' "$tmp/err"
convert out "$tmp/docs/broken/damaged.pdf"
[ $? -eq 1 ] && ok || bad "no document can be read: exit 1"
says "no document can be read" 'no document can be read' "$tmp/err"
(cd "$tmp/odd" && "$bin/fact-convert" -o "$tmp/out" -- "-a b" 2>/dev/null) |
	cut -f1 >"$tmp/got"
printf "doc\nü/ .html\nü/'q\" (1) \$x;.pdf\n" >"$tmp/want"
same "a folder with a dash" "$tmp/want" "$tmp/got"

# ---- the cache and the jobs -------------------------------------------------
convert one "$tmp/docs"
cp "$tmp/list" "$tmp/list.1"
cp "$tmp/err" "$tmp/err.1"
find "$tmp/one" -type f -printf '%p %i %T@\n' | sort >"$tmp/files.1"
convert one "$tmp/docs"
find "$tmp/one" -type f -printf '%p %i %T@\n' | sort >"$tmp/files.2"
same "a second run lists the same" "$tmp/list.1" "$tmp/list"
same "a second run says the same" "$tmp/err.1" "$tmp/err"
same "a second run writes nothing" "$tmp/files.1" "$tmp/files.2"
convert four -j 4 "$tmp/docs"
sed "s,$tmp/four,$tmp/one," "$tmp/list" >"$tmp/got"
same "four jobs list the same" "$tmp/list.1" "$tmp/got"
same "four jobs say the same" "$tmp/err.1" "$tmp/err"
(cd "$tmp/one/text" && sha256sum -- *) >"$tmp/want"
(cd "$tmp/four/text" && sha256sum -- *) >"$tmp/got"
same "four jobs write the same" "$tmp/want" "$tmp/got"

# ---- a run that is killed ---------------------------------------------------
many=$([ "$2" = all ] && echo 200 || echo 40)
python3 tests/convert/build.py "$tmp/many" "$many" || exit 1
convert calm "$tmp/many"
sed "s,$tmp/calm,OUT," "$tmp/list" >"$tmp/list.calm"
texts() { # DIR
	find "$1/text" -name '*.txt' 2>/dev/null | wc -l
}
whole=$(texts "$tmp/calm")
# Runs until a part of the texts is there.
kill_at() { # SIXTHS DIR COMMAND...
	local wanted=$((whole * $1 / 6)) dir=$2
	setsid "${@:3}" >/dev/null 2>&1 &
	while kill -0 $! 2>/dev/null && [ "$(texts "$dir")" -lt $wanted ]; do
		sleep 0.01
	done
	kill -KILL -- -$! 2>/dev/null
	wait $! 2>/dev/null
	[ "$(texts "$dir")" -ge "$whole" ] || midway=$((midway + 1))
}
midway=0
for sixths in 1 2 3; do
	kill_at $sixths "$tmp/killed" \
		"$bin/fact-convert" -o "$tmp/killed" -j 2 "$tmp/many"
done
convert killed -j 2 "$tmp/many"
sed "s,$tmp/killed,OUT," "$tmp/list" >"$tmp/got"
same "a killed run lists the same" "$tmp/list.calm" "$tmp/got"
(cd "$tmp/calm/text" && find . -type f | sort | xargs sha256sum) >"$tmp/want"
(cd "$tmp/killed/text" && find . -type f | sort | xargs sha256sum) >"$tmp/got"
same "a killed run leaves the same files" "$tmp/want" "$tmp/got"

# ---- facts ------------------------------------------------------------------
facts() { # OUT ARGUMENT...
	FACTPIPE_BIN=$bin stages/factpipe -o "$tmp/$1" "${@:2}" \
		>"$tmp/err" 2>&1 || bad "factpipe ${*:2}: $(tail -n 3 "$tmp/err")"
}

facts articles "$tmp/docs/articles"
facts cases "$tmp/docs/cases"
for check in "same articles" "cases cases"; do
	read -r what out <<<"$check"
	if python3 tests/convert/facts.py "$what" "$tmp/$out/facts.csv" \
		>"$tmp/got"; then
		ok
	else
		bad "facts, $what: $(head -n 12 "$tmp/got")"
	fi
	if python3 tests/provenance.py "$bin" "$tmp/$out" >"$tmp/got" 2>&1; then
		ok
	else
		bad "places of facts, $out: $(head -n 5 "$tmp/got")"
	fi
done

# A run of the whole pipe that is killed, and run again.
facts calm.facts "$tmp/many"
for sixths in 1 2 3; do
	FACTPIPE_BIN=$bin kill_at $sixths "$tmp/killed.facts" \
		stages/factpipe -o "$tmp/killed.facts" -j 2 "$tmp/many"
done
[ $midway -ge 2 ] && ok || bad "the kills came too late"
facts killed.facts -j 2 "$tmp/many"
same "a killed run ends with the same facts" "$tmp/calm.facts/facts.csv" \
	"$tmp/killed.facts/facts.csv"

"$bin/fact-convert" -o "$tmp/one" "$tmp/docs/cases" >/dev/full 2>"$tmp/err"
[ $? -eq 1 ] && ok || bad "/dev/full: exit 1"

echo "convert: $passed passed, $failed failed"
[ $failed -eq 0 ]
