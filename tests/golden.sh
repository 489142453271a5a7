#!/bin/bash
# Whole runs.  tests/docs gives tests/golden/facts.csv (some columns of it);
# text that states nothing gives no row; every row's source bytes are its
# quantity; bad input leaves no file that only looks whole.
#
#   golden.sh BIN            test
#   golden.sh BIN --accept   write tests/golden/facts.csv; read its diff
cd "$(dirname "$0")/.." || exit 1
bin=$PWD/${1:-out/build/bin}
export FACTPIPE_BIN=$bin FACTPIPE_RULES=$PWD/rules
columns=doc,line,claim,subject,object,kind,direction,qualifier,value,value_to,unit,period,quantity,rule,notes
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

check() { # NAME COMMAND...
	if "${@:2}" >"$tmp/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $1"
		head -40 "$tmp/said"
	fi
}

run() { stages/factpipe "$@" >"$tmp/log" 2>&1; }

# The columns that people read, without those that move with every edit.
facts() {
	python3 - "$1/facts.csv" "$columns" <<'EOF'
import csv, sys
rows = csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline=""))
keep = sys.argv[2].split(",")
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(keep)
out.writerows([r[k] for k in keep] for r in rows)
EOF
}

check 'samples: run' run -o "$tmp/out" tests/docs
facts "$tmp/out" >"$tmp/facts.csv"
if [ "$2" = --accept ]; then
	cp "$tmp/facts.csv" tests/golden/facts.csv
	exit
fi
check 'samples: facts' diff -u tests/golden/facts.csv "$tmp/facts.csv"
check 'samples: provenance' python3 tests/provenance.py "$bin" "$tmp/out"

check 'quiet: run' run -o "$tmp/quiet" tests/quiet
facts "$tmp/quiet" | tail -n +2 >"$tmp/rows"
check 'quiet: no row' diff /dev/null "$tmp/rows"

# Sharded, the same bytes.
check 'shards: run' run -j 3 -o "$tmp/shards" tests/docs
check 'shards: same' cmp "$tmp/out/facts.csv" "$tmp/shards/facts.csv"

# Odd names, and a document that cannot be read among good ones.
mkdir -p "$tmp/odd/a b" && cp tests/docs/remittances.txt "$tmp/odd/a b/Отчёт 1.txt"
printf 'A wall of 30 km, caf\xe9 \xff\xfe.\n' >"$tmp/odd/latin.txt"
ln -s /nonexistent "$tmp/odd/gone.txt"
check 'odd names: run' run -o "$tmp/oddout" "$tmp/odd"
check 'odd names: doc' grep -q 'a b/Отчёт 1.txt' "$tmp/oddout/facts.csv"

# The decimal sign is the document's, not the sentence's.
printf 'Austria covers 83.879 km2.\n\nThe rates were 3,5 %% and 4,25 %% and 6,75 %%.\n' >"$tmp/comma.txt"
check 'decimal comma: run' run -o "$tmp/commaout" "$tmp/comma.txt"
facts "$tmp/commaout" | cut -d, -f9 >"$tmp/values"
check 'decimal comma: values' diff "$tmp/values" <(printf 'value\n83879\n3.5\n4.25\n6.75\n')

# A bad rule: exit 2, and the last good files stay.
cp -R rules "$tmp/rules" && printf 'about: x\nrules:\n  - id: x\n' >"$tmp/rules/claims/zz.yaml"
before=$(cksum <"$tmp/out/facts.csv")
run -R "$tmp/rules" -o "$tmp/out" tests/docs
check 'bad rule: exit 2' [ $? -eq 2 ]
check 'bad rule: said where' grep -q 'zz.yaml:3:' "$tmp/log"
check 'bad rule: old facts stay' [ "$before" = "$(cksum <"$tmp/out/facts.csv")" ]
check 'bad rule: nothing else left' sh -c "! ls -d '$tmp'/out/.run.*"

mkdir "$tmp/none"
run -o "$tmp/noneout" "$tmp/none"
check 'empty folder: exit 1' [ $? -eq 1 ]
check 'empty folder: no csv' [ ! -e "$tmp/noneout/facts.csv" ]

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
